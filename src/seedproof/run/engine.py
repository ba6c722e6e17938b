"""What an engine does, and the run that is made of it: map, merge, decide, map again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.errors import InputError
from seedproof.core.heap import give_back
from seedproof.corpus.corpus import ReadProblem
from seedproof.run.absorption import Absorption
from seedproof.run.against import Against
from seedproof.run.held import HeldFindings
from seedproof.run.result import Result
from seedproof.run.spending import Meter, together
from seedproof.run.tallies import Decisions, Tallies
from seedproof.run.worker import BatchResult

__all__ = ["Engine", "changed_meanwhile", "run"]

_MANY = 4  # batches: to give back what few took would not pay (guessed)
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
    held = HeldFindings()
    first = list(_taken(engine.examine(), held))
    seeds = tuple(row for batch in first for row in batch.seeds)
    read = [(row.id, row.origin, row.digest) for row in seeds] + [one for batch in first for one in batch.counted]
    _require_different(origin for _, origin, _ in read)
    tallies = engine.merged()
    if len(first) > _MANY:
        give_back()  # what is decided on is joined from all batches, in few large arrays
    with meter.step("decisions"):
        decisions = tallies.decide(against.batches if against else None)
    again = list(_taken(engine.examine_again(decisions), held)) if decisions else []
    batches = [*first, *again]
    changed = _changed({origin: digest for _, origin, digest in read}, batches) if again else []
    with meter.step("order"):
        absorption = Absorption(engine.checks)
        findings = held.told(((seed, origin) for seed, origin, _ in read), absorption.absorb, frozenset(changed))
    return Result(
        seeds=(*seeds, *(row for batch in again for row in batch.seeds)),
        findings=findings,
        checks=tuple(engine.checks),
        failures=tuple(tallies.failures + [failure for batch in batches for failure in batch.failures]),
        problems=(*engine.problems, *(against.problems if against else ()), *changed_meanwhile(changed)),
        excepted=tuple(one for batch in batches for one in batch.excepted if one.finding.origin not in changed),
        spent=together([*(batch.spent for batch in batches), meter.taken()]),
    )


def _taken(batches: Iterable[BatchResult], held: HeldFindings) -> Iterator[BatchResult]:
    """Yield what is found batch by batch, without the findings, which are held elsewhere: they are most of it."""
    for batch in batches:
        held.add(batch.findings)
        batch.findings = []
        yield batch


def changed_meanwhile(changed: Iterable[Origin]) -> list[ReadProblem]:
    """Return what is said of documents that a second look found with another text."""
    return [ReadProblem(str(origin), "has changed while it was checked", _AGAIN) for origin in changed]


def _changed(known: Mapping[Origin, str], batches: Sequence[BatchResult]) -> list[Origin]:
    """Return the documents that a second look found with another text: what was found in either is true of neither."""
    return [origin for batch in batches for origin, digest in batch.read_again.items() if known.get(origin) != digest]


def _require_different(origins: Iterable[Origin]) -> None:
    """Raise InputError unless each document has an origin of its own, as all that is said of a seed goes by it."""
    origin, times = next(iter(Counter(origins).most_common(1)), (None, 0))
    if times > 1:
        hint = "a corpus must give each document a path, or a row, of its own"
        raise InputError(f"{times} documents have the same origin", where=str(origin) or "no path and no row", hint=hint)
