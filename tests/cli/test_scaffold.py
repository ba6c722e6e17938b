"""A new corpus project as its user meets it: its own tests, its hook, its workflows, its settings."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from tests.cli.command import BROKEN, CLEAN, seedproof

from seedproof.core.settings import Settings
from seedproof.core.settings_place import SettingsPlace, kebab
from seedproof.corpus.registry import built_in

IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert seedproof(tmp_path, "init", "corpus").returncode == 0
    (tmp_path / "corpus" / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def bash(project: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `seedproof` is the one under test, and installs are none."""
    scripts = tmp_path / "bin"
    scripts.mkdir()
    for name, line in {"seedproof": f'exec {shlex.quote(sys.executable)} -m seedproof "$@"', "pip": "exit 0"}.items():
        (scripts / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (scripts / name).chmod(0o755)
    return {**os.environ, "PATH": f"{scripts}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}


def run(project: Path, environment: dict[str, str], script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-e", "-c", script], cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_every_setting_is_named_with_what_holds_where_it_is_not_set(project: Path) -> None:
    text = (project / "seedproof.toml").read_text("utf-8")
    keys, _, tables = text.partition("# Options of checks")[0].partition("# Findings that are right")
    shown, in_tables = (tomllib.loads(re.sub(r"^# (?=[\w-]+ = |\[)", "", part, flags=re.MULTILINE)) for part in (keys, "# " + tables))
    defaults = Settings().model_dump(mode="json", by_alias=True)

    assert set(shown) | set(in_tables) == set(defaults) - {"checks"}
    assert Settings.load(shown | in_tables, SettingsPlace("seedproof.toml")).exemptions
    assert {key: value for key, value in shown.items() if value != defaults[key]} == {
        "own-checks": ["checks/*.py"], "seed-class": "schemas/news.py:NewsSeed",
    }  # fmt: skip


def test_every_option_of_every_check_is_named_with_what_holds_where_it_is_not_set(project: Path) -> None:
    _, _, options = (project / "seedproof.toml").read_text("utf-8").partition("# Options of checks")
    shown = tomllib.loads("\n".join(line.removeprefix("# ").removeprefix("#") for line in options.splitlines()[1:]))["checks"]

    assert shown == {
        kind.name(): {kebab(name): field.default for name, field in kind.model_fields.items()} for kind in built_in() if kind.model_fields
    }
    (project / "seedproof.toml").write_text(f"[checks.stub-body]\nmin-words = {shown['stub-body']['min-words']}\n", encoding="utf-8")
    assert seedproof(project, "check", "--no-own-code").returncode == 0


@pytest.mark.slow
def test_the_own_check_passes_its_cases_with_plain_pytest(project: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "pytest", "-q"], cwd=project, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_the_own_check_is_run(project: Path) -> None:
    (project / "seeds" / "ferry.txt").write_text(CLEAN.replace("it would sail", "it would utilise"), encoding="utf-8")
    done = seedproof(project, "check", "--format", "concise")

    assert "house-style [warning] write “use” for “utilise”" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (BROKEN, 1)])
def test_the_hook_takes_the_files_of_a_commit(project: Path, bash: dict[str, str], text: str, code: int) -> None:
    (project / "seeds" / "ferry.txt").rename(project / "seeds" / "a b.txt").write_text(text, encoding="utf-8")
    (hook,) = yaml.safe_load((project / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    committed = [str(path.relative_to(project)) for path in sorted(project.rglob("*")) if path.is_file()]
    named = [shlex.quote(name) for name in committed if re.search(hook["files"], name)]

    assert hook["require_serial"]
    assert "seeds/.gitkeep" in named
    assert run(project, bash, f"{hook['entry']} {' '.join(named)}").returncode == code
    assert run(project, bash, f"{hook['entry']} seeds/.gitkeep").returncode == 0


@pytest.mark.slow
def test_a_new_project_is_committed_by_way_of_its_hook(project: Path, bash: dict[str, str], tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    bash = {**bash, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    commit = f"git {' '.join(IDENTITY)} commit --quiet --message seeds"
    begun = run(project, bash, f"git init --quiet && git add -A && {shlex.quote(sys.executable)} -m pre_commit install && {commit}")
    assert begun.returncode == 0, begun.stdout + begun.stderr
    assert "Passed" in begun.stdout + begun.stderr

    (project / "seeds" / "a b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    refused = run(project, bash, f"git add -A && {commit}")
    assert refused.returncode == 1
    assert "comment-form" in refused.stdout + refused.stderr
    assert run(project, bash, "git log --oneline | wc -l").stdout.strip() == "1"


@pytest.mark.slow
@pytest.mark.parametrize(("text", "codes"), [(CLEAN, [0, 0, 0]), (BROKEN, [1, 1, 0])])
def test_the_workflow_checks_gates_and_builds_the_site_whatever_was_found(
    project: Path, bash: dict[str, str], text: str, codes: list[int]
) -> None:
    (project / "seeds" / "ferry.txt").write_text(text, encoding="utf-8")
    steps = yaml.safe_load((project / ".github/workflows/seedproof.yml").read_text("utf-8"))["jobs"]["gate"]["steps"]
    install, check, *others = [step for step in steps if "run" in step]
    done = [run(project, bash, step["run"]) for step in (check, *others)]

    assert install["run"].startswith('pip install "seedproof[gate]==')
    assert [step.returncode for step in done] == codes, [step.stderr for step in done]
    assert all(step["if"] == "${{ !cancelled() }}" for step in others)
    assert Path(bash["GITHUB_STEP_SUMMARY"]).read_text("utf-8").startswith("### seedproof: ")
    assert (project / "reports" / "index.html").is_file()


@pytest.mark.slow
def test_the_workflow_shows_on_a_pull_request_what_it_changes(project: Path, bash: dict[str, str]) -> None:
    (project / "seeds" / "old.txt").write_text("Mill to grind again\n\nThecouncil has mended the roof of the mill.\n", encoding="utf-8")
    base = committed(project)
    (project / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    committed(project)
    steps = yaml.safe_load((project / ".github/workflows/seedproof.yml").read_text("utf-8"))["jobs"]["gate"]["steps"]
    [check] = [step for step in steps if "seedproof check" in step.get("run", "")]
    pull, push = (run(project, {**bash, "BASE": sha}, check["run"]) for sha in (base, ""))

    assert check["env"] == {"BASE": "${{ github.event.pull_request.base.sha }}"}
    assert (pull.returncode, push.returncode) == (1, 1)
    assert "seeds/ferry.txt" in pull.stdout
    assert "seeds/old.txt" not in pull.stdout
    assert "seeds/old.txt" in push.stdout


def committed(project: Path) -> str:
    """Commit everything in a project, past its hooks, and return the commit."""
    for arguments in (("init", "--quiet"), ("add", "-A"), ("commit", "--quiet", "--no-verify", "--message", "seeds")):
        subprocess.run(["git", *IDENTITY, *arguments], cwd=project, check=True, capture_output=True)
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=project, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (BROKEN, 1)])
def test_the_gitlab_job_does_so_too(project: Path, bash: dict[str, str], text: str, code: int) -> None:
    (project / "seeds" / "ferry.txt").write_text(text, encoding="utf-8")
    job = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))["seedproof"]
    done = run(project, bash, "\n".join(job["script"]))

    assert done.returncode == code, done.stderr
    assert (project / job["artifacts"]["reports"]["codequality"]).read_text("utf-8").startswith("[")
    assert (project / "reports" / "index.html").is_file()
