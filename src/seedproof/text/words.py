"""Words as columns.

A word is a run of letters, digits and combining marks; an apostrophe between two letters is inside it. A word is
known by the hash of its folded characters (possessive ``'s`` left off), so that counting, comparing and looking up
words are array operations: nothing loops over words in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any, Final, TypeVar, cast

import numpy as np

from seedproof.text import codepoints
from seedproof.text.characters import Characters
from seedproof.text.hashes import Hashes, Types, factorize
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["Words"]

T = TypeVar("T")

_OF_LINES: Final = ("line", "document", "of_document", "starts_sentence")  # columns that are computed of the lines


class Words:
    """Columns over the words of a batch.

    ``start``, ``end``: the word, ``[start, end)`` · ``bare_end``: its end without a possessive ``'s`` · ``hash``: of its
    folded form · ``initial_upper``, ``all_upper``, ``has_lower``, ``has_digit``: flags · ``characters``: those of the text.
    """

    def __init__(self, characters: Characters, lines: Lines) -> None:
        self.characters, self._lines = characters, lines
        self.start, self.end = characters.words
        self._of_types: dict[Callable[[Words], Any], Any] = {}

    def divided(self, lines: Lines) -> Words:
        """Return the words in other lines, with all that is known of them otherwise."""
        other = copy(self)
        other._lines = lines
        for name in _OF_LINES:
            vars(other).pop(name, None)
        return other

    def __len__(self) -> int:
        return len(self.start)

    def text(self, index: int) -> str:
        """Return the word as written."""
        return self.characters.text[self.start[index] : self.end[index]]

    def bare(self, index: int) -> str:
        """Return the word as written, without a possessive ``'s``."""
        return self.characters.text[self.start[index] : self.bare_end[index]]

    def at(self, offsets: Offsets) -> Offsets:
        """Return the index of the word that each offset lies in, of the word before it where there is none, -1 before the first."""
        return np.searchsorted(self.start, offsets, side="right") - 1

    @cached_property
    def line(self) -> Offsets:
        """Index of the word's line."""
        lines = self._lines
        return np.repeat(np.arange(len(lines)), lines.word_count)

    @cached_property
    def document(self) -> Offsets:
        """Index of the word's document."""
        return self._lines.document[self.line]

    @cached_property
    def of_document(self) -> Offsets:
        """Document ``i`` has the words ``of_document[i]:of_document[i + 1]``."""
        lines = self._lines
        return np.append(lines.first, len(self))[lines.of_document]

    @cached_property
    def length(self) -> Offsets:
        """Characters, without a possessive ``'s``."""
        return self.bare_end - self.start

    @cached_property
    def bare_end(self) -> Offsets:
        """End of the word without a possessive ``'s``."""
        folded, bare_end = self.characters.folded_codes, self.end.copy()
        sibilant = np.flatnonzero(folded.take(self.end - 1) == ord("s"))
        sibilant = sibilant[self.end[sibilant] - self.start[sibilant] > 2]
        bare_end[sibilant[folded[self.end[sibilant] - 2] == ord("'")]] -= 2
        return bare_end

    @cached_property
    def hash(self) -> Hashes:
        """Hash of the folded form."""
        return self.characters.hashed.of(self.start, self.bare_end)

    @cached_property
    def types(self) -> Types:
        """Return the different folded words, sorted by hash, and each word's type."""
        return factorize(self.hash)

    def of_types(self, compute: Callable[[Words], T]) -> T:
        """Return ``compute(self)``, computed once, in whatever lines the words are: of what depends on their folded forms alone."""
        if compute not in self._of_types:
            self._of_types[compute] = compute(self)
        return cast("T", self._of_types[compute])

    @cached_property
    def initial_upper(self) -> Flags:
        """Tell whether the first character is an upper-case letter."""
        return (self.characters.kinds[self.start] & codepoints.UPPER) != 0

    @cached_property
    def all_upper(self) -> Flags:
        """Tell whether it has two or more upper-case letters and no lower-case one."""
        result = np.zeros(len(self), bool)
        rest = np.flatnonzero(~self.has_lower)
        result[rest] = self._count(codepoints.UPPER, rest) > 1
        return result

    @cached_property
    def has_lower(self) -> Flags:
        """Tell whether any character is a lower-case letter."""
        result = (self.characters.kinds[self.bare_end - 1] & codepoints.LOWER) != 0
        rest = np.flatnonzero(~result)  # few: names in capitals, numbers, words of scripts without cases
        result[rest] = self._count(codepoints.LOWER, rest) > 0
        return result

    @cached_property
    def has_digit(self) -> Flags:
        """Tell whether any character is a digit."""
        digits = self.characters.counted(codepoints.DIGIT)
        return digits.take(self.bare_end) > digits.take(self.start)

    @cached_property
    def starts_sentence(self) -> Flags:
        """Tell whether it is the first of its line, or follows a full stop, question or exclamation mark, colon or quote."""
        lines, result = self._lines, np.zeros(len(self), bool)
        result[lines.first[lines.word_count > 0]] = True
        # Most words follow a word and a space: only the others are looked at closely.
        unclear = np.flatnonzero(~(result | self.spaced[:-1]))
        result[unclear] = self._follows_end(unclear)
        return result

    @cached_property
    def spaced(self) -> Flags:
        """Tell whether one space and nothing else stands between each word and the one before; at the end once more, False."""
        flags = np.zeros(len(self) + 1, bool)
        flags[1:-1] = (self.start[1:] - self.end[:-1] == 1) & (self.characters.codes.take(self.end[:-1]) == ord(" "))
        return flags

    def _follows_end(self, words: Offsets) -> Flags:
        """Tell which words, none of them the first of its line, follow an end or a quote: a letter of the word before is never passed."""
        codes, spaces = self.characters.codes, self.characters.where(codepoints.SPACE)
        before = self.start[words] - 1
        quoted = np.zeros(len(words), bool)
        for _ in range(4):  # a stop, a closing mark, a space, an opening mark
            mark = codepoints.among(codes[before], _QUOTES)
            quoted |= mark
            before -= mark | spaces[before]
        return quoted | codepoints.among(codes[before], _SENTENCE_ENDS)

    def _count(self, kind: int, words: Offsets) -> Offsets:
        """Return how many characters of each of the words have the class bits ``kind``."""
        inside = ranges(self.start[words], self.bare_end[words])
        return np.diff(prefix_sum((self.characters.kinds[inside] & kind) != 0)[prefix_sum(self.length[words])])


_QUOTES = "\"'“”‘’«»„‚‹›([–—-•*"
_SENTENCE_ENDS = ".!?…:;。！？؟"
