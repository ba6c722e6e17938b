"""Cuts a seed's text into pieces at the edges of its findings and parsed fields, so that small ones show over large ones.

Pieces lie side by side and never in each other: each knows the findings drawn on it, the smallest first. So the page has as many nodes as
there are edges, however findings overlap.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from seedproof.core.finding import Finding

__all__ = ["Field", "Piece", "is_long", "pieces", "whole_words"]

#: Findings drawn on one piece: a click leads from one to the next (guessed: readers hardly look for a fifth).
_DRAWN = 4
_LONG = 160  # characters that are more than a passage to be underlined (guessed: two lines of a page)


class Field(NamedTuple):
    """A parsed field in the text.

    - ``start``, ``end``: the span
    - ``kind``: what it is, such as ``quote``
    - ``id``: what leads to it on the page
    """

    start: int
    end: int
    kind: str
    id: str


class Piece(NamedTuple):
    """A stretch of text.

    - ``start``: where it begins in the seed's text
    - ``text``: as it stands there
    - ``drawn``: the numbers of the findings that are drawn on it, the smallest first, and at most four
    - ``begins``: the numbers of the findings that begin here
    - ``covered``: whether it lies in any finding, drawn or not
    - ``fields``: the kinds of fields it is of
    - ``opens``: the ids of the fields that begin here
    """

    start: int
    text: str
    drawn: tuple[int, ...]
    begins: tuple[int, ...]
    covered: bool
    fields: tuple[str, ...]
    opens: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Tell whether nothing is to be shown of it but its text."""
        return not (self.covered or self.fields)


def is_long(text: str, finding: Finding) -> bool:
    """Tell whether a finding is of lines or a paragraph rather than of words: its spots are drawn, and the whole is told at its side."""
    return finding.end - finding.start >= _LONG or "\n" in text[finding.start : finding.end].strip()


def pieces(text: str, findings: Sequence[Finding], fields: Sequence[Field] = (), edges: Iterable[int] = ()) -> Iterator[Piece]:
    """Yield ``text`` in pieces; the findings are numbered from 1 in the order given, which is that of their starts.

    ``fields`` are in order of their starts; ``edges`` are further places to cut at. An empty last piece holds what begins at the end.
    """
    # Where a long finding's place is a finding of its own, that one is drawn.
    order = sorted(range(len(findings)), key=lambda n: findings[n].end - findings[n].start)
    drawn = _Open((start, end, rank) for rank, n in enumerate(order) for start, end in _drawn_spans(text, findings[n]))
    covering = _Open((f.start, f.end, n) for n, f in enumerate(findings, 1))
    shown = _Open((field.start, field.end, n) for n, field in enumerate(fields))
    starts = [f.start for f in findings]
    absorbed = {edge for f in findings for inner in f.absorbed for edge in (inner.start, inner.end)}
    cuts = {0, len(text), *edges, *starts, *absorbed, *drawn.edges, *covering.edges, *shown.edges}
    bounds = sorted(cut for cut in cuts if cut <= len(text))
    begun, opened = _Begun(starts), _Begun([field.start for field in fields])
    for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True):
        begins, opens = tuple(n + 1 for n in begun.up_to(start)), tuple(fields[n].id for n in opened.up_to(start))
        if start < end or begins or opens:
            kinds = tuple(dict.fromkeys(fields[n].kind for n in shown.at(start)))
            yield Piece(
                start, text[start:end], tuple(order[rank] + 1 for rank in drawn.at(start)), begins, bool(covering.at(start)), kinds, opens
            )


def _drawn_spans(text: str, finding: Finding) -> Iterator[tuple[int, int]]:
    """Yield what is underlined of a finding: all of it, or of a long one the places that its fix and narrower findings name."""
    if not is_long(text, finding):
        yield finding.start, finding.end
        return
    if finding.family == "offtopic":
        return  # all of it is shaded
    spots = [(edit.start, edit.end) for edit in (finding.fix.edits if finding.fix else ())]
    spots += [(inner.start, inner.end) for inner in finding.absorbed]
    words = sorted(whole_words(text, *span) for span in spots if finding.start <= span[0] < span[1] <= finding.end)
    joined: list[tuple[int, int]] = []
    for start, end in words:
        if joined and not text[joined[-1][1] : start].strip():
            start, end = joined[-1][0], max(joined.pop()[1], end)
        joined.append((start, end))
    yield from (span for span in joined if span[1] - span[0] < _LONG)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the words at its edges whole: one letter that is written in capitals would hardly be seen."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


class _Open:
    """Tell which spans lie over a place, the shortest first, for places that are asked for in order."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._coming = sorted((span for span in spans if span[0] < span[1]), reverse=True)
        self._ends: list[tuple[int, tuple[int, int, int]]] = []
        self._by_length: list[tuple[int, int, int]] = []
        self.edges = {edge for start, end, _ in self._coming for edge in (start, end)}

    def at(self, place: int) -> list[int]:
        """Return the numbers of up to four spans over ``place``."""
        while self._coming and self._coming[-1][0] <= place:
            start, end, number = self._coming.pop()
            key = (end - start, start, number)
            insort(self._by_length, key)
            heappush(self._ends, (end, key))
        while self._ends and self._ends[0][0] <= place:
            _, key = heappop(self._ends)
            del self._by_length[bisect_left(self._by_length, key)]
        return list(dict.fromkeys(number for _, _, number in self._by_length[:_DRAWN]))


class _Begun:
    """Tell what begins at a place, for places that are asked for in order."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts
        self._next = 0

    def up_to(self, place: int) -> range:
        """Return the indexes of what has begun since the last place."""
        first = self._next
        while self._next < len(self._starts) and self._starts[self._next] <= place:
            self._next += 1
        return range(first, self._next)
