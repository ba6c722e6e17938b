"""The counts of the corpus checks, merged while batches arrive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from typing import Any

from seedproof.checks.base import CorpusCheck
from seedproof.run.result import CheckFailure

__all__ = ["Tallies"]


class Tallies:
    """Counts of each check, few at a time.

    Two counts of as many batches are merged into one as soon as both are there, so that after ``n`` batches no more than
    ``log2(n)`` are held, and each batch is merged as often: adding every batch to one total would copy the total each time.
    """

    def __init__(self, checks: Iterable[CorpusCheck[Any, Any]]) -> None:
        self._held: dict[str, list[tuple[int, Any]]] = {check.name(): [] for check in checks}
        self._checks = {check.name(): check for check in checks}
        self.failures: list[CheckFailure] = []

    def add(self, counts: Mapping[str, Any]) -> None:
        """Take the counts of one batch, by check."""
        for name, new in counts.items():
            if name not in self._held:
                continue  # its counts could not be merged
            held, batches = self._held[name], 1
            try:
                while held and held[-1][0] == batches:
                    new = self._checks[name].merge(held.pop()[1], new)
                    batches *= 2
            except Exception as error:
                self._drop(name, error)
            else:
                held.append((batches, new))

    def decisions(self) -> dict[str, Any]:
        """Return what each check decides to look for, where there is something."""
        decided: dict[str, Any] = {}
        for name, held in list(self._held.items()):
            if not held:
                continue
            try:
                check = self._checks[name]
                found = check.decide(reduce(check.merge, (counts for _, counts in held)))
            except Exception as error:
                self._drop(name, error)
            else:
                if found:
                    decided[name] = found
        return decided

    def required_literals(self, decisions: dict[str, Any]) -> list[Collection[str] | None]:
        """Return the strings that each check looks for; a decision whose check cannot tell them is taken out."""
        found: list[Collection[str] | None] = []
        for name, decided in list(decisions.items()):
            try:
                found.append(self._checks[name].required_literals(decided))
            except Exception as error:
                self._drop(name, error)
                del decisions[name]
        return found

    def _drop(self, name: str, error: Exception) -> None:
        self.failures.append(CheckFailure(name, "the counts of the whole corpus", f"{type(error).__name__}: {error}"))
        del self._held[name]
