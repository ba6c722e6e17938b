"""Runs are told from each other: what is new, what is gone, and what was there all the time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.expectations.conftest import AuthorBio, GluedWords, finding

from seedproof.core.finding import Finding
from seedproof.report.history import FILES, History, read_history
from seedproof.run.result import Result, SeedRow

GLUED = finding("a", GluedWords, "error", 1)
BIO = finding("a", AuthorBio, "warning", 2)
OTHER = finding("b", GluedWords, "error", 3)


def run(folder: Path, *findings: Finding, what: str = "seeds") -> History:
    """Tell of a run that found these, and note it."""
    result = Result((SeedRow("a", None, "en", "T", None, 1, 1, 0),), findings, ())
    history = read_history(folder, result, what)
    history.write(folder, result)
    return history


def test_a_first_run_has_nothing_that_is_new(tmp_path: Path) -> None:
    history = run(tmp_path, GLUED)
    assert (history.before, history.run.number, history.is_new(GLUED)) == (None, 1, False)


def test_the_next_run_says_what_is_new_and_what_is_gone(tmp_path: Path) -> None:
    run(tmp_path, GLUED, BIO)
    history = run(tmp_path, BIO, OTHER)

    assert (history.before and history.before.number, history.run.number) == (1, 2)
    assert [history.is_new(f) for f in (BIO, OTHER)] == [False, True]
    assert history.run.gone == {"glued-words": 1}
    assert [run.counts for run in history.shown()] == [(1, 1, 0), (1, 1, 0)]


def test_to_look_twice_makes_nothing_old(tmp_path: Path) -> None:
    run(tmp_path, GLUED)
    run(tmp_path, BIO)
    history = run(tmp_path, BIO)

    assert (history.run.number, history.is_new(BIO), history.run.gone) == (2, True, {"glued-words": 1})
    assert not run(tmp_path, BIO, OTHER).is_new(BIO)


def test_runs_of_other_seeds_are_not_compared(tmp_path: Path) -> None:
    run(tmp_path, GLUED)
    history = run(tmp_path, BIO, what="seeds/some")
    assert (history.before, history.run.gone, history.is_new(BIO)) == (None, {}, False)
    assert len(history.shown()) == 1


def test_a_finding_that_a_baseline_knows_by_now_makes_another_run(tmp_path: Path) -> None:
    run(tmp_path, GLUED)
    history = run(tmp_path, GLUED.model_copy(update={"baselined": True}))
    assert (history.run.number, history.run.counts) == (2, (0, 0, 0))


def test_a_hundred_runs_are_kept_and_nothing_tells_the_time(tmp_path: Path) -> None:
    for number in range(110):
        run(tmp_path, finding("a", GluedWords, "error", number))

    lines = (tmp_path / FILES[0]).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["number"] for line in (lines[0], lines[-1])] == [11, 110]
    assert len(lines) == 100
    assert set(json.loads(lines[0])) == {"format", "number", "what", "seeds", "counts", "digest", "gone"}


@pytest.mark.parametrize("broken", ["", "{", "[]", "null\n5\n", '{"format": 1}', '{"format": 2, "number": 7}', "\x00\xff", "[" * 100_000])
def test_what_cannot_be_read_of_it_is_left_out(tmp_path: Path, broken: str) -> None:
    run(tmp_path, GLUED)
    for name in FILES:
        (tmp_path / name).write_text(broken, encoding="utf-8")

    history = run(tmp_path, BIO)
    assert (history.before, history.run.number) == (None, 1)
    assert run(tmp_path, GLUED).is_new(GLUED)


def test_a_line_that_is_broken_loses_no_other_run(tmp_path: Path) -> None:
    run(tmp_path, GLUED)
    first = run(tmp_path, BIO)
    file = tmp_path / FILES[0]
    file.write_text("{\n" + file.read_text(encoding="utf-8"), encoding="utf-8")

    history = run(tmp_path, OTHER)
    assert history.before == replace(first).run
    assert len(history.runs) == 3
