"""Find the copies among the documents of a corpus, by their sketches.

The longest document of a group represents it, the first by file and row among several: what is told of the others is that their text
stands there. Each is compared with representatives only, and never joined to a group by a third document: letters of one form are a chain
of small steps from one to another that has little in common with it.
"""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

import numpy as np

from seedproof.checks.schema.sketches import Head, Samples, Sketches, joined
from seedproof.core.document import Origin
from seedproof.text.sets import distinct, within
from seedproof.text.spans import prefix_sum

__all__ = ["Copy", "copies"]

_SHARED: Final = 0.8  # of the shorter one's five-grams (usual for near-duplicates; read on scraped documents)
_SAME_PARTICULARS: Final = 0.97  # of its names and numbers: of pairs below, more than half are letters of one form (read, 120 pairs)
_CLOSE: Final = 0.9  # of the five-grams, where there are too few names and numbers to go by
_FEW: Final = 10  # names and numbers (guessed)
_SHORTEST: Final = 32  # five-grams of a copy: what has fewer is a short note, which is soon like another one (guessed)
_COMPARED: Final = 20  # of them in the sample: of a document in one that is more than six times as long there are fewer (guessed)
_KEYS: Final = 16  # of the lowest five-grams, by which documents meet: of eight tenths shared they have one in common (.2**16 have none)
_CANDIDATES: Final = 4  # representatives that a document is compared with, those first that it meets most often (guessed)


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


class _Match(NamedTuple):
    """Match of one document with the one that represents its group, an index."""

    of: int
    share: float
    alike: bool


def copies(parts: list[Sketches]) -> dict[Origin, Copy]:
    """Return the documents that are copies of another one, each with what it is a copy of."""
    if not parts:
        return {}
    known = joined(parts)
    same = _same_wording(known)
    matches = _near(known, same)
    result = {}
    for index in sorted({*same, *matches}):
        first = same.get(index, index)
        of, share, alike = matches.get(first, _Match(first, 1.0, alike=True))
        exact = known.wording[of] == known.wording[index]
        result[known.origins[index]] = Copy(known.ids[of], known.origins[of], known.heads[of], bool(exact), share, alike)
    return result


def _same_wording(known: Sketches) -> dict[int, int]:
    """Return for each document that has all words of an earlier one, and has words, the first of these."""
    order = np.argsort(known.wording, kind="stable")
    order = order[known.words[order] > 0]
    edges = np.flatnonzero(np.append(True, np.diff(known.wording[order]) != 0)) if len(order) else order
    groups = np.split(order, edges[1:])
    result: dict[int, int] = {}
    for group in (group.tolist() for group in groups if len(group) > 1):
        first = min(group, key=known.origins.__getitem__)
        result |= {index: first for index in group if index != first}
    return result


def _near(known: Sketches, same: dict[int, int]) -> dict[int, _Match]:
    """Return for each document that is nearly the same as a longer one what that is; of those in ``same`` only the first are looked at."""
    five_grams, particulars = _Sampled(known.five_grams), _Sampled(known.particulars)
    keys = _keys(known, five_grams, same)
    matches: dict[int, _Match] = {}
    met: dict[int, int] = {}  # the first representative with each key
    for index in sorted(keys, key=lambda i: (-int(known.words[i]), known.origins[i])):
        times = Counter(met[key] for key in keys[index] if key in met)
        found = [_match(index, of, five_grams, particulars) for of, _ in times.most_common(_CANDIDATES)]
        best = max((match for match in found if match), key=lambda match: match.share, default=None)
        if best:
            matches[index] = best
        else:
            for key in keys[index]:
                met.setdefault(key, index)
    return matches


def _keys(known: Sketches, five_grams: _Sampled, same: dict[int, int]) -> dict[int, list[int]]:
    """Return the five-grams by which documents may meet: of each of those the lowest, as far as another has them too."""
    kept = known.five_grams.kept
    large = np.flatnonzero(kept >= _SHORTEST)
    large = large[~within(large, np.array(sorted(same), np.int64))]
    keys = five_grams.hashes[five_grams.edges[large][:, None] + np.arange(_KEYS)]
    ordered = np.sort(keys, axis=None)
    shared = within(keys.ravel(), distinct(ordered[1:][ordered[1:] == ordered[:-1]])).reshape(keys.shape)
    meeting = np.flatnonzero(shared.any(axis=1))
    return {int(large[i]): keys[i][shared[i]].tolist() for i in meeting.tolist()}


class _Sampled:
    """Give the sample of each document, and compare two of them."""

    def __init__(self, samples: Samples) -> None:
        self.hashes, self._whole = samples.hashes, samples.whole
        self.edges = prefix_sum(samples.kept)

    def share(self, one: int, other: int) -> tuple[float, int]:
        """Return what share of the first one's hashes the other has, as far as both are known, and how many these are."""
        mine, theirs = (self.hashes[self.edges[i] : self.edges[i + 1]] for i in (one, other))
        if not self._whole[other] and len(theirs):
            mine = mine[: np.searchsorted(mine, theirs[-1], side="right")]
        return float(within(mine, theirs).mean()) if len(mine) else 0.0, len(mine)


def _match(index: int, of: int, five_grams: _Sampled, particulars: _Sampled) -> _Match | None:
    """Return how a document matches another one, None if it is no copy of it."""
    share, compared = five_grams.share(index, of)
    if share < _SHARED or compared < _COMPARED:
        return None
    held, number = particulars.share(index, of)
    return _Match(of, share, (held >= _SAME_PARTICULARS or not number) and (number >= _FEW or share >= _CLOSE))
