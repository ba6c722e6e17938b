"""Every command that takes paths speaks of these alone, and not of the project's own seeds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose seeds are broken, with a clean document beside them."""
    small_project(tmp_path)
    (tmp_path / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "bridge.txt").write_text(CLEAN.replace("ferry", "bridge").replace("Ferry", "Bridge"), encoding="utf-8")
    return tmp_path


def of_the_clean(project: Path, *arguments: str) -> Done:
    """Run a command on the clean document, in the project: the file, then its folder, to the same end."""
    done = seedproof(project, *arguments, "elsewhere/bridge.txt")
    again = seedproof(project, *arguments, "elsewhere")
    assert (again.returncode, again.stderr) == (done.returncode, done.stderr)
    return done


def test_check_speaks_of_its_paths_alone(project: Path) -> None:
    assert seedproof(project, "check").returncode == 1

    done = of_the_clean(project, "check")
    assert done.returncode == 0
    assert "in 1 seed " in done.stdout


def test_check_of_two_paths_is_of_both(project: Path) -> None:
    done = seedproof(project, "parse", "elsewhere", "seeds/ferry.txt", "--format", "jsonl")

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["bridge", "ferry"]


def test_parse_speaks_of_its_paths_alone(project: Path) -> None:
    done = of_the_clean(project, "parse", "--format", "jsonl")

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["bridge"]


def test_gate_judges_its_paths_alone(project: Path) -> None:
    failed = seedproof(project, "gate")
    assert failed.returncode == 1
    assert "ferry" in failed.stdout

    done = of_the_clean(project, "gate")
    assert done.returncode == 0, done.stdout
    assert "ferry" not in done.stdout


def test_docs_show_their_paths_alone(project: Path) -> None:
    assert seedproof(project, "docs").returncode == 0
    assert "Ferry stays in port" in site(project)

    assert of_the_clean(project, "docs").returncode == 0
    assert "Ferry stays in port" not in site(project)


def test_fix_mends_its_paths_alone(project: Path) -> None:
    other = project / "elsewhere" / "bridge.txt"
    other.write_text(BROKEN, encoding="utf-8")

    assert seedproof(project, "fix", "--diff", "elsewhere").stdout.count("-Leave a Reply") == 1
    assert seedproof(project, "fix", "elsewhere").returncode == 0
    assert "Leave a Reply" not in other.read_text(encoding="utf-8")
    assert (project / "seeds" / "ferry.txt").read_text(encoding="utf-8") == BROKEN


def test_baseline_records_its_paths_alone(project: Path) -> None:
    assert "findings 0, seeds 1" in of_the_clean(project, "baseline").stdout
    assert seedproof(project, "check").returncode == 1

    assert "findings 0" not in seedproof(project, "baseline", "seeds").stdout
    assert seedproof(project, "check").returncode == 0


def test_spellings_are_drafted_from_their_paths_alone(project: Path) -> None:
    (project / "seeds" / "ferry.txt").write_text(
        CLEAN + "\nThe organisation knows of no organization. NATO said so, and Nato did.\n", "utf-8"
    )

    assert "rganization" in seedproof(project, "spellings").stdout
    assert "rganization" not in of_the_clean(project, "spellings").stdout


@pytest.mark.parametrize("command", ["check", "parse", "gate", "docs", "fix", "baseline", "spellings"])
def test_a_path_that_is_not_there_is_wrong_use_whatever_the_seeds(project: Path, command: str) -> None:
    done = seedproof(project, command, "nowhere")

    assert done.returncode == 2
    assert "nowhere: no such file or folder" in done.stderr


def test_hidden_folders_and_files_are_read_by_no_command(project: Path) -> None:
    for hidden in (".git", "seeds/.cache", "seeds/deep/.venv"):
        (project / hidden).mkdir(parents=True)
        (project / hidden / "hidden.txt").write_text(BROKEN, encoding="utf-8")
    (project / "seeds" / ".ferry.txt").write_text(BROKEN, encoding="utf-8")

    for folder in ("seeds", ".", "seeds/deep"):
        ids = [json.loads(line)["id"] for line in seedproof(project, "parse", folder, "--format", "jsonl").stdout.splitlines()]
        assert ids == {"seeds": ["ferry"], ".": ["bridge", "ferry"], "seeds/deep": []}[folder]
    assert "of 1 seed " in seedproof(project, "check").stdout
    assert seedproof(project, "fix").returncode == 0
    assert (project / "seeds" / ".cache" / "hidden.txt").read_text(encoding="utf-8") == BROKEN


def site(project: Path) -> str:
    """Return all pages of the site of seeds."""
    pages = [page for page in (project / "reports").rglob("*.html") if "data-docs" not in page.parts]
    assert pages
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)
