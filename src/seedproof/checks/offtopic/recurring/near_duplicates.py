"""Near-duplicates: documents that are copies of one, as several extractions of a page, or an agency's report in several papers."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.text.hashes import Hashes
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["near_duplicates"]

# Of the sentences of the one with fewer: less is what pages of one site have in common, such as notices. 1,256 labelled texts of 92 pages
# are told to be 92 documents: 3 join two pages, 3 pages are split.
SHARED: Final = 0.6

_FEW: Final = 4  # sentences of a document that has hardly any (guessed)
_NONE = np.uint64(2**64 - 1)
_MIX = np.uint64(0x9E3779B97F4A7C15)


def near_duplicates(document: Offsets, sentence: Hashes, count: int, kept: int) -> Offsets:
    """Return for each of ``count`` documents the number of its first near-duplicate, itself where it has none.

    ``sentence[i]`` is the hash of a sentence of ``document[i]``, of which the ``kept`` lowest are known. Compared are documents next to
    each other among those that have a sentence: linear in the number of sentences, and near-duplicates meet in nearly all of theirs.
    """
    order = np.lexsort((document, sentence))
    left, right = order[:-1], order[1:]
    met = (sentence[left] == sentence[right]) & (document[left] != document[right])
    pairs, times = np.unique(document[left[met]] * count + document[right[met]], return_counts=True)
    first, second = pairs // max(count, 1), pairs % max(count, 1)
    size = np.bincount(document, minlength=count)
    # One sentence of many is a notice; near-duplicates would meet again.
    hopeful = (times > 1) | (np.minimum(size[first], size[second]) <= _FEW)
    first, second = first[hopeful], second[hopeful]
    alike = _alike(first, second, document, sentence, np.where(size < kept, _NONE, _highest(document, sentence, count)))
    return _joined(first[alike], second[alike], count)


def _highest(document: Offsets, sentence: Hashes, count: int) -> Hashes:
    """Return the highest hash of each document."""
    highest = np.zeros(count, np.uint64)
    np.maximum.at(highest, document, sentence)
    return highest


def _alike(first: Offsets, second: Offsets, document: Offsets, sentence: Hashes, limits: Hashes) -> Flags:
    """Return which pairs of documents share most sentences of one of them, of those up to the lower of their limits."""
    order = np.argsort(document, kind="stable")
    document, sentence = document[order], sentence[order]
    edges = prefix_sum(np.bincount(document, minlength=len(limits)))
    limit = np.minimum(limits[first], limits[second])
    mine, pair = _of(first, edges, sentence, limit)
    others, other_pair = _of(second, edges, sentence, limit)
    found = within(mine ^ (pair.astype(np.uint64) * _MIX), np.sort(others ^ (other_pair.astype(np.uint64) * _MIX)))
    fewer = np.minimum(np.bincount(pair, minlength=len(first)), np.bincount(other_pair, minlength=len(first)))
    return np.bincount(pair[found], minlength=len(first)) >= np.maximum(SHARED * fewer, 1)


def _of(documents: Offsets, edges: Offsets, sentence: Hashes, limit: Hashes) -> tuple[Hashes, Offsets]:
    """Return the sentences of each of ``documents`` up to its limit, and its index."""
    low, high = edges[documents], edges[documents + 1]
    index, at = np.repeat(np.arange(len(documents)), high - low), ranges(low, high)
    kept = sentence[at] <= limit[index]
    return sentence[at][kept], index[kept]


def _joined(first: Offsets, second: Offsets, count: int) -> Offsets:
    """Return for each of ``count`` items the lowest that pairs connect it with."""
    lowest, before = np.arange(count), np.zeros(0, np.int64)
    while not np.array_equal(lowest, before):
        before = lowest.copy()
        np.minimum.at(lowest, first, before[second])
        np.minimum.at(lowest, second, before[first])
        lowest = lowest[lowest]
    return lowest
