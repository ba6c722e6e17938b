"""Compare sketches: how much of one document stands in another, and whether its names and numbers do too."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.schema.sketches import Sketches
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


class Match(NamedTuple):
    """Match of a document with another one.

    - ``of``: the index of the other one
    - ``share``: of the document's text, how much stands there
    - ``alike``: whether its names and numbers do too
    """

    of: int
    share: float
    alike: bool


class Sampled:
    """Give the samples of each document of some sketches."""

    def __init__(self, known: Sketches) -> None:
        self._five_grams, self._particulars = known.five_grams, known.particulars
        self._edges = prefix_sum(known.five_grams.kept)
        self._edges_of_particulars = prefix_sum(known.particulars.kept)

    def large(self) -> Offsets:
        """Return the indexes of those that are long enough to be told from one that is nearly the same."""
        return np.flatnonzero(self._five_grams.kept >= _SHORTEST)

    def keys(self, large: Offsets) -> npt.NDArray[np.uint32]:
        """Return the lowest ``KEYS`` five-grams of each of some large ones, a row each."""
        return self._five_grams.hashes[self._edges[large][:, None] + np.arange(KEYS)]

    def match(self, index: int, other: Sampled, of: int) -> Match | None:
        """Return how a document matches one of some others, None if it is no copy of it."""
        share, compared = _share(*self._of_five_grams(index), *other._of_five_grams(of))
        if share < _SHARED or compared < _COMPARED:
            return None
        held, number = _share(*self._of_particulars(index), *other._of_particulars(of))
        return Match(of, share, (held >= _SAME_PARTICULARS or not number) and (number >= _FEW or share >= _CLOSE))

    def _of_five_grams(self, index: int) -> _Sample:
        return self._five_grams.hashes[self._edges[index] : self._edges[index + 1]], bool(self._five_grams.whole[index])

    def _of_particulars(self, index: int) -> _Sample:
        edges = self._edges_of_particulars
        return self._particulars.hashes[edges[index] : edges[index + 1]], bool(self._particulars.whole[index])


_Sample = tuple[npt.NDArray[np.uint32], bool]  # hashes, in order, and whether they are all there are


def _share(wanted: npt.NDArray[np.uint32], _: bool, held: npt.NDArray[np.uint32], whole: bool) -> tuple[float, int]:
    """Return what share of some hashes others hold, as far as both are known, and how many these are."""
    if not whole and len(held):
        wanted = wanted[: np.searchsorted(wanted, held[-1], side="right")]
    return float(within(wanted, held).mean()) if len(wanted) else 0.0, len(wanted)
