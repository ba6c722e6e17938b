"""The source line of a finding and the underline below it, cut to a width."""

from __future__ import annotations

from typing import NamedTuple

from seedproof.core.escape import in_line
from seedproof.core.patterns import regex
from seedproof.report.places import LINE_END

__all__ = ["Excerpt", "excerpt"]

_ELLIPSIS = "…"
# Whatever may be wide, or take none: of Latin, Greek, Cyrillic and their marks each takes one. To look each up takes most of the time.
_NOT_ONE_CELL = regex(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]"
)
_BEFORE = 30  # cells of context kept before a place that lies far right in its line


def cell_len(text: str) -> int:
    """Return how many cells of a terminal a text takes, whose control characters are escaped."""
    if not _NOT_ONE_CELL.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


class Excerpt(NamedTuple):
    """A source line with a finding in it.

    - ``before``, ``marked``, ``after``: its text before, in and after the finding
    - ``more_lines``: how many lines more the finding covers
    """

    before: str
    marked: str
    after: str
    more_lines: int

    @property
    def underline(self) -> str:
        """Return carets below the marked part; wide characters take two cells, invisible ones get one caret all the same."""
        return " " * cell_len(self.before) + "^" * max(cell_len(self.marked), 1)


def excerpt(text: str, start: int, end: int, width: int) -> Excerpt:
    """Return the line of ``text`` that ``start`` lies in, cut to ``width`` cells round the place ``[start, end)``."""
    # Not text before and after as a whole: the line of a document in one line is as long as the document, and may have many findings.
    line_end = _line_end(text, start, end + 4 * width)
    more = len(LINE_END.findall(text[start:end].rstrip())) if end > line_end else 0
    before = in_line(text[_line_start(text, start, start - 400) : start])
    marked = in_line(text[start : min(end, line_end, start + 4 * width)])
    after = in_line(text[min(end, line_end) : min(line_end, end + 4 * width)])
    if cell_len(before) > _BEFORE and cell_len(before + marked + after) > width:
        before = _ELLIPSIS + _last_cells(before, _BEFORE)
    return Excerpt(before, *_cut(marked, after, max(width - cell_len(before), 20)), more)


def _line_start(text: str, at: int, low: int) -> int:
    """Return where the line of ``at`` begins, or ``low`` where that is before it."""
    low = max(low, 0)
    return max((found.end() for found in LINE_END.finditer(text, low, at)), default=low)


def _line_end(text: str, at: int, high: int) -> int:
    """Return where the line of ``at`` ends, or ``high`` where that is after it."""
    found = LINE_END.search(text, at, high)
    return found.start() if found else min(high, len(text))


def _last_cells(text: str, width: int) -> str:
    """Return the last characters of a text that fit into ``width`` cells."""
    if not _NOT_ONE_CELL.search(text):
        return text[-width:]
    taken, cells = len(text), 0
    while taken and (cells := cells + cell_len(text[taken - 1])) <= width:
        taken -= 1
    return text[taken:]


def _cut(marked: str, after: str, width: int) -> tuple[str, str]:
    if cell_len(marked) > width:
        return _first_cells(marked, width), ""
    return marked, after if cell_len(marked + after) <= width else _first_cells(after, width - cell_len(marked))


def _first_cells(text: str, width: int) -> str:
    """Return the first characters of a text that fit before an ellipsis in ``width`` cells."""
    if not _NOT_ONE_CELL.search(text):
        return text[: max(width - 1, 0)] + _ELLIPSIS
    taken, cells = 0, 0
    while taken < len(text) and (cells := cells + cell_len(text[taken])) < width:
        taken += 1
    return text[:taken] + _ELLIPSIS
