"""A folder takes the place of the old one whole, with what others keep there, on systems that can do so at one stroke and on others."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from seedproof.corpus.exchange import exchanged
from seedproof.corpus.rebuilt import rebuilt
from seedproof.corpus.unfinished import _looked_at


@pytest.fixture(params=["at one stroke", "by two renamings"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder with a page of ours, a file of somebody else and a folder that stays."""
    folder = tmp_path / "site"
    (folder / "along").mkdir(parents=True)
    (folder / "index.html").write_text("old", encoding="utf-8")
    (folder / "gone.html").write_text("old", encoding="utf-8")
    (folder / "mine").write_text("mine", encoding="utf-8")
    (folder / "along" / "page").write_text("kept", encoding="utf-8")
    if request.param == "at one stroke":
        yield folder
    else:
        with mock.patch("seedproof.corpus.rebuilt.exchanged", return_value=False):
            yield folder


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def build(folder: Path, *, fails: bool = False) -> None:
    with rebuilt(folder, ours=("index.html", "gone.html"), along=("along",)) as new:
        (new / "index.html").write_text("new", encoding="utf-8")
        if fails:
            raise ZeroDivisionError


def test_what_is_ours_is_new_and_the_rest_stays(folder: Path) -> None:
    folder.chmod(0o750)
    build(folder)

    assert texts(folder) == {"index.html": "new", "mine": "mine", "along/page": "kept"}
    assert [path.name for path in folder.parent.iterdir()] == ["site"]
    assert folder.stat().st_mode & 0o777 == 0o750


def test_nothing_changes_where_something_is_raised(folder: Path) -> None:
    before = texts(folder)
    with pytest.raises(ZeroDivisionError):
        build(folder, fails=True)

    assert texts(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("taken", [".", "along"])
def test_what_a_killed_run_took_away_is_there_again(folder: Path, taken: str) -> None:
    (folder / taken).rename((folder / taken).resolve().parent / ".seedproof-old")
    build(folder)

    assert texts(folder) == {"index.html": "new", "mine": "mine", "along/page": "kept"}
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("taken", [".", "along"])
def test_what_a_run_put_aside_that_was_killed_once_the_new_one_stood_is_removed(folder: Path, taken: str) -> None:
    aside = (folder / taken).resolve().parent / ".seedproof-old"
    aside.mkdir()
    (aside / "mine").write_text("older", encoding="utf-8")
    build(folder)

    assert texts(folder) == {"index.html": "new", "mine": "mine", "along/page": "kept"}
    assert not aside.exists()


def test_what_killed_runs_were_building_beside_it_is_removed(folder: Path) -> None:
    with rebuilt(folder.parent / "another", ours=()) as other:
        name = other.name
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, living = (folder.parent / re.sub(r"-\d+-", f"-{process}-", name) for process in (ended.pid, os.getppid()))
    (left / "seed").mkdir(parents=True)
    living.mkdir()
    _looked_at.clear()  # another process looks there
    build(folder)

    assert (left.exists(), living.exists()) == (False, True)


@pytest.mark.parametrize("missing", ["one", "other"])
def test_where_two_folders_cannot_change_places_they_stay(tmp_path: Path, missing: str) -> None:
    there = tmp_path / ("one" if missing == "other" else "other")
    there.mkdir()

    assert not exchanged(tmp_path / "one", tmp_path / "other")
    assert list(tmp_path.iterdir()) == [there]


def test_a_system_that_has_no_call_for_it_says_so(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()

    with mock.patch("sys.platform", "plan9"):
        assert not exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "one").exists()
    assert exchanged(tmp_path / "one", tmp_path / "other") == (tmp_path / "one" / "other").exists()
