"""The characters of many texts as columns: code points, classes, scripts, folded forms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from seedproof.text import codepoints
from seedproof.text.hashes import RollingHash
from seedproof.text.spans import Flags, Offsets, Spans, prefix_sum, runs

__all__ = ["Characters"]

Number = TypeVar("Number", bound=np.unsignedinteger[Any])

_SEPARATOR: Final = "\n\n"


class Characters:
    """Columns over the characters of ``texts``; each is computed when it is first asked for, and kept.

    ``text``: the texts joined by two newlines, so that no line, word or phrase crosses from one to the next · ``starts``, ``ends``: where
    each text begins and ends in it. All offsets are code points of ``text``; ``starts[i] + k`` is offset ``k`` of text ``i``.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        lengths = np.array([len(text) for text in texts], np.int64)
        self.ends: Offsets = np.cumsum(lengths + len(_SEPARATOR)) - len(_SEPARATOR)
        self.starts: Offsets = self.ends - lengths
        self.text = _SEPARATOR.join(texts)
        self._counted: dict[int, npt.NDArray[np.int32]] = {}

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def codes(self) -> codepoints.CodePoints:
        """Return each character's code point."""
        return codepoints.code_points(self.text)

    @cached_property
    def kinds(self) -> codepoints.Bits:
        """Return each character's class bits (``codepoints.LETTER`` and so on)."""
        return codepoints.kinds(self.codes)

    @cached_property
    def scripts(self) -> npt.NDArray[np.uint8]:
        """Return each character's index in ``codepoints.SCRIPTS``."""
        return codepoints.scripts(self.codes)

    @cached_property
    def folded_codes(self) -> codepoints.CodePoints:
        """Return the code points of ``folded``."""
        return codepoints.fold(self.codes)

    @cached_property
    def folded(self) -> str:
        """Return the text in lower case with quotes, dashes and spaces unified; offsets are those of ``text``."""
        return self.folded_codes.tobytes().decode("utf-32-le")

    @cached_property
    def hashed(self) -> RollingHash:
        """Return the hash of any span of ``folded``."""
        return RollingHash(self.folded_codes)

    @cached_property
    def marks(self) -> Offsets:
        """Return where punctuation marks and symbols stand, in order: a thirtieth of all, in which other signs are found fast."""
        return np.flatnonzero(self.where(codepoints.PUNCTUATION | codepoints.SYMBOL))

    @cached_property
    def mark_codes(self) -> codepoints.CodePoints:
        """Return the code points of ``marks``."""
        return self.codes[self.marks]

    @cached_property
    def beyond_ascii(self) -> Offsets:
        """Return where characters that are not in ASCII stand, and deletes, in order: few, in which other scripts are found."""
        return np.flatnonzero(self.codes > 0x7E)

    @cached_property
    def line_ends(self) -> Offsets:
        """Return where lines end, in order: at what ``str.splitlines`` takes for an end, a return and its line feed being one."""
        at = np.flatnonzero(self.where(codepoints.NEWLINE))
        return at[~((self.codes[at] == ord("\r")) & (self.codes_at(at + 1) == ord("\n")))]

    @cached_property
    def words(self) -> Spans:
        """Return where words stand: runs of letters, digits and combining marks, with an apostrophe between two letters inside."""
        letter = self.where(codepoints.LETTER)
        inside = self.where(codepoints.LETTER | codepoints.DIGIT | codepoints.MARK)
        # That of the letters is inside a word as it is.
        apostrophe = self.find_marks(codepoints.APOSTROPHES)
        apostrophe = apostrophe[(apostrophe > 0) & (apostrophe < len(letter) - 1)]
        inside[apostrophe[letter[apostrophe - 1] & letter[apostrophe + 1]]] = True
        return Spans(*runs(inside))

    def counted(self, kind: int) -> npt.NDArray[np.int32]:
        """Return how many characters before each offset have any of the class bits ``kind``: one entry more than characters."""
        if kind not in self._counted:
            self._counted[kind] = prefix_sum(self.where(kind), np.int32)  # kept for long, so in half the memory
        return self._counted[kind]

    def where(self, kind: int) -> Flags:
        """Return which characters have any of the class bits ``kind``."""
        return (self.kinds & kind) != 0

    def find_marks(self, wanted: str) -> Offsets:
        """Return where one of these punctuation marks and symbols stands, in order."""
        return self.marks[codepoints.among(self.mark_codes, wanted)]

    def find(self, wanted: str) -> Offsets:
        """Return where a string begins, in order: a search for one is much faster than one for a pattern."""
        found, at = [], self.text.find(wanted)
        while at >= 0:
            found.append(at)
            at = self.text.find(wanted, at + 1)
        return np.array(found, np.int64)

    def codes_at(self, offsets: Offsets) -> codepoints.CodePoints:
        """Return the code points at ``offsets``, 0 outside the text."""
        return self._at(offsets, self.codes)

    def is_(self, offsets: Offsets, kind: int) -> Flags:
        """Return which offsets hold a character of any of the class bits ``kind``; none does outside the text."""
        return (self._at(offsets, self.kinds) & kind) != 0

    def is_or_past(self, offsets: Offsets, kind: int) -> Flags:
        """Return which offsets hold a character of any of the class bits ``kind``, or lie past the end of the text."""
        return self.is_(offsets, kind) | (offsets >= len(self))

    def are(self, offsets: Offsets, characters: str) -> Flags:
        """Return which offsets hold one of ``characters``; none does outside the text."""
        return codepoints.among(self.codes_at(offsets), characters)

    def folded_are(self, offsets: Offsets, characters: str) -> Flags:
        """Return which offsets hold a character that is folded to one of ``characters``; none does outside the text."""
        return codepoints.among(self._at(offsets, self.folded_codes), characters)

    def _at(self, offsets: Offsets, column: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """Return a column's values at ``offsets``, 0 outside the text."""
        inside = (offsets >= 0) & (offsets < len(column))
        if inside.all():
            return column.take(offsets)
        return (
            np.where(inside, column.take(offsets, mode="clip"), column.dtype.type(0))
            if len(column)
            else np.zeros(len(offsets), column.dtype)
        )

    def text_of(self, offsets: Offsets) -> Offsets:
        """Return the index of the text that each offset lies in."""
        return np.searchsorted(self.starts, offsets, side="right") - 1
