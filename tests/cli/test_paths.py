"""Every command that takes paths speaks of these alone, and not of the project's own seeds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof, small_project

READING = [
    ["check", "--format", "jsonl"], ["check", "--format", "concise"], ["parse", "--format", "jsonl"], ["parse"], ["table"],
    ["fix", "--diff"], ["spellings"], ["baseline"],
]  # fmt: skip


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


def test_the_table_counts_its_paths_alone(project: Path) -> None:
    rows = of_the_clean(project, "table").stdout.splitlines()

    assert [row.partition(",")[0] for row in rows] == ["id", "bridge"]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_what_is_excluded_is_as_if_it_was_not_there(project: Path, arguments: list[str]) -> None:
    def said() -> Done:
        return timeless(seedproof(project, *arguments, "elsewhere", "seeds", "--exclude", "seeds/f*.txt", "--exclude", "*.md"))

    (project / "elsewhere" / "notes.md").write_text(BROKEN, encoding="utf-8")
    without = said()
    (project / "elsewhere" / "notes.md").unlink()
    (project / "seeds" / "ferry.txt").unlink()
    assert said() == without


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_an_encoding_that_is_named_is_the_one_that_is_read(project: Path, arguments: list[str]) -> None:
    text = f"{CLEAN}\nLa fête de la rentrée a été célébrée à côté du château, où l’on a chanté.\n"
    (project / "elsewhere" / "bridge.txt").write_text(text, encoding="utf-8")
    said = timeless(of_the_clean(project, *arguments))
    (project / "elsewhere" / "bridge.txt").write_text(text, encoding="cp1252")

    assert timeless(of_the_clean(project, *arguments, "--encoding", "cp1252")) == said
    assert of_the_clean(project, *arguments).returncode == 2


@pytest.mark.parametrize("command", ["check", "parse", "gate", "docs", "fix", "baseline", "spellings", "table"])
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


def timeless(done: Done) -> Done:
    """Return how a command ended, without the seconds that it took."""
    return done._replace(stdout=re.sub(r"\d+\.\d s\)", "s)", done.stdout))


def site(project: Path) -> str:
    """Return all pages of the site of seeds."""
    pages = [page for page in (project / "reports").rglob("*.html") if "data-docs" not in page.parts]
    assert pages
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)
