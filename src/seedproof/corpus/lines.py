"""Cutting a stream of bytes into lines in bounded memory, however long a line is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

__all__ = ["EndlessLineError", "Line", "cut_lines"]

_CHUNK: Final = 1024 * 1024  # bytes read at a time


class EndlessLineError(Exception):
    """Say that there was no end to a line; ``number``: which it is, from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Line(NamedTuple):
    """A line of a file.

    - ``number``: which it is, from 1
    - ``raw``: its bytes without the line end; None where they are more than the bound
    """

    number: int
    raw: bytes | None


def cut_lines(read: Callable[[int], bytes], end: bytes, longest: int, patience: int = sys.maxsize) -> Iterator[Line]:
    """Yield the lines of what ``read`` gives, which is called with a number of bytes until it gives none.

    A line of more than ``longest`` bytes is passed over, and no more of it is held than that. ``end``, the line end in the encoding of the
    file, is one only where a character begins: in UTF-16 the bytes of a line feed stand across two characters too.
    Raises EndlessLineError where a line has no end within about ``patience`` bytes. What ``read`` raises passes after all lines before.
    """
    held = bytearray()  # always begins where a character does
    number, passed, searched = 1, 0, 0
    while chunk := read(_CHUNK):
        held += chunk
        start = 0
        while (at := _aligned(held, end, max(start, searched))) >= 0:
            yield Line(number, None if passed or at - start > longest else bytes(held[start:at]))
            number, passed, start = number + 1, 0, at + len(end)
        del held[:start]
        searched = len(held) - len(held) % len(end)
        if passed or len(held) > longest:
            passed += searched
            del held[:searched]
            searched = 0
        if passed > patience:
            raise EndlessLineError(number)
    if passed or held:
        yield Line(number, None if passed else bytes(held))


def _aligned(held: bytearray, end: bytes, start: int) -> int:
    """Return where ``end`` stands in ``held`` at a multiple of its length, from ``start`` on, or -1."""
    at = held.find(end, start)
    while at % len(end) and at >= 0:
        at = held.find(end, at + 1)
    return at
