"""What an engine does, and the run that is made of it: map, merge, decide, map again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.heap import give_back
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.policy import Excepted
from seedproof.run.absorption import Absorption
from seedproof.run.against import Against
from seedproof.run.failure import CheckFailure
from seedproof.run.held import HeldFindings
from seedproof.run.result import Result
from seedproof.run.seen import Seen
from seedproof.run.spending import Meter, Spent, together
from seedproof.run.tallies import MANY, Decisions, Tallies
from seedproof.run.worker import BatchResult

__all__ = ["Engine", "changed_meanwhile", "run"]

_OFTEN = 16  # batches: without it a run grows by 3.5 MB in ten (measured over 200); to give back takes 6 ms
_AGAIN = "run the command again, and do not change a corpus while it is checked"


class Engine(Protocol):
    """Put the documents of one corpus through checks, wherever that is done: in this process, in several, or on a cluster.

    Each batch is put through a ``Worker``, which needs no other batch. What an engine adds is the way there and back.
    """

    @property
    def checks(self) -> Sequence[Check]:
        """Return the checks of the run, by code."""
        ...

    @property
    def problems(self) -> Sequence[ReadProblem]:
        """Return what could not be read, once ``examine`` has come to its end."""
        ...

    def examine(self) -> Iterator[BatchResult]:
        """Put every batch through ``Worker.examine``, and yield what it gives, in the order of the documents, without the counts."""
        ...

    def merged(self) -> Tallies:
        """Return the counts of all batches, merged, once ``examine`` has come to its end.

        An engine that merges where it counts hands them in by ``Tallies.export`` there and ``Tallies.take`` here.
        """
        ...

    def examine_again(self, decisions: Decisions) -> Iterator[BatchResult]:
        """Send ``decisions`` to all workers, put what may be concerned through ``Worker.examine_again``, and yield what it gives."""
        ...


def run(engine: Engine, against: Against | None = None, meter: Meter | None = None) -> Result:
    """Check a corpus by an engine, perhaps ``against`` another one; the result is the same whichever engine it is.

    ``meter``: measures what is done here, if that is wanted.

    Raises InputError where two documents are of one origin.
    """
    meter = meter or Meter(on=False)
    held, seen, rest = HeldFindings(), Seen(), _Rest()
    for batch in _given_back(engine.examine()):
        held.add(batch.findings)
        seen.add(batch)
        rest.add(batch)
    seen.require_different()
    tallies = engine.merged()
    if rest.batches > MANY:
        give_back()  # what is decided on is joined from all batches, in few large arrays
    with meter.step("decisions"):
        decisions = tallies.decide(against.batches if against else None)
    changed: list[Origin] = []
    for batch in _given_back(engine.examine_again(decisions)) if decisions else ():
        held.add(batch.findings)
        seen.add_rows(batch.seeds)
        rest.add(batch)
        changed += seen.have_changed(batch.read_again)
    del decisions
    with meter.step("order"):
        findings = held.told(seen.sharing_ids(), Absorption(engine.checks).absorb, frozenset(changed))
    return Result(
        seeds=seen.rows(),
        findings=findings,
        checks=tuple(engine.checks),
        failures=(*tallies.failures, *rest.failures),
        problems=(*engine.problems, *(against.problems if against else ()), *changed_meanwhile(changed)),
        excepted=tuple(one for one in rest.excepted if one.finding.origin not in changed),
        spent=together([rest.spent, meter.taken()]),
    )


def _given_back(batches: Iterable[BatchResult]) -> Iterator[BatchResult]:
    """Yield batches, and give back what is free of the heap now and then: the little that stays of each keeps free memory apart."""
    for number, batch in enumerate(batches, 1):
        yield batch
        if number % _OFTEN == 0:
            give_back()


class _Rest:
    """Take what a run gives beside findings and seeds, batch by batch: no batch is kept."""

    def __init__(self) -> None:
        self.batches = 0
        self.failures: list[CheckFailure] = []
        self.excepted: list[Excepted] = []
        self.spent: Mapping[str, Spent] = {}

    def add(self, batch: BatchResult) -> None:
        """Take what a batch gives."""
        self.batches += 1
        self.failures += batch.failures
        self.excepted += batch.excepted
        self.spent = together((self.spent, batch.spent))


def changed_meanwhile(changed: Iterable[Origin]) -> list[ReadProblem]:
    """Return what is said of documents that a second look found with another text."""
    return [ReadProblem(str(origin), "has changed while it was checked", _AGAIN) for origin in changed]
