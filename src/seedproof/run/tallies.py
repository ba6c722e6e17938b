"""The counts of the corpus checks, merged while batches arrive, and what is decided by them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Final

from seedproof.batch import Batch
from seedproof.checks.base import ComparingCheck, CorpusCheck
from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.heap import give_back
from seedproof.run.attempt import noting
from seedproof.run.failure import CheckFailure

__all__ = ["MANY", "Decisions", "PartialCounts", "Tallies"]

MANY: Final = 4  # batches: to give back what few took would not pay (guessed)


@dataclass(frozen=True)
class Decisions:
    """Decisions of the corpus checks on what to look for; false where that is nothing.

    - ``by_check``: the decision of each check that has one, by name
    - ``required_literals``: for each of these, strings of which every seed with a finding holds one; None where any seed may have one
    - ``required_origins``: documents that are looked at whatever they hold
    """

    by_check: Mapping[str, Any] = field(default_factory=dict)
    required_literals: tuple[Collection[str] | None, ...] = ()
    required_origins: frozenset[Origin] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.by_check)


@dataclass
class PartialCounts:
    """Counts of a part of a corpus, to be sent to where those of the other parts are. They can be pickled.

    - ``held``: for each check the counts that are not merged yet, each with the number of batches it is of
    - ``failures``: of merging
    """

    held: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    failures: list[CheckFailure] = field(default_factory=list)


class Tallies:
    """Hold counts of each check, few at a time.

    Two counts of about as many batches are merged into one as soon as both are there, so that after ``n`` batches no more than
    ``log2(n)`` are held, and each batch is merged as often: adding every batch to one total would copy the total each time.
    A check whose counts cannot be merged is left out from then on; ``failures`` says so.
    """

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = {check.name(): check for check in checks if isinstance(check, CorpusCheck)}
        self._held: dict[str, list[tuple[int, Any]]] = {name: [] for name in self._checks}
        self.failures: list[CheckFailure] = []

    def add(self, counts: Mapping[str, Any]) -> None:
        """Take the counts of one batch, by check."""
        for name, new in counts.items():
            self._push(name, 1, new)

    def export(self) -> PartialCounts:
        """Return all that was counted, for the tallies of another process or machine to take. Add nothing here afterwards."""
        return PartialCounts({name: list(held) for name, held in self._held.items()}, list(self.failures))

    def take(self, partial: PartialCounts) -> None:
        """Take what was counted elsewhere, as if its batches had been added here."""
        self.failures += partial.failures
        for name in set(self._held) - set(partial.held):
            del self._held[name]  # its counts could not be merged there
        for name, held in partial.held.items():
            for batches, counts in held:
                self._push(name, batches, counts)

    def decide(self, others: Callable[[], Iterable[Batch]] | None = None) -> Decisions:
        """Let each check decide by its counts; one that raises, or cannot name what it looks for, decides nothing.

        ``others``: gives the batches of another corpus, if there is one, for the checks that compare. Counts are let go check by check, and
        what one took to decide is given back before the next: nothing can be decided, added or exported afterwards.
        """
        by_check: dict[str, Any] = {}
        literals: list[Collection[str] | None] = []
        origins: set[Origin] = set()
        for name in list(self._held):
            check, held = self._checks[name], self._held.pop(name)
            with noting(self.failures, check):
                decided = self._decided(check, held, others) if held else None
                if decided:
                    known = check.required_origins(decided)
                    literals += [check.required_literals(decided)] if known is None else []
                    origins.update(known or ())
                    by_check[name] = decided
        return Decisions(by_check, tuple(literals), frozenset(origins))

    def _decided(self, check: CorpusCheck[Any, Any], held: list[tuple[int, Any]], others: Callable[[], Iterable[Batch]] | None) -> Any:
        batches, counts = sum(batches for batches, _ in held), reduce(check.merge, [counts for _, counts in held])
        held.clear()
        decided = check.compare(counts, others()) if others and isinstance(check, ComparingCheck) else check.decide(counts)
        del counts
        if batches > MANY:
            give_back()
        return decided

    def _push(self, name: str, batches: int, counts: Any) -> None:
        held = self._held.get(name)
        if held is None:
            return  # its counts could not be merged
        failures = len(self.failures)
        with noting(self.failures, self._checks[name]):
            while held and held[-1][0] < 2 * batches:
                more, before = held.pop()
                batches, counts = batches + more, self._checks[name].merge(before, counts)
            held.append((batches, counts))
        if len(self.failures) > failures:
            del self._held[name]
