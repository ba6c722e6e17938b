"""Lines: stretches between line ends, stripped of white space, empty ones left out."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from seedproof.text import codepoints
from seedproof.text.characters import Characters
from seedproof.text.spans import Flags, Offsets, ranges, runs

__all__ = ["Lines"]


class Lines:
    """Columns over the non-empty lines of a batch.

    ``start``, ``end``: the stripped line, ``[start, end)`` · ``document``: index of its document · ``gap``: number of
    line ends between it and the line before (2 or more: a new paragraph) · ``first``, ``last``: its words are
    ``words[first:last]`` · ``of_document``: document ``i`` has the lines ``of_document[i]:of_document[i + 1]``.
    """

    def __init__(self, characters: Characters, start: Offsets, end: Offsets) -> None:
        self._characters = characters
        self.start, self.end = start, end
        self.document = characters.text_of(start)
        self.of_document = np.searchsorted(start, np.append(characters.starts, len(characters) + 1)).astype(np.int64)

    @classmethod
    def of(cls, characters: Characters) -> Lines:
        """Find the lines of ``characters``."""
        space = characters.where(codepoints.SPACE)
        start, end = runs(~characters.where(codepoints.NEWLINE))
        # White space is looked for only in lines that begin or end with it: few do.
        loose = np.flatnonzero(space[start] | space[end - 1])
        row, at = np.repeat(np.arange(len(loose)), end[loose] - start[loose]), ranges(start[loose], end[loose])
        inked = np.flatnonzero(~space[at])
        low, high = np.searchsorted(row[inked], (np.arange(len(loose)), np.arange(1, len(loose) + 1)))
        kept = high > low
        start[loose[kept]], end[loose[kept]] = at[inked[low[kept]]], at[inked[high[kept] - 1]] + 1
        blank = loose[~kept]
        return cls(characters, np.delete(start, blank), np.delete(end, blank))

    def __len__(self) -> int:
        return len(self.start)

    def text(self, index: int) -> str:
        """Return the line's text."""
        return self._characters.text[self.start[index] : self.end[index]]

    def containing(self, offsets: Offsets) -> Offsets:
        """Return the index of the line that each offset lies in, of the line before it where there is none, -1 before the first."""
        return np.searchsorted(self.start, offsets, side="right") - 1

    @cached_property
    def gap(self) -> Offsets:
        """Line ends between a line and the one before it: 2 or more begin a paragraph."""
        ends = self._characters.line_ends
        before = np.searchsorted(ends, np.append(0, self.end)[: len(self)])
        gap = np.searchsorted(ends, self.start) - before
        # What stands before a document is no part of it.
        gap[np.diff(self.document, prepend=-1) > 0] = 2
        return gap

    @cached_property
    def first(self) -> Offsets:
        """Index of the line's first word."""
        return np.searchsorted(self._characters.words.start, self.start).astype(np.int64)

    @cached_property
    def last(self) -> Offsets:
        """One past the index of the line's last word: there the next line's begin, as every word lies in a line."""
        return np.append(self.first, len(self._characters.words.start))[1:]

    @cached_property
    def word_count(self) -> Offsets:
        """Number of words."""
        return self.last - self.first

    @cached_property
    def ends_sentence(self) -> Flags:
        """Tell whether the last character but closing marks ends a sentence (``. ! ? …`` and their like in other scripts)."""
        codes, last = self._characters.codes, self.end - 1
        for _ in range(3):  # .”) : at most three closing marks are seen in sound text
            closing = codepoints.among(codes[last], _CLOSING) & (last > self.start)
            last = np.where(closing, last - 1, last)
        return codepoints.among(codes[last], _STOPS)


_CLOSING = "\"'”’»«“‘)]}›*"
_STOPS = ".!?…。！？؟।։"
