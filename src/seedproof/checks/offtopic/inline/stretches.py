"""Stretches of lines that interrupt an article."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, Spans, runs_within

__all__ = ["Stretches", "joined", "single"]


class Stretches(NamedTuple):
    """Stretches of whole lines, each of one document.

    ``first``: the index of the first line
    ``last``: the index of the last line
    ``doubtful``: whether it may be the text's own, so that it is information and no warning
    """

    first: Offsets
    last: Offsets
    doubtful: Flags

    def spans(self, lines: Lines) -> Spans:
        """Return where they stand."""
        return Spans(lines.start[self.first], lines.end[self.last])


def single(flags: Flags, doubtful: Flags | None = None) -> Stretches:
    """Return each flagged line as a stretch of its own; ``doubtful`` are flags of all lines."""
    line = np.flatnonzero(flags)
    return Stretches(line, line, np.zeros(len(line), bool) if doubtful is None else doubtful[line])


def joined(flags: Flags, document: Offsets) -> Stretches:
    """Return the stretches of flagged lines that follow each other in one document."""
    first, end = runs_within(flags, document)
    return Stretches(first, end - 1, np.zeros(len(first), bool))
