"""Marks that stand in pairs, and what is cut out of a text so that one of a pair stays without the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

__all__ = ["Lines"]

_PAIRS = ("()", "[]", "{}", "“”", "«»", "„“")


class Lines:
    """Tell of the lines of a text whether a cut parts a pair: in a time that grows with the text, however many cuts are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [-1, *(place for place, mark in enumerate(text) if mark == "\n"), len(text)]
        self._marks: dict[tuple[int, int], dict[str, _Marks]] = {}

    def loses_half(self, start: int, end: int) -> bool:
        """Tell whether more marks stand without the other in their lines once ``[start, end)`` is cut out."""
        concerned = [pair for pair in _PAIRS if any(mark in self._text[start:end] for mark in pair)]
        low = self._breaks[bisect_left(self._breaks, start) - 1] + 1
        high = self._breaks[bisect_left(self._breaks, end)]
        return any(marks.halves(start - low, end - low) > marks.halves(0, 0) for marks in self._of(low, high, concerned))

    def _of(self, low: int, high: int, pairs: Iterable[str]) -> Iterator[_Marks]:
        known = self._marks.setdefault((low, high), {})
        for pair in pairs:
            if pair not in known:
                known[pair] = _Marks(self._text[low:high], pair)
            yield known[pair]


class _Marks:
    """Hold the marks of a pair in a line."""

    def __init__(self, line: str, pair: str) -> None:
        self._places = [place for place, mark in enumerate(line) if mark in pair]
        self._opening = [line[place] == pair[0] for place in self._places]

    def halves(self, start: int, end: int) -> int:
        """Return how many stand without the other where ``[start, end)`` is cut out of the line."""
        closing, opening = self._before[bisect_left(self._places, start)]
        opening_behind, closing_behind = self._behind[len(self._places) - bisect_left(self._places, end)]
        return closing + opening + closing_behind + opening_behind - 2 * min(opening, closing_behind)

    @cached_property
    def _before(self) -> list[tuple[int, int]]:
        return list(_unmatched(self._opening))

    @cached_property
    def _behind(self) -> list[tuple[int, int]]:
        return list(_unmatched(not opening for opening in reversed(self._opening)))


def _unmatched(opening: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Yield how many closing and opening marks have no other half among the first ones: of none, of one, and so on."""
    closed = opened = 0
    yield closed, opened
    for opens in opening:
        if opens:
            opened += 1
        elif opened:
            opened -= 1
        else:
            closed += 1
        yield closed, opened
