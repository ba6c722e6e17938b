"""Find the titles that a document marks or its publisher names: a heading of Markdown, a field, front matter."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.parse.title.trim import MARKS
from seedproof.text.spans import Offsets

__all__ = ["MarkedTitles", "marked_titles"]

_LOOKED_AT: Final = 60  # first lines of a document in which the title that its publisher names is looked for (guessed)


class MarkedTitles(NamedTuple):
    """Hold what is certain of the title of each document.

    ``line``: the line that is the title, -1 where none is known to be.
    ``run_in``: where the title ends that the first line begins with, -1 where it begins with none.
    """

    line: Offsets
    run_in: Offsets


def marked_titles(batch: Batch) -> MarkedTitles:
    """Return the titles that something beside their looks tells."""
    line, run_in = np.full(len(batch), -1, np.int64), np.full(len(batch), -1, np.int64)
    for index, document in enumerate(batch.documents):
        named = document.published.title if document.published else None
        if named:
            line[index], run_in[index] = _named(batch, index, _folded(named))
        if line[index] < 0 and run_in[index] < 0 and document.headline:
            line[index] = batch.lines.containing(batch.starts[index : index + 1] + document.headline[0])[0]
    return MarkedTitles(line, run_in)


def _named(batch: Batch, index: int, title: str) -> tuple[int, int]:
    """Return the line that is the named title, and where it ends in the first line if that only begins with it; -1 for none."""
    lines = batch.lines
    low, high = int(lines.of_document[index]), int(lines.of_document[index + 1])
    for at in range(low, min(high, low + _LOOKED_AT)):
        if lines.end[at] - lines.start[at] >= len(title) and _folded(lines.text(at)) == title:
            return at, -1
    if low < high:
        start, end = int(lines.start[low]), int(lines.start[low]) + len(title)
        if end < lines.end[low] and batch.text[end].isspace() and _folded(batch.text[start:end]) == title:
            return -1, end
    return -1, -1


def _folded(text: str) -> str:
    return " ".join(text.strip(MARKS).casefold().split())
