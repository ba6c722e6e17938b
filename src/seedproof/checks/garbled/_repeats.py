"""Word sequences that come back within a document."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text.batch import Batch
from seedproof.text.spans import Flags
from seedproof.text.words import Hashes

__all__ = ["LENGTH", "Repeats", "hash_sequences", "repeats"]

LENGTH = 5  # words of a sequence
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Repeats(NamedTuple):
    """For each word of a batch: the hash of the sequence of five that begins there (its document included), and whether it comes again."""

    hashes: Hashes
    repeated: Flags


def repeats(batch: Batch) -> Repeats:
    """Return the sequences of a batch; two are alike only if they stand in the same document."""
    columns = batch.columns
    first = np.searchsorted(columns.words.start, np.append(columns.starts, len(columns.text) + 1))
    document = np.repeat(np.arange(len(columns), dtype=np.uint64), np.diff(first))
    hashes = hash_sequences(columns.words.hash + document * _MIX, LENGTH)
    order = np.argsort(hashes)
    alike = hashes[order[1:]] == hashes[order[:-1]]
    repeated = np.zeros(len(hashes), bool)
    repeated[order[1:][alike]] = True
    repeated[order[:-1][alike]] = True
    return Repeats(hashes, repeated)


def hash_sequences(hashes: Hashes, length: int) -> Hashes:
    """Return a hash of each sequence of ``length`` words, one for each word that begins one."""
    count = max(len(hashes) - length + 1, 0)
    total: npt.NDArray[np.uint64] = np.zeros(count, np.uint64)
    for k in range(length):
        total = (total ^ (total >> np.uint64(29))) * _MIX + hashes[k : k + count]
    return total
