"""Look phrases up by the hash of their first words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from seedproof.text import codepoints
from seedproof.text.hashes import Hashes, RollingHash, slots
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Offsets, ranges, runs

__all__ = ["WORD", "Columns", "PhraseIndex", "tokens"]

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


class Columns(NamedTuple):
    """Hold what an index is made of.

    ``length``: characters · ``lead``: those before the first token · ``hash``: of all of it, of each phrase
    ``phrases``: by their keys, those of one token, then of two, then of three · ``keys``: of these · ``counts``: how many of each
    """

    length: Offsets
    lead: Offsets
    hash: Hashes
    phrases: Offsets
    keys: Hashes
    counts: Offsets

    @classmethod
    def of(cls, texts: Sequence[str]) -> Columns:
        """Return the columns of phrases."""
        codes = codepoints.code_points("\n".join([*texts, ""]))
        hashed = RollingHash(codes)
        length = np.array([len(text) for text in texts], np.int64)
        begin = np.cumsum(length + 1) - length - 1
        token, keys = tokens(codes, codepoints.kinds(codes), hashed)
        first = np.searchsorted(token, begin)
        size = np.minimum(np.searchsorted(token, begin + length) - first, _LONGEST_KEY)
        sizes = [np.flatnonzero(size == count) for count in range(1, _LONGEST_KEY + 1)]
        held = [phrases[key[first[phrases]].argsort(kind="stable")] for key, phrases in zip(keys, sizes, strict=True)]
        counts = np.array([len(phrases) for phrases in held], np.int64)
        sorted_keys = np.concatenate([key[first[phrases]] for key, phrases in zip(keys, held, strict=True)])
        return cls(length, token[first] - begin, hashed.of(begin, begin + length), np.concatenate(held), sorted_keys, counts)


class PhraseIndex:
    """Hold all phrases as columns: ``length``, ``lead`` and ``hash`` as in ``Columns``."""

    def __init__(self, columns: Columns) -> None:
        self.length, self.lead, self.hash, phrases, keys, counts = columns
        ends = np.cumsum(counts).tolist()
        self._keys = [_Keys(keys[low:high], phrases[low:high]) for low, high in pairwise([0, *ends])]

    def candidates(self, token: Offsets, keys: list[Hashes]) -> tuple[Offsets, Offsets]:
        """Return where tokens stand with which phrases may begin, and the phrases."""
        at, phrase = zip(*(held.find(key) for held, key in zip(self._keys, keys, strict=True)), strict=True)
        return token[np.concatenate(at)], np.concatenate(phrase)


class _Keys:
    """Find phrases by key; several may have one."""

    def __init__(self, keys: Hashes, phrases: Offsets) -> None:
        self._keys, self._phrases = keys, phrases
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
