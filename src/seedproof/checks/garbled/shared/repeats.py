"""Words that come back within a document."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text.hashes import Hashes
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets

__all__ = ["keys_in_documents", "recurring"]

_MANY: Final = 1 << 13  # keys from which a first look at their upper halves pays (guessed)
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)


def keys_in_documents(batch: Batch, index: Offsets) -> Hashes:
    """Return a key for each of the words at ``index``, the same for the same word in the same document."""
    words = batch.words
    return words.hash[index] + words.document[index].astype(np.uint64) * _MIX


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
    # The upper half of each key is sorted in a third of the time, and rules out nearly all; the whole key decides.
    upper = (keys >> np.uint64(32)).astype(np.uint32)
    ordered = np.sort(upper)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return np.zeros(0, np.int64)
    buckets = np.zeros(1 << 16, bool)
    buckets[twice >> np.uint32(16)] = True
    chosen = np.flatnonzero(buckets[upper >> np.uint32(16)])
    return chosen[within(upper[chosen], twice)]
