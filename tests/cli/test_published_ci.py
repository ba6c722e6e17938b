"""The hook and the action of this repository do for a project of others what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.command import BROKEN, CLEAN, small_project

ROOT = Path(__file__).parent.parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PUBLISHED = pytest.mark.skipif(not HOOKS.exists() or not (ROOT / "src").is_dir(), reason="this is no checkout of the repository")
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    small_project(folder)
    (folder / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commit(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    git(folder, "init", "--quiet")
    git(folder, "add", "-A")
    return git(folder, "commit", "--quiet", "--message", "seeds", **variables)


@PUBLISHED
@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("seeds/a b.txt", True),
        ("seeds/deep/a.md", True),
        ("seeds/a.jsonl", True),
        ("seeds/a.jsonl.gz", True),
        ("seeds/a.parquet", True),
        ("seeds/.gitkeep", False),
        ("README.md", False),
        ("seeds/a.html", False),
    ],
)
def test_the_hook_takes_every_kind_of_seed_and_nothing_else(path: str, taken: bool) -> None:
    [hook] = yaml.safe_load(HOOKS.read_text("utf-8"))

    assert bool(re.search(hook["files"], path)) is taken
    assert "types" not in hook
    assert hook["require_serial"]


@PUBLISHED
@pytest.mark.slow
def test_the_hook_is_installed_from_a_clone_and_lets_only_sound_seeds_pass(project: Path, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    clone = tmp_path / "seedproof"
    clone.mkdir()
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "hatch_build.py", HOOKS.name):
        shutil.copy(ROOT / name, clone)
    shutil.copytree(ROOT / "src", clone / "src", ignore=shutil.ignore_patterns("__pycache__"))
    commit(clone)
    revision = git(clone, "rev-parse", "HEAD").stdout.strip()
    config = {"repos": [{"repo": str(clone), "rev": revision, "hooks": [{"id": "seedproof"}]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(project, "init", "--quiet")
    variables = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "PYTHONPATH": ""}
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=project, check=True, capture_output=True)

    done = commit(project, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr
    site = next((tmp_path / "pre-commit").rglob("site-packages"))
    assert (site / "numpy").is_dir()
    assert not (site / "great_expectations").exists()

    (project / "seeds" / "a b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    refused = commit(project, **variables)
    assert refused.returncode == 1
    assert "comment-form" in refused.stdout + refused.stderr


@pytest.fixture
def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    return found


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a runner on which the action has been installed."""
    scripts = tmp_path / "runner" / "seedproof" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "seedproof").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m seedproof "$@"\n', encoding="utf-8")
    (scripts / "seedproof").chmod(0o755)
    files = {name: str(tmp_path / "runner" / name) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    return {**os.environ, **files, "RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_ACTION_PATH": str(ROOT)}


def run(step: dict[str, Any], folder: Path, runner: dict[str, str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does."""
    given = dict.fromkeys(step.get("env", {}), "") | variables
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env={**runner, **given}, capture_output=True, text=True, check=False)


def test_nothing_that_a_caller_gives_is_a_part_of_a_script_of_the_action(steps: list[dict[str, Any]]) -> None:
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    assert all(step["shell"] == "bash" for step in steps if "run" in step)
    assert all("!cancelled()" in step["if"] for step in steps[steps.index(checking(steps)) + 1 :])


def checking(steps: list[dict[str, Any]]) -> dict[str, Any]:
    return next(step for step in steps if step.get("id") == "check")


@pytest.mark.slow
def test_the_action_annotates_sums_up_and_writes_sarif(project: Path, steps: list[dict[str, Any]], runner: dict[str, str]) -> None:
    (project / "seeds" / "a b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    done = run(checking(steps), project, runner, FAIL_ON="warning")

    assert done.returncode == 1, done.stderr
    assert "file=seeds/a b.txt,line=" in done.stdout
    assert Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8").startswith("### seedproof: ")
    assert '"version": "2.1.0"' in Path(runner["RUNNER_TEMP"], "seedproof.sarif").read_text("utf-8")
    assert run(checking(steps), project, runner, FAIL_ON="never").returncode == 0


@pytest.mark.slow
def test_the_action_takes_paths_one_a_line(project: Path, steps: list[dict[str, Any]], runner: dict[str, str]) -> None:
    (project / "seeds" / "a b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    (project / "--fix.txt").write_text(CLEAN, encoding="utf-8")
    paths = {"seeds/ferry.txt\n": 0, "seeds/ferry.txt\nseeds/a b.txt": 1, "--fix.txt": 0, "$(touch ran)": 2}

    assert {given: run(checking(steps), project, runner, FAIL_ON="warning", PATHS=given).returncode for given in paths} == paths
    assert not (project / "ran").exists()


@pytest.mark.slow
def test_the_action_shows_on_a_pull_request_what_it_changes_in_a_shallow_checkout_too(
    project: Path, steps: list[dict[str, Any]], runner: dict[str, str], tmp_path: Path
) -> None:
    (project / "seeds" / "old.txt").write_text(BROKEN, encoding="utf-8")
    commit(project)
    base = git(project, "rev-parse", "HEAD").stdout.strip()
    (project / "seeds" / "new.txt").write_text(BROKEN.replace("Ferry", "Coach").replace("ferry", "coach"), encoding="utf-8")
    commit(project)
    git(project, "config", "uploadpack.allowAnySHA1InWant", "true")
    shallow = tmp_path / "shallow"
    assert git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", str(shallow)).returncode == 0

    for folder in (project, shallow):
        done = run(checking(steps), folder, runner, FAIL_ON="warning", CHANGED_SINCE=base)
        assert done.returncode == 1, done.stderr
        assert "file=seeds/new.txt" in done.stdout
        assert "file=seeds/old.txt" not in done.stdout


@pytest.mark.slow
def test_the_action_gates_and_builds_the_site(project: Path, steps: list[dict[str, Any]], runner: dict[str, str]) -> None:
    gate, docs = (step for step in steps if re.search(r'seedproof" (gate|docs)', step.get("run", "")))

    assert run(gate, project, runner, FAIL_ON="warning").returncode == 0
    assert run(docs, project, runner).returncode == 0
    assert (project / "reports" / "index.html").is_file()


@pytest.mark.slow
def test_the_action_installs_what_is_asked_for(steps: list[dict[str, Any]], runner: dict[str, str], tmp_path: Path) -> None:
    [package] = [step for step in steps if step.get("id") == "package"]
    for gate in ("true", "false"):
        assert run(package, tmp_path, runner, GATE=gate).returncode == 0

    said = Path(runner["GITHUB_OUTPUT"]).read_text("utf-8").splitlines()
    assert [line for line in said if line.startswith("extra")] == ["extra=[gate]", "extra="]
    assert re.fullmatch(r"digest=[0-9a-f]{32}", said[0])
