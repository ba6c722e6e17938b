"""Lays a seed's text out: the article, and what is off-topic round and in it, each in chunks that a browser need not lay out unseen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from seedproof.core.finding import Family, Finding
from seedproof.report.html.marks import Field, Piece, is_long, pieces

__all__ = ["Chunk", "Section", "mark_starts", "sections"]

_CHUNK = 4_000  # characters, past which a chunk ends with its line: about a screen
_BLANKS = re.compile(r"[^\S\n]*")


class Chunk(NamedTuple):
    """Lines of text.

    - ``family``: of a long finding that covers it, which a bar at its side shows
    - ``pieces``: what it consists of
    """

    family: Family | None
    pieces: tuple[Piece, ...]


class Section(NamedTuple):
    """The article, up to an off-topic block or its end; or such a block.

    - ``blocks``: the numbers of the findings that a block is of, none for the article
    - ``checks``: the names of the checks that found them
    - ``lines``, ``characters``: how long it is
    - ``within_line``: whether it begins within a line
    - ``chunks``: what it consists of
    """

    blocks: tuple[int, ...]
    checks: tuple[str, ...]
    lines: int
    characters: int
    within_line: bool
    chunks: tuple[Chunk, ...]


def mark_starts(laid_out: Iterable[Section]) -> list[int]:
    """Return where each mark begins: a page numbers them from 0, and tells of each finding and field which of them it covers."""
    return [p.start for section in laid_out for chunk in section.chunks for p in chunk.pieces if p.text and not p.plain]


class _Stretch(NamedTuple):
    start: int
    end: int
    blocks: tuple[int, ...]


def sections(text: str, findings: Sequence[Finding], fields: Sequence[Field] = ()) -> list[Section]:
    """Return all of ``text`` in sections; the findings are numbered from 1, in order of their starts."""
    bars = [_lines_of(text, f) for f in findings if is_long(text, f) and f.family != "offtopic"]
    stretches = list(_stretches(text, findings))
    plan = [(stretch, list(_cuts(text, stretch, bars))) for stretch in stretches]
    waiting = list(pieces(text, findings, fields, {cut for _, cuts in plan for cut in cuts}))[::-1]
    result = []
    for stretch, cuts in plan:
        chunks = []
        for start, end in pairwise(cuts):
            taken = []
            while waiting and (waiting[-1].start < end or end == len(text)):
                taken.append(waiting.pop())
            family: Family | None = next((family for low, high, family in bars if low < end and start < high), None)
            chunks.append(Chunk(family, tuple(taken)))
        lines = text.count("\n", stretch.start, stretch.end) + (not text.endswith("\n", stretch.start, stretch.end))
        within = stretch.start > 0 and text[stretch.start - 1] != "\n"
        checks = tuple(dict.fromkeys(findings[number - 1].check for number in stretch.blocks))
        result.append(Section(stretch.blocks, checks, lines, stretch.end - stretch.start, within, tuple(chunks)))
    return result


def _stretches(text: str, findings: Sequence[Finding]) -> Iterator[_Stretch]:
    """Yield the article and the off-topic blocks, in order; blocks that overlap, or that blank lines alone part, are one."""
    at = 0
    for block in _blocks(text, findings):
        if at < block.start:
            yield _Stretch(at, block.start, ())
        yield block
        at = block.end
    if at < len(text) or not text:
        yield _Stretch(at, len(text), ())


def _blocks(text: str, findings: Sequence[Finding]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for number, finding in enumerate(findings, 1):
        if finding.family != "offtopic" or not is_long(text, finding):
            continue
        start, end = _whole_lines(text, finding.start, finding.end)
        if found and (start <= found[-1].end or not text[found[-1].end : start].strip()):
            last = found.pop()
            start, end, numbers = last.start, max(last.end, end), (*last.blocks, number)
        else:
            numbers = (number,)
        found.append(_Stretch(start, end, numbers))
    return found


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the blanks round it, and the end of its line, so that no empty line is left of these."""
    line = text.rfind("\n", 0, start) + 1
    after = _BLANKS.match(text, end)
    stop = after.end() if after else end
    if not text[line:start].strip():
        start = line
    return start, stop + 1 if text.startswith("\n", stop) else stop if stop == len(text) else end


def _lines_of(text: str, finding: Finding) -> tuple[int, int, Family]:
    """Return the lines that a finding lies in."""
    end = text.find("\n", max(finding.end - 1, finding.start))
    return text.rfind("\n", 0, finding.start) + 1, end + 1 if end >= 0 else len(text), finding.family


def _cuts(text: str, stretch: _Stretch, bars: Sequence[tuple[int, int, Family]]) -> Iterator[int]:
    """Yield where the chunks of a stretch begin, all but the first after the end of a line, and where the last one ends."""
    edges = {edge for low, high, _ in bars for edge in (low, high)}
    inside = sorted(edge for edge in edges if stretch.start < edge < stretch.end)
    at = stretch.start
    yield at
    for edge in (*inside, stretch.end):
        while edge - at > _CHUNK:
            line = text.find("\n", at + _CHUNK, edge)
            if line < 0 or line + 1 >= edge:
                break
            at = line + 1
            yield at
        at = edge
        yield at
