"""Findings while a run goes on, and after it: in memory while they are few, beyond that in a temporary file.

Findings come batch by batch and are told in the order of ids, so all have to be there before the first is told. Of many, sorted runs are
written as they come, and merged at the end id by id: what is done with a document's findings (``run.absorption``) needs no other's.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from heapq import merge
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import Any, Final, overload

from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.core.spill import Spill, Spilled
from seedproof.run.findings import full_order, of_nth

__all__ = ["FEW", "FindingsOnDisk", "HeldFindings"]

FEW: Final = 5_000  # findings that stay in memory, where each takes 3.5 KB (measured): with more, a run writes
_BLOCK: Final = 100  # that are written and read at once: of each run one block is in memory while they are merged


class FindingsOnDisk(Sequence[Finding]):
    """Hold findings in a temporary file, which has no name and goes with this; they are read anew by whoever goes through them."""

    def __init__(self) -> None:
        self._spill = Spill()
        self._blocks: list[Spilled] = []
        self._count = 0

    def write(self, findings: Iterable[Finding]) -> range:
        """Write findings behind those that are there, and return the numbers of their blocks."""
        first, rest = len(self._blocks), iter(findings)
        while block := list(islice(rest, _BLOCK)):
            self._blocks.append(self._spill.write(pickle.dumps(block, protocol=5)))
            self._count += len(block)
        return range(first, len(self._blocks))

    def within(self, blocks: Iterable[int]) -> Iterator[Finding]:
        """Yield the findings of some blocks."""
        return chain.from_iterable(map(self._read, blocks))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Finding]:
        return self.within(range(len(self._blocks)))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        wanted = range(self._count)[index]
        if isinstance(wanted, range):
            few = set(wanted)
            found = {number: finding for number, finding in enumerate(islice(self, max(few, default=-1) + 1)) if number in few}
            return tuple(found[number] for number in wanted)
        return next(islice(self, wanted, None))

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence has the same findings in the same order."""
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(Finding.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # as it may be as long as a corpus

    def __reduce__(self) -> tuple[Any, ...]:
        """Be a tuple where it is sent."""
        return tuple, (tuple(self),)

    def _read(self, number: int) -> list[Finding]:
        packed = self._spill.read(self._blocks[number])
        found: list[Finding] = pickle.loads(packed)  # noqa: S301 (written by this process, to a file that nobody else can open)
        return found


class HeldFindings:
    """Take the findings of a run as they come, in any order, and give them back in theirs."""

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._here: list[Finding] = []
        self._disk: FindingsOnDisk | None = None
        self._runs: list[range] = []

    def add(self, findings: Iterable[Finding]) -> None:
        """Take findings."""
        self._here += findings
        if len(self._here) > self._few:
            self._disk = self._disk or FindingsOnDisk()
            self._runs.append(self._disk.write(sorted(self._here, key=full_order)))
            self._here = []

    def told(
        self,
        documents: Iterable[tuple[str, Origin]],
        absorbed: Callable[[Iterable[Finding]], Iterable[Finding]],
        without: Set[Origin] = frozenset(),
    ) -> Sequence[Finding]:
        """Return all findings in the order of their contract, told apart where ``documents`` (id and origin) share an id.

        ``absorbed`` gives the findings of some documents as they are told · ``without``: documents of which none is told.

        A fingerprint is made of the id and the excerpt. For a document of an id that another one has already, it is made anew with a
        number, by the order of their origins, so that a baseline with the findings of the one does not hide those of the other.
        """
        nth = _numbers(documents)
        here = sorted(self._here, key=full_order)
        runs = [self._disk.within(blocks) for blocks in self._runs] if self._disk else []
        found = (of_nth(f, nth.get(f.origin, 0)) for f in merge(*runs, here, key=full_order) if f.origin not in without)
        if not runs:
            return tuple(absorbed(found))
        told = FindingsOnDisk()
        told.write(chain.from_iterable(absorbed(group) for _, group in groupby(found, attrgetter("seed"))))
        return told


def _numbers(documents: Iterable[tuple[str, Origin]]) -> Mapping[Origin, int]:
    """Return the number, from 0, of each document among those of its id, where that is not its alone."""
    first: dict[str, Origin] = {}
    shared: dict[str, list[Origin]] = defaultdict(list)
    for seed, origin in documents:
        if first.setdefault(seed, origin) is not origin:
            shared[seed].append(origin)
    return {origin: n for seed, more in shared.items() for n, origin in enumerate(sorted([first[seed], *more]))}
