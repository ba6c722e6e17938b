"""Look phrases up by the hash of their first words."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.text import codepoints
from seedproof.text.hashes import Hashes, RollingHash, slots
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Offsets, ranges, runs

__all__ = ["WORD", "PhraseIndex", "tokens"]

WORD: Final = codepoints.LETTER | codepoints.DIGIT | codepoints.MARK

_ORDERED: Final = np.uint64(0xC2B2AE3D27D4EB4F)  # so that "all rights" and "rights all" differ, and the upper bits of all words
_SPARSE: Final = 5  # a table has 2**5 places or more for each key, so that few other keys fall on one
_LONGEST_KEY: Final = 3  # tokens


def tokens(codes: codepoints.CodePoints, kinds: codepoints.Bits, hashed: RollingHash) -> tuple[Offsets, list[Hashes]]:
    """Return where a text's tokens begin (words, split at apostrophes, and copyright signs), and the keys of each and of as many more."""
    start, end = runs(((kinds & WORD) != 0) | (codes == ord("©")))
    hashes = hashed.of(start, end)
    keys = [hashes * _ORDERED]
    for more in range(1, _LONGEST_KEY):
        key = keys[-1] * _ORDERED
        key[:-more] += hashes[more:]
        keys.append(key)
    return start, keys


class PhraseIndex:
    """Hold all phrases as columns.

    ``lead``: characters before the first token
    ``length``: characters
    ``hash``: of all of it
    """

    def __init__(self, texts: list[str]) -> None:
        codes = codepoints.code_points("\n".join([*texts, ""]))
        hashed = RollingHash(codes)
        self.length = np.array([len(text) for text in texts], np.int64)
        begin = np.cumsum(self.length + 1) - self.length - 1
        self.hash = hashed.of(begin, begin + self.length)
        token, keys = tokens(codes, codepoints.kinds(codes), hashed)
        first = np.searchsorted(token, begin)
        size = np.minimum(np.searchsorted(token, begin + self.length) - first, _LONGEST_KEY)
        self.lead = token[first] - begin
        self._keys = [_Keys(key[first], np.flatnonzero(size == count)) for count, key in enumerate(keys, 1)]

    def candidates(self, token: Offsets, keys: list[Hashes]) -> tuple[Offsets, Offsets]:
        """Return where tokens stand with which phrases may begin, and the phrases."""
        at, phrase = zip(*(held.find(key) for held, key in zip(self._keys, keys, strict=True)), strict=True)
        return token[np.concatenate(at)], np.concatenate(phrase)


class _Keys:
    """Find phrases by key; several may have one."""

    def __init__(self, keys: Hashes, phrases: Offsets) -> None:
        self._phrases = phrases[keys[phrases].argsort(kind="stable")]
        self._keys = keys[self._phrases]
        self._after = np.searchsorted(self._keys, self._keys, side="right")  # the first index with another key
        self._bits = max(len(phrases), 1).bit_length() + _SPARSE
        self._taken = np.zeros(1 << self._bits, bool)
        self._taken[slots(self._keys, self._bits)] = True

    def find(self, keys: Hashes) -> tuple[Offsets, Offsets]:
        """Return the index of each key that is a phrase's, and that phrase."""
        at = np.flatnonzero(self._taken.take(slots(keys, self._bits)))  # of words a thirtieth: only these are searched for
        low = find_sorted(keys[at], self._keys)
        held = low >= 0
        at, low, high = at[held], low[held], self._after[low[held]]
        return np.repeat(at, high - low), self._phrases[ranges(low, high)]
