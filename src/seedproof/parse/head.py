"""Where a document's head ends: its title, the byline and date below it, the first line of its body."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.parse.lines.bylines import label_of, named_in, outlet
from seedproof.parse.lines.dates import date_in, dated_only
from seedproof.parse.lines.labels import Clues
from seedproof.parse.lines.names import person
from seedproof.parse.lines.paragraphs import article, prose, unspaced
from seedproof.parse.title.candidates import Heads
from seedproof.parse.title.features import features
from seedproof.parse.title.ranker import titles
from seedproof.text.spans import Flags, Offsets

__all__ = ["Head", "articles", "heads"]

_PAGE: Final = 30  # lines of a document that may be a whole page, teasers and notices above the article included
_LEAD: Final = 8  # lines after the title that may be lead-in
_LONGEST_CREDIT: Final = 16  # words


class Head(NamedTuple):
    """Line indexes: ``title`` is -1 where there is none, ``body`` is the first line of the body, ``prose`` its first paragraph."""

    title: int
    body: int
    prose: int


def heads(batch: Batch, clues: Clues) -> list[Head]:
    """Return the head of each document."""
    paragraphs, article, signs = articles(batch)
    found = Heads(batch, article, signs)
    title = titles(found, *features(batch, clues, paragraphs, found)).tolist()
    running, bounds = np.flatnonzero(paragraphs).tolist(), batch.lines.of_document.tolist()
    leads = _Leads(batch, clues)
    result = []
    for low, high, headline, start in zip(bounds, bounds[1:], title, article.tolist(), strict=False):
        body = leads.end(low if headline < 0 else headline + 1, high)
        if headline >= start:  # the paragraph taken for the first stands above the title
            after = bisect_left(running, headline + 1)
            start = min(running[after], high) if after < len(running) else high
        result.append(Head(headline, body, start))
    return result


def articles(batch: Batch) -> tuple[Flags, Offsets, Offsets]:
    """Return which lines are paragraphs, the first one of each document's article, and ``unspaced`` of every line.

    A document without paragraphs has one past its last line.
    """
    signs, bounds = unspaced(batch), batch.lines.of_document
    paragraphs = prose(batch, signs)
    running = np.flatnonzero(paragraphs)
    at, own, count = np.searchsorted(running, bounds).tolist(), running.tolist(), batch.lines.word_count.tolist()
    result = bounds[1:].copy()
    for i, (low, high) in enumerate(zip(bounds.tolist(), bounds[1:].tolist(), strict=False)):
        if at[i] < at[i + 1]:
            result[i] = own[at[i]] if high - low < _PAGE else article(own[at[i] : at[i + 1]], count)
    return paragraphs, result, signs


class _Leads:
    """Tells lead-in from the article; its lines are those of the whole batch."""

    def __init__(self, batch: Batch, clues: Clues) -> None:
        self.lines = batch.lines
        self.labels, self.dated, self.count, self.text = clues.labels, clues.is_dated, clues.count, clues.text
        # Lead-in has a label or a date, in the line itself, before or after it.
        told = clues.dated.copy()
        told[list(clues.labels)] = True
        near = told.copy()
        near[1:] |= told[:-1]
        near[:-1] |= told[1:]
        self.may_lead: list[bool] = (near & (clues.word_count <= _LONGEST_CREDIT)).tolist()

    def end(self, body: int, high: int) -> int:
        """Return the first line from ``body`` on that is no lead-in."""
        limit = min(body + _LEAD, high)
        while body < limit and self.may_lead[body] and (leads := self._size(body, high)):
            body += leads
        return min(body, high)

    def _size(self, index: int, high: int) -> int:
        """How many lines from this one are a byline, a date or a credit: 0, 1, or 2 where a label and its value stand apart."""
        text = self.text(index)
        labels = self.labels.get(index, ())
        if labels and label_of(text, labels) and index + 1 < high and self.count[index + 1] <= 6:
            return 2
        if self.dated[index] and dated_only(text):
            return 1
        if self.lines.ends_sentence[index]:
            return 0
        if labels and next(named_in(text, labels), None) is not None:
            return 1
        if self.lines.gap[index] == 1 and index - 1 in self.labels and outlet(text):
            return 1
        return int((self._dated(index) or (index + 1 < high and self._dated(index + 1))) and person(text) is not None)

    def _dated(self, index: int) -> bool:
        return self.dated[index] and self.count[index] <= _LONGEST_CREDIT and date_in(self.text(index)) is not None
