"""Find the copies among the documents of a corpus, by their sketches.

The longest document of a group represents it, the first by file and row among several: what is told of the others is that their text
stands there. Each is compared with representatives only, and never joined to a group by a third document: letters of one form are a chain
of small steps from one to another that has little in common with it.
"""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

import numpy as np

from seedproof.checks.schema.likeness import Match, Sampled
from seedproof.checks.schema.sketches import Head, Sketches, joined
from seedproof.core.document import Origin
from seedproof.text.sets import distinct, within

__all__ = ["Copy", "copies"]

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
        of, share, alike = matches.get(first, Match(first, 1.0, alike=True))
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


def _near(known: Sketches, same: dict[int, int]) -> dict[int, Match]:
    """Return for each document that is nearly the same as a longer one what that is; of those in ``same`` only the first are looked at."""
    samples = Sampled(known)
    keys = _keys(samples, same)
    matches: dict[int, Match] = {}
    met: dict[int, int] = {}  # the first representative with each key
    for index in sorted(keys, key=lambda i: (-int(known.words[i]), known.origins[i])):
        times = Counter(met[key] for key in keys[index] if key in met)
        found = [samples.match(index, samples, of) for of, _ in times.most_common(_CANDIDATES)]
        best = max((match for match in found if match), key=lambda match: match.share, default=None)
        if best:
            matches[index] = best
        else:
            for key in keys[index]:
                met.setdefault(key, index)
    return matches


def _keys(samples: Sampled, same: dict[int, int]) -> dict[int, list[int]]:
    """Return the five-grams by which documents may meet: of each of those the lowest, as far as another has them too."""
    large = samples.large()
    large = large[~within(large, np.array(sorted(same), np.int64))]
    keys = samples.keys(large)
    ordered = np.sort(keys, axis=None)
    shared = within(keys.ravel(), distinct(ordered[1:][ordered[1:] == ordered[:-1]])).reshape(keys.shape)
    meeting = np.flatnonzero(shared.any(axis=1))
    return {int(large[i]): keys[i][shared[i]].tolist() for i in meeting.tolist()}
