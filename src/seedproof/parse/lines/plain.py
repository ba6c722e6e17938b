"""Read a line as people see it: one space between words, no icon or bullet before them; places can be told in the line as it is."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import Final

from seedproof.core.patterns import regex

__all__ = ["PlainLine"]

_KEPT: Final = "-–—(（[@#©“”„\"'‘’«»&$€£§"  # marks that say something at the beginning of a line
_SPACES: Final = regex(r"[\s\u200b\u200e\u200f\u2060\ufeff]+")
_IRREGULAR: Final = regex(r"[^\S ]|[\u200b\u200e\u200f\u2060\ufeff]|  |\A[^\w]")


class PlainLine:
    """Hold a line without what a reader does not see: wide or several spaces, and the bullets and icons before it.

    ``text``: what is left.
    ``is_listed``: whether something was left out before it.
    """

    def __init__(self, line: str) -> None:
        self.text, self.is_listed = line, False
        self._places: list[int] | None = None  # where each character stands in the line, and its end; None where nothing was left out
        if _IRREGULAR.search(line):
            self._leave_out(line)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the line that is ``[start, end)`` of its plain text."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1 if end > start else self._places[start]

    def place(self, at: int) -> int:
        """Return the place in the plain text of a place in the line."""
        return at if self._places is None else bisect_left(self._places, at)

    def _leave_out(self, line: str) -> None:
        """Make the plain text of a line that is none."""
        begin = 0
        while begin < len(line) and _is_ornament(line[begin]):
            begin += 1
        parts: list[str] = []
        places: list[int] = []
        at = begin
        for space in _SPACES.finditer(line, begin):
            parts.append(line[at : space.start()])
            places.extend(range(at, space.start()))
            if space.start() > begin:
                parts.append(" ")
                places.append(space.start())
            at = space.end()
        parts.append(line[at:])
        places.extend(range(at, len(line) + 1))
        self.text, self._places, self.is_listed = "".join(parts), places, begin > 0


def _is_ornament(character: str) -> bool:
    """Tell whether a character before a line says nothing: a bullet, an icon, a space."""
    if character.isalnum() or character in _KEPT:
        return False
    return character.isspace() or unicodedata.category(character) in ("So", "Sm", "Sk", "Co", "Cf", "Cn", "Mn", "Po", "Cc")
