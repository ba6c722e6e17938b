"""Tables of hashes that are asked for thousands of words in no order."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["Columns", "HashTable", "scrambled"]

Keys = npt.NDArray[np.unsignedinteger[Any]]
_SPARSER: Final = 1  # bits: a word table sets one place in four to one in eight (measured: sparser ones leave the processor's cache)
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


def scrambled(hashes: Hashes) -> Hashes:
    """Return keys for a ``HashTable``: a word's first letter moves only the lower half of its hash, and buckets go by the upper bits."""
    return hashes * _MULTIPLIER


class Columns(NamedTuple):
    """Hold what a table is made of: for those who keep it.

    ``keys``: sorted, and the greatest number there is, where the walk ends at the latest · ``first``: of each bucket
    """

    keys: Keys
    first: npt.NDArray[np.int32]

    @classmethod
    def of(cls, keys: Keys) -> Columns:
        """Return the columns of sorted keys."""
        buckets = (keys >> _shift(keys, len(keys))).astype(np.int64)
        first = prefix_sum(np.bincount(buckets, minlength=1 << _bits(len(keys))), np.int32)
        return cls(np.append(keys, np.iinfo(keys.dtype).max).astype(keys.dtype), first)


class HashTable:
    """Finds keys among sorted ones by the bucket of their upper bits, where a binary search would jump through all of memory."""

    def __init__(self, columns: Columns) -> None:
        self._keys, self._first = columns
        self._count = len(self._keys) - 1
        self._shift = _shift(self._keys, self._count)

    @classmethod
    def of(cls, keys: Keys) -> HashTable:
        """Return the table of sorted keys."""
        return cls(Columns.of(keys))

    def find(self, keys: Keys) -> Offsets:
        """Return the index of each key, the first one where it is there several times, and -1 where it is not."""
        index = self._first[self._buckets(keys)].astype(np.int64)
        rest = np.flatnonzero(self._keys[index] < keys)
        while len(rest):
            index[rest] += 1
            rest = rest[self._keys[index[rest]] < keys[rest]]
        index[(self._keys[index] != keys) | (index == self._count)] = -1
        return index

    def among(self, keys: Keys) -> tuple[Offsets, Offsets]:
        """Return which keys are there, by index, and where: of many keys of which few are, sooner than ``find``."""
        may = np.flatnonzero(self._seen[self._places(keys)])
        at = self.find(keys[may])
        there = at >= 0
        return may[there], at[there]

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


def _bits(count: int) -> int:
    return count.bit_length() + 1  # twice to four times as many buckets as keys


def _shift(keys: Keys, count: int) -> np.unsignedinteger[Any]:
    return keys.dtype.type(8 * keys.itemsize - _bits(count))
