"""Findings while a run goes on, and after it: in memory while they are few, beyond that in a temporary file.

Findings come batch by batch and are told in the order of ids, so all have to be there before the first is told. Of many, sorted runs are
written as they come, and merged at the end id by id: what is done with a document's findings (``run.absorption``) needs no other's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from heapq import merge
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.core.spill import Blocks, Records, in_blocks
from seedproof.run.findings import full_order, of_nth

__all__ = ["FEW", "FindingsOnDisk", "HeldFindings", "by_document", "by_id", "held_as"]

FEW: Final = 5_000  # findings that stay in memory, where each takes 3.5 KB (measured): with more, a run writes
_BLOCK: Final = 100  # of a sorted run that are written and read at once: of each run one block is in memory while they are merged


class FindingsOnDisk(Blocks[Finding]):
    """Hold findings in a temporary file, which has no name and goes with this; they are read anew by whoever goes through them.

    Those of a document that stand side by side are one block, so that a document's can be read without others.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__()
        self._origins = Blocks(in_blocks(map(self._written, groupby(findings, attrgetter("origin"))), _BLOCK))  # of each block

    def by_document(self) -> Mapping[Origin, list[Finding]]:
        """Return the findings of each document, to be read when they are asked for."""
        return _ByDocument(self, self._of)

    @cached_property
    def _of(self) -> Mapping[Origin, tuple[int, ...]]:
        """Return the blocks of each document: only where it is asked for, as of 100,000 documents that takes 27 MB."""
        of: dict[Origin, tuple[int, ...]] = {}
        for number, origin in enumerate(self._origins):
            of[origin] = (*of.get(origin, ()), number)
        return of

    def _written(self, together: tuple[Origin, Iterator[Finding]]) -> Origin:
        origin, findings = together
        self.append(list(findings))
        return origin


class _ByDocument(Mapping[Origin, list[Finding]]):
    def __init__(self, findings: FindingsOnDisk, of: Mapping[Origin, tuple[int, ...]]) -> None:
        self._findings, self._of = findings, of

    def __getitem__(self, origin: Origin) -> list[Finding]:
        return [finding for number in self._of[origin] for finding in self._findings.block(number)]

    def __contains__(self, origin: object) -> bool:
        return origin in self._of

    def __iter__(self) -> Iterator[Origin]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)


def by_document(findings: Sequence[Finding]) -> Mapping[Origin, list[Finding]]:
    """Return the findings of each document that has any, in their order; where they are many, read when they are asked for."""
    if isinstance(findings, FindingsOnDisk):
        return findings.by_document()
    found: dict[Origin, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.origin, []).append(finding)
    return found


def by_id(findings: Iterable[Finding], absorbed: Callable[[Iterable[Finding]], Iterable[Finding]]) -> Iterator[Finding]:
    """Yield findings, which come in the order of ids, as they are told; ``absorbed`` gives those of the documents of an id."""
    return chain.from_iterable(absorbed(group) for _, group in groupby(findings, attrgetter("seed")))


def held_as(findings: Sequence[Finding], others: Iterable[Finding]) -> Sequence[Finding]:
    """Return findings that take the place of others where these are: in memory or, as they are many, on disk."""
    return FindingsOnDisk(others) if isinstance(findings, FindingsOnDisk) else tuple(others)


class HeldFindings:
    """Take the findings of a run as they come, in any order, and give them back in theirs."""

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._here: list[Finding] = []
        self._blocks: Records[list[Finding]] | None = None
        self._runs: list[range] = []  # the blocks of each sorted run

    def add(self, findings: Iterable[Finding]) -> None:
        """Take findings."""
        self._here += findings
        if len(self._here) > self._few:
            self._runs.append(self._written(sorted(self._here, key=full_order)))
            self._here = []

    def told(
        self,
        documents: Iterable[tuple[str, Origin]],
        absorbed: Callable[[Iterable[Finding]], Iterable[Finding]],
        without: Set[Origin] = frozenset(),
    ) -> Sequence[Finding]:
        """Return all findings in the order of their contract, told apart where some of ``documents`` (id and origin) share an id.

        ``absorbed`` gives the findings of some documents as they are told · ``without``: documents of which none is told.

        A fingerprint is made of the id and the excerpt. For a document of an id that another one has already, it is made anew with a
        number, by the order of their origins, so that a baseline with the findings of the one does not hide those of the other.
        """
        nth = _numbers(documents)
        here = sorted(self._here, key=full_order)
        runs = [self._read(blocks) for blocks in self._runs]
        found = (of_nth(f, nth.get(f.origin, 0)) for f in merge(*runs, here, key=full_order) if f.origin not in without)
        if not runs:
            return tuple(absorbed(found))
        return FindingsOnDisk(by_id(found, absorbed))

    def _written(self, run: Iterable[Finding]) -> range:
        """Write a sorted run, and return the numbers of its blocks."""
        self._blocks = self._blocks or Records()
        first = len(self._blocks)
        for block in in_blocks(run, _BLOCK):
            self._blocks.append(block)
        return range(first, len(self._blocks))

    def _read(self, run: range) -> Iterator[Finding]:
        """Yield the findings of a sorted run."""
        return chain.from_iterable(self._blocks[number] for number in run) if self._blocks else iter(())


def _numbers(documents: Iterable[tuple[str, Origin]]) -> Mapping[Origin, int]:
    """Return the number, from 0, of each document among those of its id, where that is not its alone."""
    first: dict[str, Origin] = {}
    shared: dict[str, list[Origin]] = defaultdict(list)
    for seed, origin in documents:
        if first.setdefault(seed, origin) is not origin:
            shared[seed].append(origin)
    return {origin: n for seed, more in shared.items() for n, origin in enumerate(sorted([first[seed], *more]))}
