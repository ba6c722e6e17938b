"""Tables of hashes that are asked for thousands of words in no order."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["HashTable", "scrambled"]

Keys = npt.NDArray[np.unsignedinteger[Any]]
_SPARSER: Final = 1  # bits: a word table sets one place in four to one in eight (measured: sparser ones leave the processor's cache)
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


def scrambled(hashes: Hashes) -> Hashes:
    """Return keys for a ``HashTable``: a word's first letter moves only the lower half of its hash, and buckets go by the upper bits."""
    return hashes * _MULTIPLIER


class HashTable:
    """Finds keys among sorted ones by the bucket of their upper bits, where a binary search would jump through all of memory."""

    def __init__(self, keys: Keys) -> None:
        bits = len(keys).bit_length() + 1  # twice to four times as many buckets as keys
        self._shift = keys.dtype.type(8 * keys.itemsize - bits)
        self._first = prefix_sum(np.bincount(self._buckets(keys), minlength=1 << bits), np.int32)
        self._keys: Keys = np.append(keys, np.iinfo(keys.dtype).max).astype(keys.dtype)  # where the walk ends at the latest
        self._count = len(keys)

    def find(self, keys: Keys) -> Offsets:
        """Return the index of each key, the first one where it is there several times, and -1 where it is not."""
        index = self._first[self._buckets(keys)].astype(np.int64)
        rest = np.flatnonzero(self._keys[index] < keys)
        while len(rest):
            index[rest] += 1
            rest = rest[self._keys[index[rest]] < keys[rest]]
        index[(self._keys[index] != keys) | (index == self._count)] = -1
        return index

    def among(self, keys: Keys) -> Offsets:
        """Return which keys are there, by index: of many keys of which few are, sooner than ``find``."""
        may = np.flatnonzero(self._seen[self._places(keys)])
        index: Offsets = may[self.find(keys[may]) >= 0]
        return index

    @cached_property
    def _seen(self) -> Flags:
        """Places of keys, of which few are set: this stays in the processor's cache."""
        seen = np.zeros(1 << (self._keys.dtype.itemsize * 8 - int(self._shift) + _SPARSER), bool)
        seen[self._places(self._keys[: self._count])] = True
        return seen

    def _places(self, keys: Keys) -> Offsets:
        return (keys >> (self._shift - self._shift.dtype.type(_SPARSER))).astype(np.int64)

    def _buckets(self, keys: Keys) -> Offsets:
        return (keys >> self._shift).astype(np.int64)
