"""Find where two word types stand in one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text.sets import distinct, marked_types, within
from seedproof.text.spans import Flags, prefix_sum, ranges

__all__ = ["Pairs", "cooccurring", "first_of_documents"]

# Of 1,060 scraped documents none has more than 64 pairs of names that are spelt nearly alike, and none of 228 words more than 45. What has
# more lists codes, or all names that there are: to judge each pair of these takes minutes.
_FEW_PAIRS: Final = 50
_WORDS_PER_PAIR: Final = 10
_MOST_PAIRS: Final = 2000

Pairs = npt.NDArray[np.int64]  # of word types, two columns


def cooccurring(
    batch: Batch, pairs: Pairs | Sequence[tuple[int, int]], eligible: Flags, wanted: Callable[[int, int], bool] | None = None
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the eligible words of both types of a pair, for each document that has both, in order of pairs and documents.

    ``wanted`` is asked only of pairs that meet somewhere: it may be slow. Where a document has very many pairs, most are left out.
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
    few = first_of_documents(documents, np.minimum(_FEW_PAIRS + np.diff(words.of_document) // _WORDS_PER_PAIR, _MOST_PAIRS))
    owner, documents = owner[few], documents[few]
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


def first_of_documents(documents: Pairs, most: Pairs) -> Pairs:
    """Return which of some things, given by their documents, are among the first so many of their document, whatever the batch."""
    held = np.bincount(documents, minlength=len(most))
    if (held <= most).all():
        return np.arange(len(documents))
    order = np.argsort(documents, kind="stable")
    nth = np.arange(len(order)) - np.repeat(np.cumsum(held) - held, held)
    return np.sort(order[nth < most[documents[order]]])
