"""Find the documents of a corpus that stand in another one, by the sketches of the first.

The other corpus goes by batch by batch, and of it nothing is kept but the best match of each document: however large it is, the memory that
is needed is that of the sketches of the first. So its documents are compared whole, and a document is found in one that is much longer.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.schema.copies import Copy
from seedproof.checks.schema.likeness import Match, Sampled
from seedproof.checks.schema.sketches import Sketches, drawings
from seedproof.core.document import Origin
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["overlaps"]

_Hash = TypeVar("_Hash", np.uint32, np.uint64)
_OF_KEYS: Final = 4  # one in four of a document's keys must be met: where eight tenths are shared, one in 10,000 meets fewer
_POPULAR: Final = 64  # documents that have one key: what so many have says nothing of any (guessed)
_FIRST: Final = 2  # documents of one wording that are looked at: the first may be the document itself


def overlaps(parts: list[Sketches], others: Iterable[Batch]) -> dict[Origin, Copy]:
    """Return the documents of the sketches that stand in one of ``others``, each with the one that most of it stands in.

    Among several that hold as much of it that is the first. A document that both corpora have, by file and row, is not compared with
    itself.
    """
    if not parts:
        return {}
    known = Sampled(parts)
    wordings, keys = _Wordings(known), _Keys(known)
    found: dict[int, Copy] = {}
    for batch in others:
        theirs = drawings(batch)
        of = Sampled([theirs])
        matches = [(mine, Match(other, 1.0, alike=True)) for mine, other in wordings.met(theirs)]
        matches += [(mine, match) for mine, other in keys.met(theirs) if (match := known.match(mine, of, other))]
        own = _origins(known, {mine for mine, _ in matches})
        for mine, match in matches:
            copy = _copy(known, mine, theirs, match)
            better = mine not in found or (copy.exact, copy.share) > (found[mine].exact, found[mine].share)
            if better and not _is_same(own[mine], copy.origin):
                found[mine] = copy
    own = _origins(known, found)
    return {own[mine]: copy for mine, copy in found.items()}


def _origins(known: Sampled, numbers: Iterable[int]) -> dict[int, Origin]:
    """Return where some documents are from, by their numbers."""
    ordered = sorted(numbers)
    return {number: document.origin for number, document in zip(ordered, known.told(np.array(ordered, np.int64)), strict=True)}


def _copy(known: Sampled, mine: int, theirs: Sketches, match: Match) -> Copy:
    one, exact = theirs.documents[match.of], bool(known.wording[mine] == theirs.wording[match.of])
    return Copy(one.id, one.origin, one.head, exact, match.share, match.alike)


def _is_same(mine: Origin, other: Origin) -> bool:
    """Tell whether two origins are one, however its file was named."""
    return mine.row == other.row and bool(mine.path and other.path) and os.path.realpath(mine.path) == os.path.realpath(other.path)


class _Wordings:
    """Find documents by all of their words."""

    def __init__(self, known: Sampled) -> None:
        self._order = np.argsort(known.wording, kind="stable")
        self._order = self._order[known.words[self._order] > 0]
        self._sorted = known.wording[self._order]

    def met(self, theirs: Sketches) -> Iterator[tuple[int, int]]:
        """Yield each document that has the words of another one, and that; of several with the same words the first ones."""
        low, high = _between(self._sorted, theirs.wording)
        seen: dict[int, int] = {}
        for other in np.flatnonzero(low < high).tolist():
            wording = int(theirs.wording[other])
            seen[wording] = seen.get(wording, 0) + 1
            if seen[wording] <= _FIRST:
                yield from ((mine, other) for mine in self._order[low[other] : high[other]].tolist())


class _Keys:
    """Find documents by some of their five-grams."""

    def __init__(self, samples: Sampled) -> None:
        large = samples.large()
        keys = samples.keys(large)
        owner = np.repeat(large, keys.shape[1])
        order = np.argsort(keys, axis=None, kind="stable")
        self._sorted, self._owner = keys.ravel()[order], owner[order]
        telling = _seldom(self._sorted)
        self._sorted, self._owner = self._sorted[telling], self._owner[telling]
        self._held = np.bincount(self._owner, minlength=int(large[-1]) + 1 if len(large) else 0)

    def met(self, theirs: Sketches) -> Iterator[tuple[int, int]]:
        """Yield each document of which another one has enough keys, and that."""
        hashes, count = theirs.five_grams.hashes[:], len(theirs.documents)
        low, high = _between(self._sorted, hashes)
        other = np.repeat(np.repeat(np.arange(count), theirs.five_grams.kept), high - low)
        pairs, times = np.unique(self._owner[ranges(low, high)] * count + other, return_counts=True)
        enough = times * _OF_KEYS >= self._held[pairs // max(count, 1)]
        yield from ((pair // count, pair % count) for pair in pairs[enough].tolist())


def _between(column: npt.NDArray[_Hash], values: npt.NDArray[_Hash]) -> tuple[Offsets, Offsets]:
    """Return where each value stands in a sorted column, from and to."""
    return np.searchsorted(column, values, side="left"), np.searchsorted(column, values, side="right")


def _seldom(column: npt.NDArray[_Hash]) -> Flags:
    """Tell which values of a sorted column stand there few times."""
    low, high = _between(column, column)
    return high - low <= _POPULAR
