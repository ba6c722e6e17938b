"""Find the copies among the documents of a corpus, by their sketches.

The longest document of a group represents it, the first by file and row among several: what is told of the others is that their text
stands there. Each is compared with representatives only, and never joined to a group by a third document: letters of one form are a chain
of small steps from one to another that has little in common with it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.schema.likeness import Match, Sampled
from seedproof.checks.schema.sketches import Head, Sketches
from seedproof.core.document import Origin
from seedproof.text.sets import distinct, find_sorted, within
from seedproof.text.spans import Offsets

__all__ = ["Copy", "copies"]

_CANDIDATES: Final = 4  # representatives that a document is compared with, those first that it meets most often (guessed)
_AT_ONCE: Final = 2_000  # documents whose keys are numbers of Python's, of some 50 bytes each, at a time
_NOBODY: Final = -1


class Copy(NamedTuple):
    """Description of a copy.

    ``seed``, ``origin``, ``head``: of the document that represents its group · ``exact``: whether all words are the same, in the same order
    ``share``: of its text, how much stands there · ``alike``: whether its names and numbers do too
    """

    seed: str
    origin: Origin
    head: Head
    exact: bool
    share: float
    alike: bool


def copies(parts: list[Sketches]) -> dict[Origin, Copy]:
    """Return the documents that are copies of another one, each with what it is a copy of."""
    if not parts:
        return {}
    known = Sampled(parts)
    same = _same_wording(known)
    matches = _near(known, same)
    found: dict[int, Match] = {}
    for number in sorted({*same, *matches}):
        first = same.get(number, number)
        found[number] = matches.get(first, Match(first, 1.0, alike=True))
    concerned = np.array(sorted({*found, *(match.of for match in found.values())}), np.int64)
    told = dict(zip(concerned.tolist(), known.told(concerned), strict=True))
    result = {}
    for number, (of, share, alike) in found.items():
        exact = known.wording[of] == known.wording[number]
        one = told[of]
        result[told[number].origin] = Copy(one.id, one.origin, one.head, bool(exact), share, alike)
    return result


def _same_wording(known: Sampled) -> dict[int, int]:
    """Return for each document that has all words of an earlier one, and has words, the first of these."""
    order = np.argsort(known.wording, kind="stable")
    order = order[known.words[order] > 0]
    wording = known.wording[order]
    alike = np.append(False, wording[1:] == wording[:-1])[: len(order)]  # as the one before
    crowd = np.flatnonzero(alike | np.append(alike[1:], False)[: len(order)])
    group, order = np.cumsum(~alike)[crowd], order[crowd]
    order = order[np.lexsort((_places(known, order), group))]
    firsts = np.repeat(order[np.diff(group, prepend=-1) != 0], np.unique(group, return_counts=True)[1])
    return {number: first for number, first in zip(order.tolist(), firsts.tolist(), strict=True) if number != first}


def _places(known: Sampled, numbers: Offsets) -> Offsets:
    """Return the place of each of some documents among these, by file and row."""
    ordered = np.sort(numbers)
    origins = [document.origin for document in known.told(ordered)]
    places = np.empty(len(numbers), np.int64)
    places[sorted(range(len(origins)), key=origins.__getitem__)] = np.arange(len(origins))
    return places[np.searchsorted(ordered, numbers)]


def _near(known: Sampled, same: dict[int, int]) -> dict[int, Match]:
    """Return for each document that is nearly the same as a longer one what that is; of those in ``same`` only the first are looked at."""
    large, keys, count = _keys(known, same)
    order = np.lexsort((_places(known, large), -known.words[large]))
    matches: dict[int, Match] = {}
    met = array("q", [_NOBODY]) * count  # the first representative with each key
    for low in range(0, len(order), _AT_ONCE):
        rows = order[low : low + _AT_ONCE]
        for number, row in zip(large[rows].tolist(), keys[rows].tolist(), strict=True):
            mine = [key for key in row if key >= 0]
            times = Counter(of for key in mine if (of := met[key]) != _NOBODY)
            found = [known.match(number, known, of) for of, _ in times.most_common(_CANDIDATES)]
            best = max((match for match in found if match), key=lambda match: match.share, default=None)
            if best:
                matches[number] = best
            else:
                for key in mine:
                    met[key] = number if met[key] == _NOBODY else met[key]
    return matches


def _keys(known: Sampled, same: dict[int, int]) -> tuple[Offsets, npt.NDArray[np.int32], int]:
    """Return the documents that may meet another, and the five-grams by which they may: of the lowest those that another has too.

    The five-grams are numbers below the third that is returned, a row for each document, with -1 for what no other has.
    """
    large = known.large()
    large = large[~within(large, np.array(sorted(same), np.int64))]
    keys = known.keys(large)
    ordered = np.sort(keys, axis=None)
    shared = distinct(ordered[1:][ordered[1:] == ordered[:-1]])
    numbers = find_sorted(keys.ravel(), shared).astype(np.int32).reshape(keys.shape)
    meeting = (numbers >= 0).any(axis=1)
    return large[meeting], numbers[meeting], len(shared)
