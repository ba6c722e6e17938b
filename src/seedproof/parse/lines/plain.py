"""Read a line as people see it: one space between words, no icon or bullet before them; places can be told in the line as it is."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import Final

from seedproof.core.patterns import regex

__all__ = ["PlainLine"]

_KEPT: Final = "-–—(（[@#©“”„\"'‘’«»&$€£§"  # marks that say something at the beginning of a line
_ODD: Final = regex(
    r"(?:[^\S\u3000]|[\u200b\u200e\u200f\u2060\ufeff]){2,}|[^\S \u3000]|[\u200b\u200e\u200f\u2060\ufeff]"
)  # all but one usual space, and the wide one that parts Japanese sentences


class PlainLine:
    """Hold a line without what a reader does not see: wide or several spaces, and the bullets and icons before it.

    ``text``: what is left.
    ``is_listed``: whether something was left out before it.
    """

    def __init__(self, line: str) -> None:
        begin = 0
        while begin < len(line) and _is_ornament(line[begin]):
            begin += 1
        self.text, self.is_listed = line, begin > 0
        self._kept: tuple[list[int], list[int]] | None = None  # where what is left begins again, in the line and in the plain text
        if begin or "  " in line or not line.isprintable():  # no space but the usual one is printable
            self._leave_out(line, begin)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the line that is ``[start, end)`` of its plain text."""
        if self._kept is None:
            return start, end
        first = self._in_line(start)
        return first, self._in_line(end - 1) + 1 if end > start else first

    def place(self, at: int) -> int:
        """Return the place in the plain text of a place in the line."""
        if self._kept is None:
            return at
        line, plain = self._kept
        index = max(bisect_right(line, at) - 1, 0)
        place = plain[index] + max(at - line[index], 0)
        return min(place, plain[index + 1]) if index + 1 < len(plain) else place

    def _in_line(self, at: int) -> int:
        """Return the place in the line of a place in the plain text."""
        assert self._kept is not None
        line, plain = self._kept
        index = bisect_right(plain, at) - 1
        return line[index] + at - plain[index]

    def _leave_out(self, line: str, begin: int) -> None:
        """Make the plain text of a line that is none."""
        kept, plain = [begin], [0]
        for space in _ODD.finditer(line, begin):
            plain.append(plain[-1] + space.start() - kept[-1] + 1)
            kept.append(space.end())
        self.text, self._kept = _ODD.sub(" ", line[begin:]), (kept, plain)


def _is_ornament(character: str) -> bool:
    """Tell whether a character before a line says nothing: a bullet, an icon, a space."""
    if character.isalnum() or character in _KEPT:
        return False
    return character.isspace() or unicodedata.category(character) in ("So", "Sm", "Sk", "Co", "Cf", "Cn", "Mn", "Po", "Cc")
