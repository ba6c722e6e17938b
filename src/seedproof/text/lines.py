"""Lines: stretches between line ends, stripped of white space, empty ones left out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from seedproof.text import characters
from seedproof.text.language import LANGUAGES, line_languages
from seedproof.text.spans import Flags, Offsets, positions, runs

if TYPE_CHECKING:
    from seedproof.text.columns import Columns

__all__ = ["Lines"]


class Lines:
    """Columns over the non-empty lines of a batch.

    ``start``, ``end``: the stripped line, ``[start, end)`` · ``document``: index of its document · ``gap``: number of
    line ends between it and the line before (2 or more: a new paragraph) · ``first``, ``last``: its words are
    ``words[first:last]`` · ``of_document``: document ``i`` has the lines ``of_document[i]:of_document[i + 1]``.
    """

    def __init__(self, columns: Columns, start: Offsets, end: Offsets) -> None:
        self._columns = columns
        self.start, self.end = start, end
        self.document = columns.document_of(start)
        self.of_document = np.searchsorted(start, np.append(columns.starts, len(columns.text) + 1)).astype(np.int64)

    @classmethod
    def of(cls, columns: Columns) -> Lines:
        """Find the lines of ``columns``."""
        space = columns.where(characters.SPACE)
        start, end = runs(~columns.where(characters.NEWLINE))
        # White space is looked for only in lines that begin or end with it: few do.
        loose = np.flatnonzero(space[start] | space[end - 1])
        row, at = np.repeat(np.arange(len(loose)), end[loose] - start[loose]), positions(start[loose], end[loose])
        inked = np.flatnonzero(~space[at])
        low, high = np.searchsorted(row[inked], (np.arange(len(loose)), np.arange(1, len(loose) + 1)))
        kept = high > low
        start[loose[kept]], end[loose[kept]] = at[inked[low[kept]]], at[inked[high[kept] - 1]] + 1
        blank = loose[~kept]
        return cls(columns, np.delete(start, blank), np.delete(end, blank))

    def __len__(self) -> int:
        return len(self.start)

    def text(self, index: int) -> str:
        """Return the line's text."""
        return self._columns.text[self.start[index] : self.end[index]]

    @cached_property
    def gap(self) -> Offsets:
        """Line ends between a line and the one before it: 2 or more begin a paragraph."""
        newlines = self._columns.newlines
        before = np.searchsorted(newlines, np.append(0, self.end)[: len(self)])
        gap = np.searchsorted(newlines, self.start) - before
        # What stands before a document is no part of it.
        gap[np.diff(self.document, prepend=-1) > 0] = 2
        return gap

    @cached_property
    def first(self) -> Offsets:
        """Index of the line's first word."""
        return np.searchsorted(self._columns.words.start, self.start).astype(np.int64)

    @cached_property
    def last(self) -> Offsets:
        """One past the index of the line's last word: there the next line's begin, as every word lies in a line."""
        return np.append(self.first, len(self._columns.words))[1:]

    @property
    def word_count(self) -> Offsets:
        """Number of words."""
        return self.last - self.first

    @cached_property
    def language(self) -> npt.NDArray[np.int8]:
        """Index in ``language.LANGUAGES`` of the line's language, -1 where it is unclear."""
        return line_languages(self._columns)

    def in_language(self, code: str) -> Flags:
        """Return which lines are in the language with this ISO 639-1 code."""
        return self.language == LANGUAGES.index(code)

    @cached_property
    def ends_sentence(self) -> Flags:
        """Whether the last character but closing marks ends a sentence (``. ! ? …`` and their like in other scripts)."""
        codes, last = self._columns.codes, self.end - 1
        for _ in range(3):  # .”) : at most three closing marks are seen in sound text
            closing = characters.among(codes[last], _CLOSING) & (last > self.start)
            last = np.where(closing, last - 1, last)
        return characters.among(codes[last], _STOPS)


_CLOSING = "\"'”’»«“‘)]}›*"
_STOPS = ".!?…。！？؟।։"
