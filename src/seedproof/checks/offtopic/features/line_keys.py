"""Line keys: the words at the edges of lines, as hashes that lines can be compared by."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text.hashes import Hashes

__all__ = ["EDGES", "line_keys", "pair_hash"]

_FIRST: Final = "first-word"
_FIRST_TWO: Final = "first-two-words"
_LAST: Final = "last-word"

#: What of a line there is a key of.
EDGES: Final = (_FIRST, _FIRST_TWO, _LAST)

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two first words of a pair fall together


def pair_hash(first: Hashes, second: Hashes) -> Hashes:
    """Return the hash of each pair of words."""
    return (first * _MIX) ^ second


def line_keys(batch: Batch) -> dict[str, Hashes]:
    """Return for each line the hashes of its first word, its first two and its last, 0 where there is none, by feature."""
    lines = batch.lines
    hashes = np.append(batch.words.hash, np.uint64(0))  # what stands last is that of no word
    one, two = lines.word_count > 0, lines.word_count > 1
    first, second, last = (
        hashes[np.where(there, word, -1)] for there, word in ((one, lines.first), (two, lines.first + 1), (one, lines.last - 1))
    )
    return {_FIRST: first, _FIRST_TWO: np.where(two, pair_hash(first, second), np.uint64(0)), _LAST: last}
