"""Words as columns, and the hash by which a word is looked up in a table.

A word is a run of letters, digits and combining marks; an apostrophe between two letters is inside it. A word is
known by a 64-bit polynomial hash of its folded characters (possessive ``'s`` left off), so that counting, comparing
and looking up words are array operations: nothing loops over words in Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from seedproof.text import characters
from seedproof.text.spans import Flags, Offsets, runs

if TYPE_CHECKING:
    from seedproof.text.columns import Columns

__all__ = ["Hashes", "Words", "hash_spans", "hash_words"]

Hashes = npt.NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 2**64)
_KEPT_POWERS = 1 << 21  # characters: about twice a batch


class Words:
    """Columns over the words of a batch.

    ``start``, ``end``: the word, ``[start, end)`` · ``bare_end``: its end without a possessive ``'s`` · ``hash``: of its
    folded form · ``exact``: of the form as written · ``initial_upper``, ``all_upper``, ``has_lower``, ``has_digit``: flags.
    """

    def __init__(self, columns: Columns, start: Offsets, end: Offsets) -> None:
        self._columns = columns
        self.start, self.end = start, end

    @classmethod
    def of(cls, columns: Columns) -> Words:
        """Find the words of ``columns``."""
        letter = columns.where(characters.LETTER)
        inside = columns.where(characters.LETTER | characters.DIGIT | characters.MARK)
        if len(letter) > 2:
            apostrophe = np.flatnonzero(characters.among(columns.codes[1:-1], characters.APOSTROPHES)) + 1
            inside[apostrophe[letter[apostrophe - 1] & letter[apostrophe + 1]]] = True
        return cls(columns, *runs(inside))

    def __len__(self) -> int:
        return len(self.start)

    def text(self, index: int) -> str:
        """Return the word as written."""
        return self._columns.text[self.start[index] : self.end[index]]

    def bare(self, index: int) -> str:
        """Return the word as written, without a possessive ``'s``."""
        return self._columns.text[self.start[index] : self.bare_end[index]]

    @cached_property
    def line(self) -> Offsets:
        """Index of the word's line."""
        return np.searchsorted(self._columns.lines.start, self.start, side="right") - 1

    @cached_property
    def document(self) -> Offsets:
        """Index of the word's document."""
        return self._columns.document_of(self.start)

    @cached_property
    def length(self) -> Offsets:
        """Characters, without a possessive ``'s``."""
        return self.bare_end - self.start

    @cached_property
    def bare_end(self) -> Offsets:
        """End of the word without a possessive ``'s``."""
        folded, last = self._columns.folded_codes, self.end - 1
        mark = np.maximum(last - 1, 0)
        possessive = (self.end - self.start > 2) & (folded[last] == ord("s")) & (folded[mark] == ord("'"))
        return np.where(possessive, self.end - 2, self.end)

    @cached_property
    def hash(self) -> Hashes:
        """Hash of the folded form."""
        return hash_spans(self._columns.folded_codes, self.start, self.bare_end)

    @cached_property
    def exact(self) -> Hashes:
        """Hash of the form as written."""
        return hash_spans(self._columns.codes, self.start, self.bare_end)

    @cached_property
    def types(self) -> tuple[Hashes, Offsets, Offsets, Offsets]:
        """The different folded words: (hash, index of the first word that shows it, occurrences), and each word's type."""
        # What numpy.unique does, with its fastest sort: it would take a stable one, for the first index.
        order = self.hash.argsort()
        ordered = self.hash[order]
        new = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
        starts = np.flatnonzero(new)
        inverse = np.empty(len(order), np.int64)
        inverse[order] = np.cumsum(new) - 1
        first = np.minimum.reduceat(order, starts) if len(starts) else order
        return ordered[starts], first, np.diff(np.append(starts, len(order))), inverse

    @cached_property
    def initial_upper(self) -> Flags:
        """Whether the first character is an upper-case letter."""
        return (self._columns.kinds[self.start] & characters.UPPER) != 0

    @cached_property
    def all_upper(self) -> Flags:
        """Whether it has two or more upper-case letters and no lower-case one."""
        return (self._count(characters.UPPER) > 1) & ~self.has_lower

    @cached_property
    def has_lower(self) -> Flags:
        """Whether any character is a lower-case letter."""
        return self._count(characters.LOWER) > 0

    @cached_property
    def has_digit(self) -> Flags:
        """Whether any character is a digit."""
        return self._count(characters.DIGIT) > 0

    @cached_property
    def starts_sentence(self) -> Flags:
        """Whether it is the first of its line, or follows a full stop, question or exclamation mark, colon or quote."""
        codes, spaces = self._columns.codes, self._columns.where(characters.SPACE)
        before = self.start - 1
        quoted = np.zeros(len(self), bool)
        for _ in range(4):  # a stop, a closing mark, a space, an opening mark
            here = np.maximum(before, 0)
            mark = characters.among(codes[here], _QUOTES)
            quoted |= mark
            before = np.where((before >= 0) & (mark | spaces[here]), before - 1, before)
        stop = characters.among(codes[np.maximum(before, 0)], _SENTENCE_ENDS)
        first = np.diff(self.line, prepend=-1) != 0
        return first | quoted | stop | (before < 0)

    def _count(self, kind: int) -> Offsets:
        total = self._columns.counted(kind)
        return (total[self.bare_end] - total[self.start]).astype(np.int64)


def hash_words(words: Sequence[str]) -> Hashes:
    """Return the hash of each word exactly as given; fold first to compare with ``Words.hash``."""
    codes = characters.code_points("".join(words))
    ends = np.cumsum([len(w) for w in words], dtype=np.int64) if words else np.zeros(0, np.int64)
    return hash_spans(codes, ends - np.array([len(w) for w in words], np.int64), ends)


def hash_spans(codes: characters.CodePoints, starts: Offsets, ends: Offsets) -> Hashes:
    """Return the sum of ``(code + 1) * B**i`` over each span, ``i`` counted from its start, modulo 2**64.

    Computed as a difference of prefix sums over the whole text, divided by ``B**start``: ``B`` is odd and so has an
    inverse modulo 2**64. A handful of array operations, however many words there are.
    """
    powers, inverses = _powers(_BASE, len(codes)), _powers(_INVERSE, len(codes))
    prefix = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum((codes + np.uint32(1)) * powers, out=prefix[1:])
    totals = (prefix[ends] - prefix[starts]) * inverses[np.minimum(starts, max(len(codes) - 1, 0))] if len(starts) else prefix[:0]
    return totals ^ (totals >> np.uint64(31))


def _powers(base: int, count: int) -> Hashes:
    """Return ``base**0 … base**(count - 1)`` modulo 2**64; those of a usual batch are kept."""
    if count > _KEPT_POWERS:
        return _computed_powers(base, count)
    return _kept_powers(base, 1 << max(count - 1, 1).bit_length())[:count]


def _computed_powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.cumprod(powers, dtype=np.uint64)


_kept_powers = cache(_computed_powers)


_QUOTES = "\"'“”‘’«»„‚‹›([–—-•*"
_SENTENCE_ENDS = ".!?…:;。！？؟"
