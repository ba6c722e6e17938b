"""Watching the files that a check depends on: each change of one is a round, and no other file's is."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof

from seedproof.cli import watching


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("seeds", "elsewhere", "checks"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "elsewhere" / "boat.txt").write_text(CLEAN.replace("ferry", "boat"), encoding="utf-8")
    (tmp_path / "seedproof.toml").write_text('ignore = ["duplicate-document"]\n', encoding="utf-8")
    return tmp_path


def watched(project: Path, monkeypatch: pytest.MonkeyPatch, changes: list[Callable[[], object]], *arguments: str) -> Done:
    """Run a watching check that is interrupted after some changes, each made while it waits."""
    left = list(changes)

    def sleep(_seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr(watching, "time", SimpleNamespace(sleep=sleep, monotonic=time.monotonic))
    done = seedproof(project, "check", "--watch", "--format", "concise", *arguments)
    assert not left
    return done


def rounds(done: Done) -> int:
    count = sum(line.startswith("Found ") for line in done.stdout.splitlines())
    assert done.stderr.count("Ctrl-C ends it") == count
    return count


def test_seeds_that_are_made_edited_and_taken_away_are_rounds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed, other = project / "elsewhere" / "boat.txt", project / "elsewhere" / "mill.txt"
    text = seed.read_text(encoding="utf-8")
    changes: list[Callable[[], object]] = [
        lambda: other.write_text(text.replace("boat", "mill"), encoding="utf-8"),
        lambda: other.unlink(),
        lambda: seed.write_text(text + BROKEN[len(CLEAN) :], encoding="utf-8"),
    ]
    done = watched(project, monkeypatch, changes, "elsewhere")

    assert rounds(done) == 4
    assert [line.partition(" (")[0] for line in done.stdout.splitlines() if line.startswith("Found")] == [
        "Found nothing wrong in 1 seed",
        "Found nothing wrong in 2 seeds",
        "Found nothing wrong in 1 seed",
        "Found 1 error in 1 of 1 seed",
    ]
    assert done.returncode == 1  # as the last round


@pytest.mark.parametrize("name", ["seedproof.toml", "pyproject.toml", "checks/spellings.toml", "checks/baseline.txt"])
def test_what_findings_are_judged_by_is_a_round(project: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def edit() -> None:
        with (project / name).open("a", encoding="utf-8") as file:
            file.write("# a remark\n")

    assert rounds(watched(project, monkeypatch, [edit, edit], "elsewhere")) == 3


def test_what_a_check_does_not_depend_on_is_no_round(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = project / "seeds" / "ferry.txt"
    done = watched(project, monkeypatch, [lambda: seed.write_text(CLEAN, encoding="utf-8"), lambda: None], "elsewhere")

    assert rounds(done) == 1
    assert done.returncode == 0
