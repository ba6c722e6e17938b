"""Find where two word types stand in one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text.sets import distinct, marked_types, within
from seedproof.text.spans import Flags, prefix_sum, ranges

__all__ = ["Pairs", "cooccurring"]

Pairs = npt.NDArray[np.int64]  # of word types, two columns


def cooccurring(
    batch: Batch, pairs: Pairs | Sequence[tuple[int, int]], eligible: Flags, wanted: Callable[[int, int], bool] | None = None
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the eligible words of both types of a pair, for each document that has both, in order of pairs and documents.

    ``wanted`` is asked only of pairs that meet somewhere: it may be slow.
    """
    pairs = np.array(pairs, np.int64).reshape(-1, 2)
    if not len(pairs):
        return
    words, count = batch.words, len(batch)
    kinds, involved = words.types.kind, marked_types(pairs.ravel(), len(words.types.hash))
    index = np.flatnonzero(eligible)
    index = index[involved[kinds[index]]]
    entries = kinds[index] * count + words.document[index]  # a type in a document
    owner, documents = _meet(pairs, entries, count)
    met = [pair for pair in distinct(owner).tolist() if wanted is None or wanted(*pairs[pair].tolist())]
    kept = within(owner, np.array(met, np.int64))
    both = pairs[owner[kept]] * count + documents[kept][:, None]
    found: dict[int, list[int]] = defaultdict(list)
    here = within(entries, distinct(both))
    for entry, word in zip(entries[here].tolist(), index[here].tolist(), strict=True):
        found[entry].append(word)
    for one, other in both.tolist():
        yield found[one], found[other]


def _meet(pairs: Pairs, entries: Pairs, count: int) -> tuple[Pairs, Pairs]:
    """Return which pairs meet in which documents, in order; each pair costs as much as its rarer type has documents."""
    entries = distinct(entries)
    edges = prefix_sum(np.bincount(entries // count, minlength=int(pairs.max()) + 1))
    low, high = edges[pairs], edges[pairs + 1]
    size = high - low
    rarer = size.argmin(axis=1)
    rows = np.arange(len(pairs))
    owner = np.repeat(rows, size[rows, rarer])
    documents = entries[ranges(low[rows, rarer], high[rows, rarer])] % count
    found = within(pairs[rows, 1 - rarer][owner] * count + documents, entries)
    return owner[found], documents[found]
