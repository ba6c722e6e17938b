"""Word sequences that come back within a document."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.text.hashes import Hashes
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets

__all__ = ["LENGTH", "Repeats", "hash_sequences", "keys_in_documents", "lengthened", "recurring", "repeats"]

LENGTH = 5  # words of a sequence
_MANY = 1 << 13  # keys from which a first look at halves pays
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)  # not the step of a word's hash, lest "ab c" be "a bc"


class Repeats(NamedTuple):
    """For each word of a batch: the hash of the sequence of five that begins there (its document included), and whether it comes again."""

    hashes: Hashes
    repeated: Flags


def repeats(batch: Batch) -> Repeats:
    """Return the sequences of a batch; two are alike only if they stand in the same document."""
    first = batch.words.of_document
    document = np.repeat(np.arange(len(batch), dtype=np.uint64), np.diff(first))
    hashes = hash_sequences(batch.words.hash + document * _MIX, LENGTH)
    return Repeats(hashes, recurring(hashes))


def recurring(keys: Hashes) -> Flags:
    """Return which keys come more than once."""
    flags, chosen = np.zeros(len(keys), bool), np.arange(len(keys))
    if len(keys) > _MANY:
        chosen = _likely(keys)
    ordered = np.sort(keys[chosen])
    same = ordered[1:][ordered[1:] == ordered[:-1]]
    flags[chosen] = within(keys[chosen], same)
    return flags


def _likely(keys: Hashes) -> Offsets:
    """Return the indexes of those keys that may come more than once."""
    # Half of each key is sorted in a third of the time, and rules out nearly all; the whole key decides.
    halves = (keys >> np.uint64(32)).astype(np.uint32)
    ordered = np.sort(halves)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return np.zeros(0, np.int64)
    slots = np.zeros(1 << 16, bool)
    slots[twice >> np.uint32(16)] = True
    chosen = np.flatnonzero(slots[halves >> np.uint32(16)])
    return chosen[within(halves[chosen], twice)]


def keys_in_documents(batch: Batch, places: Offsets) -> Hashes:
    """Return a key for each of the words at ``places``, the same for the same word in the same document."""
    words, lines = batch.words, batch.lines
    return words.hash[places] + lines.document[words.line[places]].astype(np.uint64) * _MIX


def hash_sequences(hashes: Hashes, length: int) -> Hashes:
    """Return a hash of each sequence of ``length`` words, one for each word that begins one."""
    total = hashes
    for known in range(1, length):
        total = lengthened(hashes, total, known)
    return total


def lengthened(hashes: Hashes, sequences: Hashes, known: int) -> Hashes:
    """Return the hashes of sequences that are a word longer than the ``known`` words of ``sequences``."""
    return sequences[:-1] * _STEP + hashes[known : known + max(len(sequences) - 1, 0)]
