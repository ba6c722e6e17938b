"""Near-duplicates: documents that are copies of one, as several extractions of a page, or an agency's report in several papers."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.text.hashes import Hashes
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["near_duplicates"]

# Of the sentences of the one with fewer: less is what pages of one site have in common, such as notices. 1,256 labelled texts of 92 pages
# are told to be 92 documents: 3 join two pages, 3 pages are split.
SHARED: Final = 0.6

_AT_ONCE: Final = 300_000  # sentences that are ordered at once, and
_PAIRS: Final = 10_000  # pairs of documents that are compared at once, in some 15 MB each
_FEW: Final = 4  # sentences of a document that has hardly any (guessed)
_NONE = np.uint64(2**64 - 1)
_MIX = np.uint64(0x9E3779B97F4A7C15)


def near_duplicates(edges: Offsets, sentences: Hashes, kept: int) -> Offsets:
    """Return for each document the number of its first near-duplicate, itself where it has none.

    ``sentences[edges[i]:edges[i + 1]]`` are the hashes of the sentences of document ``i``, in order, of which the ``kept`` lowest are
    known. Compared are documents next to each other among those that have a sentence: linear in the number of sentences, and
    near-duplicates meet in nearly all of theirs.
    """
    size = np.diff(edges)
    pairs, times = _meeting(edges, sentences)
    first, second = pairs // max(len(size), 1), pairs % max(len(size), 1)
    # One sentence of many is a notice; near-duplicates would meet again.
    hopeful = (times > 1) | (np.minimum(size[first], size[second]) <= _FEW)
    first, second = first[hopeful], second[hopeful]
    limits = np.full(len(size), _NONE)
    limits[size >= kept] = sentences[edges[1:][size >= kept] - 1]
    alike = [
        _alike(first[low : low + _PAIRS], second[low : low + _PAIRS], edges, sentences, limits) for low in range(0, len(first), _PAIRS)
    ]
    alike_ones = np.concatenate([np.zeros(0, bool), *alike])
    return _joined(first[alike_ones], second[alike_ones], len(size))


def _meeting(edges: Offsets, sentences: Hashes) -> tuple[Offsets, Offsets]:
    """Return the pairs of documents that stand next to each other at a sentence, each as one number, and at how many they do."""
    count, shares = len(edges) - 1, -(-len(sentences) // _AT_ONCE)
    found: list[tuple[Offsets, Offsets]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for number in range(shares):  # sentences that are the same fall into the same share
        at = np.flatnonzero(sentences % np.uint64(shares) == number)
        document, sentence = np.searchsorted(edges, at, side="right") - 1, sentences[at]
        order = np.argsort(sentence, kind="stable")
        left, right = order[:-1], order[1:]
        met = sentence[left] == sentence[right]
        found.append(np.unique(document[left[met]] * count + document[right[met]], return_counts=True))
    pairs, times = map(np.concatenate, zip(*found, strict=True))
    different, index = np.unique(pairs, return_inverse=True)
    return different, np.bincount(index, times, len(different)).astype(np.int64)


def _alike(first: Offsets, second: Offsets, edges: Offsets, sentences: Hashes, limits: Hashes) -> Flags:
    """Return which pairs of documents share most sentences of one of them, of those up to the lower of their limits."""
    limit = np.minimum(limits[first], limits[second])
    mine, pair = _of(first, edges, sentences, limit)
    others, other_pair = _of(second, edges, sentences, limit)
    found = within(mine ^ (pair.astype(np.uint64) * _MIX), np.sort(others ^ (other_pair.astype(np.uint64) * _MIX)))
    fewer = np.minimum(np.bincount(pair, minlength=len(first)), np.bincount(other_pair, minlength=len(first)))
    return np.bincount(pair[found], minlength=len(first)) >= np.maximum(SHARED * fewer, 1)


def _of(documents: Offsets, edges: Offsets, sentences: Hashes, limit: Hashes) -> tuple[Hashes, Offsets]:
    """Return the sentences of each of ``documents`` up to its limit, and its index."""
    low, high = edges[documents], edges[documents + 1]
    index, at = np.repeat(np.arange(len(documents)), high - low), ranges(low, high)
    kept = sentences[at] <= limit[index]
    return sentences[at][kept], index[kept]


def _joined(first: Offsets, second: Offsets, count: int) -> Offsets:
    """Return for each of ``count`` items the lowest that pairs connect it with."""
    lowest, before = np.arange(count), np.zeros(0, np.int64)
    while not np.array_equal(lowest, before):
        before = lowest.copy()
        np.minimum.at(lowest, first, before[second])
        np.minimum.at(lowest, second, before[first])
        lowest = lowest[lowest]
    return lowest
