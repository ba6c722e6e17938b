"""Spans of text as 64-bit numbers, so that comparing, counting and looking up strings are array operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text import codepoints
from seedproof.text.spans import Offsets, prefix_sum

__all__ = ["BASE", "INVERSE", "Hashes", "RollingHash", "Types", "factorize", "finished", "hash_spans", "hash_words", "powers", "slots"]

Hashes = npt.NDArray[np.uint64]

BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 2**64)
_KEPT_POWERS = (
    1 << 12,
    1 << 15,
    1 << 19,
    1 << 20,
    1 << 21,
)  # characters: a few words, a document, a word table, a usual batch, a large one
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


class RollingHash:
    """Hash any span of a text, or of words: the sum of ``(code + 1) * B**i``, ``i`` counted from the span's start, modulo 2**64.

    Computed as a difference of prefix sums over the whole text, divided by ``B**start``: ``B`` is odd and so has an
    inverse modulo 2**64. A handful of array operations, however many spans there are.
    """

    def __init__(self, codes: codepoints.CodePoints | Hashes) -> None:
        self._inverses = powers(INVERSE, len(codes) + 1)
        terms = codes.astype(np.uint64)
        terms += np.uint64(1)
        terms *= powers(BASE, len(codes))
        self._prefix = prefix_sum(terms)

    def of(self, starts: Offsets, ends: Offsets) -> Hashes:
        """Return the hash of each span ``[start, end)``."""
        totals: Hashes = self._prefix.take(ends)
        totals -= self._prefix.take(starts)
        totals *= self._inverses.take(starts)
        return finished(totals)


def finished(totals: Hashes) -> Hashes:
    """Return the hashes that spans of such sums have, in place of the sums: the lower half depends on the upper one too."""
    totals ^= totals >> np.uint64(31)
    return totals


def hash_spans(codes: codepoints.CodePoints, starts: Offsets, ends: Offsets) -> Hashes:
    """Return the hash of each span of ``codes``."""
    return RollingHash(codes).of(starts, ends)


def hash_words(words: Sequence[str]) -> Hashes:
    """Return the hash of each word exactly as given; fold first to compare with ``Words.hash``."""
    lengths = np.array([len(w) for w in words], np.int64)
    ends = np.cumsum(lengths)
    return hash_spans(codepoints.numbers("".join(words)), ends - lengths, ends)


class Types(NamedTuple):
    """The different values of a column: ``hash`` sorted, ``first`` index that shows each, ``occurrences``, and each row's ``kind``."""

    hash: Hashes
    first: Offsets
    occurrences: Offsets
    kind: Offsets


def factorize(values: Hashes) -> Types:
    """Return the different values, as ``numpy.unique`` with all its extras does, in a third of its time.

    Each value looks for its first occurrence in a table that is written back to front; the few whose place is taken by
    another value look again with other places. Only the different values are sorted.
    """
    bits = max(len(values) - 1, 1).bit_length()
    table, leader = np.empty(1 << bits, np.int32), np.empty(len(values), np.int32)
    seeking = np.arange(len(values), dtype=np.int32)
    for multiplier in _MULTIPLIERS:
        wanted = values[seeking]
        place = slots(wanted * np.uint64(multiplier), bits)
        table[place[::-1]] = seeking[::-1]
        found = table[place]
        leader[seeking] = found
        seeking = seeking[values[found] != wanted]
    if len(seeking):  # made to collide, or millions: sort what is left
        _, shown, kind = np.unique(values[seeking], return_index=True, return_inverse=True)
        leader[seeking] = seeking[shown][kind]
    first = np.flatnonzero(leader == np.arange(len(values), dtype=np.int32))
    first = first[values[first].argsort()]
    rank = np.empty(len(values), np.int64)
    rank[first] = np.arange(len(first))
    kind = rank[leader]
    return Types(values[first], first, np.bincount(kind, minlength=len(first)), kind)


def slots(hashes: Hashes, bits: int) -> Offsets:
    """Return the upper ``bits`` of each hash: its place in a table of ``2**bits``."""
    return (hashes >> np.uint64(64 - bits)).view(np.int64)


def powers(base: int, count: int) -> Hashes:
    """Return ``base**0 … base**(count - 1)`` modulo 2**64; those of a usual batch are kept."""
    kept = next((size for size in _KEPT_POWERS if count <= size), None)
    return _computed_powers(base, count) if kept is None else _kept_powers(base, kept)[:count]


def _computed_powers(base: int, count: int) -> Hashes:
    """Compute them by halves: the first half times a power gives the second, while a running product waits for each number before it."""
    powers = np.ones(count, np.uint64)
    done, step = 1, base
    while done < count:
        more = powers[done : 2 * done]
        np.multiply(powers[: len(more)], np.uint64(step), out=more)
        done, step = 2 * done, step * step % 2**64
    return powers


_kept_powers = cache(_computed_powers)
