"""Find where a document's head ends: its title, the byline and date below it, the first line of its body."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.parse.lines.agencies import is_outlet
from seedproof.parse.lines.bylines import bare_label, credited_names
from seedproof.parse.lines.dates import date_in, is_only_date
from seedproof.parse.lines.labels import CreditLabels, find_labels
from seedproof.parse.lines.names import find_person
from seedproof.parse.lines.paragraphs import find_paragraphs
from seedproof.parse.title.extent import title_extents
from seedproof.parse.title.marked import marked_titles
from seedproof.parse.title.ranker import title_lines
from seedproof.parse.title.run_in import run_in_titles
from seedproof.text.spans import Offsets

__all__ = ["Heads", "find_heads"]

_LEAD: Final = 8  # lines after the title that may be lead-in (guessed)
_LONGEST_CREDIT: Final = 16  # words of a line of lead-in (guessed)
_LONGEST_VALUE: Final = 6  # words of a line that a label above it announces: "By" / "Ida Holm" (guessed)


class Heads(NamedTuple):
    """Hold the heads of all documents, as indexes of lines.

    ``title``: the first line of each document's title, -1 where it has none.
    ``title_last``: the last line of it.
    ``body``: the first line of its body, one past its last line where nothing follows the head.
    ``article``: the first paragraph of its article below the title, one past its last line where it has none.
    ``run_in``: where the headline ends that runs into the first line of a document without a title line, -1 where none does.
    """

    title: Offsets
    title_last: Offsets
    body: Offsets
    article: Offsets
    run_in: Offsets


def find_heads(batch: Batch) -> Heads:
    """Return the heads of all documents; call it through ``Batch.once``."""
    lines, paragraphs, labels = batch.lines, batch.once(find_paragraphs), batch.once(find_labels)
    marked = marked_titles(batch)
    likely = np.where(marked.run_in >= 0, -1, np.where(marked.line >= 0, marked.line, title_lines(batch)))
    first, title = title_extents(batch, likely, labels, paragraphs)
    low, high = lines.of_document[:-1], lines.of_document[1:]
    lead_in = _LeadIn(batch, labels)
    starts = np.where(title < 0, low, title + 1)
    body = [lead_in.end(start, end) for start, end in zip(starts.tolist(), high.tolist(), strict=True)]
    prose = np.append(np.flatnonzero(paragraphs.is_prose), len(lines))
    below = np.minimum(prose[np.searchsorted(prose[:-1], starts)], high)
    # Where the title stands in or below what was taken for the article's first paragraph, it begins with the next.
    article = np.where(title >= paragraphs.article, below, paragraphs.article)
    run_in = np.where(marked.run_in >= 0, marked.run_in, run_in_titles(batch, title))
    return Heads(first, title, np.array(body, np.int64), article, run_in)


class _LeadIn:
    """Tell lead-in, which is bylines, dates and credits, from the article."""

    def __init__(self, batch: Batch, labels: CreditLabels) -> None:
        self._lines, self._labels = batch.lines, labels.of_line
        self._may_be_dated: list[bool] = labels.may_be_dated.tolist()
        count = batch.lines.word_count
        self._count: list[int] = count.tolist()
        # Lead-in has a label or a date, in the line itself, before or after it.
        told = labels.may_be_dated.copy()
        told[list(labels.of_line)] = True
        near = told.copy()
        near[1:] |= told[:-1]
        near[:-1] |= told[1:]
        self._may_lead: list[bool] = (near & (count <= _LONGEST_CREDIT)).tolist()

    def end(self, body: int, high: int) -> int:
        """Return the first line from ``body`` on that is no lead-in."""
        limit = min(body + _LEAD, high)
        while body < limit and self._may_lead[body] and (size := self._size(body, high)):
            body += size
        return min(body, high)

    def _size(self, index: int, high: int) -> int:
        """Return how many lines from this one are a byline, a date or a credit: 0, 1, or 2 where a label and its value stand apart."""
        text, labels = self._lines.text(index), self._labels.get(index, ())
        if labels and bare_label(text, labels) and index + 1 < high and self._count[index + 1] <= _LONGEST_VALUE:
            return 2
        if self._may_be_dated[index] and is_only_date(text):
            return 1
        if self._lines.ends_sentence[index]:
            return 0
        if labels and next(credited_names(text, labels), None) is not None:
            return 1
        if self._lines.gap[index] == 1 and index - 1 in self._labels and is_outlet(text):
            return 1
        dated = self._is_dated(index) or (index + 1 < high and self._is_dated(index + 1))
        return int(dated and find_person(text) is not None)

    def _is_dated(self, index: int) -> bool:
        """Tell whether a line holds a date and is short."""
        return self._may_be_dated[index] and self._count[index] <= _LONGEST_CREDIT and date_in(self._lines.text(index)) is not None
