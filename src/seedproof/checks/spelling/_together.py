"""Where two word types stand in one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from seedproof.text.batch import Batch
from seedproof.text.spans import Flags

__all__ = ["Pairs", "together"]

Pairs = npt.NDArray[np.int64]  # of word types, two columns


def together(
    batch: Batch, pairs: Pairs | Sequence[tuple[int, int]], eligible: Flags, wanted: Callable[[int, int], bool] | None = None
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the eligible words of both types of a pair, for each document that has both, in order of pairs and documents.

    ``wanted`` is asked only of pairs that meet somewhere: it may be slow.
    """
    pairs = np.array(pairs, np.int64).reshape(-1, 2)
    if not len(pairs):
        return
    words = batch.columns.words
    inverse = words.types[3]
    involved = np.zeros(len(words.types[0]), bool)
    involved[pairs.ravel()] = True
    index = np.flatnonzero(involved[inverse] & eligible)
    kinds, documents = inverse[index], words.document[index]
    met = [(a, b) for a, b in pairs[_meet(pairs, kinds, documents, len(batch.columns))].tolist() if wanted is None or wanted(a, b)]
    places: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    kept = np.isin(kinds, np.array(met, np.int64).ravel())
    for word, kind, document in zip(*(column[kept].tolist() for column in (index, kinds, documents)), strict=True):
        places[kind][document].append(word)
    for a, b in met:
        for document in sorted(places[a].keys() & places[b].keys()):
            yield places[a][document], places[b][document]


def _meet(pairs: Pairs, kinds: Pairs, documents: Pairs, count: int) -> Flags:
    """Which pairs have a document in common; each costs as much as its rarer type has documents."""
    entries = np.unique(kinds * count + documents)
    low, high = (np.searchsorted(entries, (pairs + k) * count) for k in (0, 1))
    size = high - low
    rarer = size.argmin(axis=1)
    rows = np.arange(len(pairs))
    lengths = size[rows, rarer]
    owner = np.repeat(rows, lengths)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + low[rows, rarer][owner]
    sought = pairs[rows, 1 - rarer][owner] * count + entries[place] % count
    found = entries[np.minimum(np.searchsorted(entries, sought), len(entries) - 1)] == sought if len(entries) else sought < 0
    flags: Flags = np.zeros(len(pairs), bool)
    flags[owner[found]] = True
    return flags
