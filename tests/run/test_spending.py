"""What a run takes is told by stage and check, whichever process did it, and to measure it changes nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seedproof import CheckSelection, Document, Texts, check_corpus
from seedproof.run.spending import STAGES, Meter, Spent, together

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.txt"))
CORPUS = Texts([Document(file.stem, file.read_text(encoding="utf-8"), str(file)) for file in BROKEN])


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_every_check_and_stage_is_told_and_nothing_else_is_changed(jobs: int) -> None:
    plain = check_corpus(CORPUS, CheckSelection.of())
    measured = check_corpus(CORPUS, CheckSelection.of(), jobs=jobs, batch_size=10_000, measured=True)

    assert (measured.findings, measured.seeds) == (plain.findings, plain.seeds)
    assert plain.spent == {}
    assert set(measured.spent) == {check.name() for check in measured.checks} | (STAGES.keys() - {"output"})
    assert sum(spent.seconds for spent in measured.spent.values()) > 0.01


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux alone")
def test_a_step_takes_the_most_memory_that_it_had_beside_what_was_there() -> None:
    kept = bytearray(20_000_000)
    meter = Meter(on=True)
    with meter.step("large"):
        bytearray(b"x") * 80_000_000
    with meter.step("small"):
        pass
    spent = meter.taken()

    assert 70e6 < spent["large"].memory < 100e6
    assert spent["small"].memory < 10e6
    assert spent["small"].peak > len(kept)
    assert meter.taken() == {}


def test_a_meter_that_is_off_measures_nothing() -> None:
    meter = Meter(on=False)
    with meter.step("reading"):
        assert list(meter.each("reading", [1, 2])) == [1, 2]

    assert meter.taken() == {}


def test_seconds_add_up_and_memory_does_not() -> None:
    parts = [{"reading": Spent(1.0, 5, 9)}, {"reading": Spent(2.0, 7, 8), "output": Spent(0.5)}]

    assert together(parts) == {"reading": Spent(3.0, 7, 9), "output": Spent(0.5)}
