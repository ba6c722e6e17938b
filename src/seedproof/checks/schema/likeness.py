"""Compare sketches: how much of one document stands in another, and whether its names and numbers do too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.schema.sketches import Samples, Sketched, Sketches
from seedproof.text.sets import within
from seedproof.text.spans import Offsets, prefix_sum

__all__ = ["KEYS", "Match", "Sampled"]

_SHARED: Final = 0.8  # of the shorter one's five-grams (usual for near-duplicates; read on scraped documents)
_SAME_PARTICULARS: Final = 0.97  # of its names and numbers: of pairs below, more than half are letters of one form (read, 120 pairs)
_CLOSE: Final = 0.9  # of the five-grams, where there are too few names and numbers to go by
_FEW: Final = 10  # names and numbers (guessed)
_SHORTEST: Final = 32  # five-grams of a copy: what has fewer is a short note, which is soon like another one (guessed)
_COMPARED: Final = 20  # of them in the sample: of a document in one that is more than six times as long there are fewer (guessed)
KEYS: Final = 16  # of the lowest five-grams, by which documents meet: of eight tenths shared they have one in common (.2**16 have none)
_REMEMBERED: Final = 4_096  # documents whose five-grams are not read again at once, in some 3 MB


class Match(NamedTuple):
    """Match of a document with another one.

    - ``of``: the number of the other one
    - ``share``: of the document's text, how much stands there
    - ``alike``: whether its names and numbers do too
    """

    of: int
    share: float
    alike: bool


class Sampled:
    """Give the samples of each document of some sketches, by its number; what lies in a file is read when it is asked for."""

    def __init__(self, parts: Sequence[Sketches]) -> None:
        self._parts = parts
        self._starts = [0, *accumulate(len(part.words) for part in parts)]  # the number of the first document of each part
        # The documents that represent others are asked for again and again.
        self._five_grams = lru_cache(_REMEMBERED)(_Samples([part.five_grams for part in parts], self._starts).of)
        self._particulars = _Samples([part.particulars for part in parts], self._starts).of
        self.wording = np.concatenate([part.wording for part in parts])
        self.words = np.concatenate([part.words for part in parts])

    def __len__(self) -> int:
        return self._starts[-1]

    def told(self, numbers: Offsets) -> Iterator[Sketched]:
        """Yield what is told of the documents with some numbers, which are in order."""
        for part, numbers_of_part in self._by_part(numbers):
            documents = list(part.documents)
            yield from map(documents.__getitem__, numbers_of_part.tolist())

    def large(self) -> Offsets:
        """Return the numbers of those that are long enough to be told from one that is nearly the same."""
        return np.flatnonzero(np.concatenate([part.five_grams.kept for part in self._parts]) >= _SHORTEST)

    def keys(self, large: Offsets) -> npt.NDArray[np.uint32]:
        """Return the lowest ``KEYS`` five-grams of each of some large ones, whose numbers are in order, a row each."""
        rows = [np.zeros((0, KEYS), np.uint32)]
        for part, numbers in self._by_part(large):
            edges = prefix_sum(part.five_grams.kept)
            rows.append(part.five_grams.hashes[:][edges[numbers][:, None] + np.arange(KEYS)])
        return np.concatenate(rows)

    def match(self, number: int, other: Sampled, of: int) -> Match | None:
        """Return how a document matches one of some others, None if it is no copy of it."""
        share, compared = _share(*self._five_grams(number), *other._five_grams(of))
        if share < _SHARED or compared < _COMPARED:
            return None
        held, count = _share(*self._particulars(number), *other._particulars(of))
        return Match(of, share, (held >= _SAME_PARTICULARS or not count) and (count >= _FEW or share >= _CLOSE))

    def _by_part(self, numbers: Offsets) -> Iterator[tuple[Sketches, Offsets]]:
        """Yield each part that has some of the documents, with their numbers in it."""
        edges = np.searchsorted(numbers, self._starts).tolist()
        for part, start, (low, high) in zip(self._parts, self._starts, pairwise(edges), strict=False):
            if low < high:
                yield part, numbers[low:high] - start


class _Samples:
    """Give the sample of each document."""

    def __init__(self, parts: Sequence[Samples], starts: Sequence[int]) -> None:
        self._parts, self._starts = parts, starts
        self._edges = [prefix_sum(part.kept) for part in parts]

    def of(self, number: int) -> _Sample:
        """Return the sample of a document."""
        part = bisect_right(self._starts, number) - 1
        at = number - self._starts[part]
        low, high = self._edges[part][at : at + 2].tolist()
        return self._parts[part].hashes[low:high], bool(self._parts[part].whole[at])


_Sample = tuple[npt.NDArray[np.uint32], bool]  # hashes, in order, and whether they are all there are


def _share(wanted: npt.NDArray[np.uint32], _: bool, held: npt.NDArray[np.uint32], whole: bool) -> tuple[float, int]:
    """Return what share of some hashes others hold, as far as both are known, and how many these are."""
    if not whole and len(held):
        wanted = wanted[: np.searchsorted(wanted, held[-1], side="right")]
    return float(within(wanted, held).mean()) if len(wanted) else 0.0, len(wanted)
