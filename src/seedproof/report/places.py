"""Where findings are in files, as machines want it: from the root of the repository, with the end of each, rows at their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.core.patterns import regex

__all__ = ["LINE_END", "Places", "Position", "Spot"]

LINE_END = regex("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")  # as lines are counted: what str.splitlines takes for an end
_ONE_A_LINE = (".jsonl",)  # files whose rows are their lines, as they lie on disk: ".jsonl.gz" shows none to whoever opens it


class Position(NamedTuple):
    """A position in a text.

    - ``line``, ``column``: from 1, the column in code points
    """

    line: int
    column: int


class Spot(NamedTuple):
    """The place of a finding.

    - ``path``: its file from the root, with slashes; absolute where it does not lie below the root; empty for a text in memory
    - ``row``: the line or row of the file that holds the document, 0 where the document is all of the file
    - ``in_lines``: whether that row is a line that an editor shows
    - ``start``, ``end``: in the text of the document
    """

    path: str
    row: int
    in_lines: bool
    start: Position
    end: Position

    @property
    def line(self) -> int:
        """Return the line of the file: that of the finding, or of its row; 0 where the file shows none."""
        return self.start.line if not self.row else self.row if self.in_lines else 0

    @property
    def last_line(self) -> int:
        """Return the line of the file in which the finding ends."""
        return self.end.line if not self.row else self.line

    def within(self) -> str:
        """Return where in its document a finding of a row is, for a message: the file cannot show it. Empty for others."""
        return f" (line {self.start.line}, column {self.start.column} of its text)" if self.row else ""


class Places:
    """Say where findings are.

    ``root`` is the folder that paths are told from, ``texts`` has the text of each document with findings.
    """

    def __init__(self, root: Path, texts: Mapping[Origin, str]) -> None:
        self.root = root.resolve()
        self._texts = texts
        self._starts: tuple[Origin | None, list[int]] = (None, [])
        self._path = ("", "")  # as it was named last, and as it is told

    def of(self, finding: Finding) -> Spot:
        """Return the place of a finding. Those of one document are best asked for one after the other."""
        path, row = origin = finding.origin
        text = self._texts[origin]
        start, end = self._position(origin, text, finding.start), self._position(origin, text, finding.end, finding.start)
        return Spot(self.path(path), row, path.lower().endswith(_ONE_A_LINE), start, end)

    def position(self, finding: Finding, offset: int) -> Position:
        """Return where an offset of the finding's text is."""
        return self._position(finding.origin, self._texts[finding.origin], offset)

    def bytes_before(self, finding: Finding, offset: int, position: Position) -> int:
        """Return how many bytes of UTF-8 stand before an offset of the finding's text in its line."""
        return len(self._texts[finding.origin][offset - position.column + 1 : offset].encode("utf-8", "surrogatepass"))

    def path(self, path: str) -> str:
        """Return a path from the root. A link is named where it lies, not where it leads."""
        if path != self._path[0]:
            file = Path(path).parent.resolve() / Path(path).name
            self._path = path, (file.relative_to(self.root) if file.is_relative_to(self.root) else file).as_posix()
        return self._path[1]

    def _position(self, origin: Origin, text: str, offset: int, least: int | None = None) -> Position:
        """Return the position of an offset; one that ends a stretch from ``least`` at a line's start is told at the end before."""
        starts = self._line_starts(origin, text)
        at = offset - 1 if least is not None and offset > least else offset
        line = bisect_right(starts, at) - 1
        return Position(line + 1, offset - starts[line] + 1)

    def _line_starts(self, origin: Origin, text: str) -> list[int]:
        """Return where the lines of a text begin; those of the document that was asked for last are kept."""
        if self._starts[0] != origin:
            self._starts = origin, [0, *(found.end() for found in LINE_END.finditer(text))]
        return self._starts[1]
