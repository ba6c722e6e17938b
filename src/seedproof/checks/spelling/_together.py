"""Where two word types stand in one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.spans import Flags

__all__ = ["together"]


def together(batch: Batch, pairs: Sequence[tuple[int, int]], eligible: Flags) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the eligible words of both types of a pair, for each document that has both, in order of pairs and documents."""
    if not pairs:
        return
    words = batch.columns.words
    inverse = words.types[3]
    wanted = np.zeros(len(words.types[0]), bool)
    wanted[np.array(pairs, np.int64).ravel()] = True
    places: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    index = np.flatnonzero(wanted[inverse] & eligible)
    for word, kind, document in zip(index.tolist(), inverse[index].tolist(), words.document[index].tolist(), strict=True):
        places[kind][document].append(word)
    for a, b in pairs:
        for document in sorted(places[a].keys() & places[b].keys()):
            yield places[a][document], places[b][document]
