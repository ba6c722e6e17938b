"""Word sequences that come back within a document."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import Hashes

__all__ = ["LENGTH", "Repeats", "hash_sequences", "keys_in_documents", "recurring", "repeats"]

LENGTH = 5  # words of a sequence
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)  # not the step of a word's hash, lest "ab c" be "a bc"


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
    return Repeats(hashes, recurring(hashes))


def recurring(keys: Hashes) -> Flags:
    """Return which keys come more than once."""
    flags = np.zeros(len(keys), bool)
    ordered = np.sort(keys)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return flags
    # Few do: a small table rules most of the others out.
    slots = np.zeros(1 << 16, bool)
    slots[twice >> np.uint64(48)] = True
    chosen = np.flatnonzero(slots[keys >> np.uint64(48)])
    flags[chosen] = twice[np.minimum(np.searchsorted(twice, keys[chosen]), len(twice) - 1)] == keys[chosen]
    return flags


def keys_in_documents(batch: Batch, places: Offsets) -> Hashes:
    """Return a key for each of the words at ``places``, the same for the same word in the same document."""
    words = batch.columns.words
    return (words.hash[places] + words.document[places].astype(np.uint64)) * _MIX


def hash_sequences(hashes: Hashes, length: int) -> Hashes:
    """Return a hash of each sequence of ``length`` words, one for each word that begins one."""
    count = max(len(hashes) - length + 1, 0)
    total: npt.NDArray[np.uint64] = hashes[:count].copy()
    for k in range(1, length if count else 0):
        total *= _STEP
        total += hashes[k : k + count]
    return total
