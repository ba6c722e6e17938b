"""The title: the first line that looks like a headline, below navigation and kickers and above the first paragraph."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np

from seedproof.parse import vocabulary
from seedproof.parse.bylines import label_of, named_in
from seedproof.parse.clues import Clues
from seedproof.parse.dates import date_in, dated_only
from seedproof.parse.names import person
from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.spans import Flags, Offsets

__all__ = ["Head", "heads"]

_LONGEST: Final = 32  # words of a headline
_LONGEST_CHARACTERS: Final = 300
_PROSE: Final = 12  # words of a line that ends a sentence, to be a paragraph
_WINDOW: Final = 60  # lines above the first paragraph that are looked at
_SHORT_HEAD: Final = 3  # lines above the first paragraph: no navigation fits in them
_LEAD: Final = 8  # lines after the title that may be lead-in
_LONGEST_CREDIT: Final = 16  # words
_SUBTITLE: Final = 0.8  # by how much a subtitle may score better than its headline
_TRAIL: Final = (" | ", " » ", " > ", " › ")  # breadcrumbs
_UNSPACED: Final = 0x3040  # scripts from here on put no spaces between words
_BULLETS: Final = np.array([ord(c) for c in "•*·|<>►▪●■→›»+=_#@✓✔[({&/\\^~"], np.uint32)


class Head:
    """Where a document's head ends: line indexes. ``title`` is -1 where there is none; ``body`` is the first line of the body."""

    __slots__ = ("body", "prose", "title")

    def __init__(self, title: int, body: int, prose: int) -> None:
        self.title, self.body, self.prose = title, body, prose


def heads(columns: Columns, clues: Clues) -> list[Head]:
    """Return the head of each document."""
    lines = columns.lines
    finder = _Finder(columns, clues)
    prose = np.append(np.flatnonzero(_prose(columns)), len(lines))
    first_prose = prose[np.searchsorted(prose, lines.of_document[:-1])].tolist()
    bounds = lines.of_document.tolist()
    return [finder.head(low, high, min(first, high)) for low, high, first in zip(bounds, bounds[1:], first_prose, strict=False)]


def _prose(columns: Columns) -> Flags:
    """Lines that are paragraphs of running text. Scripts without spaces are counted by characters."""
    lines = columns.lines
    words = np.maximum(lines.word_count, _unspaced(columns))
    return (lines.ends_sentence & (words >= _PROSE)) | (words > _LONGEST)


def _unspaced(columns: Columns) -> Offsets:
    lines = columns.lines
    if not len(lines) or columns.codes.max() < _UNSPACED:
        return np.zeros(len(lines), np.int64)
    total = np.concatenate(([0], np.cumsum(columns.codes >= _UNSPACED)))
    return (total[lines.end] - total[lines.start]) // 2


def _plausible(columns: Columns) -> Flags:
    """Lines that could be a headline by their length, their first and their last character."""
    lines = columns.lines
    if not len(lines):
        return np.zeros(0, bool)
    length = lines.end - lines.start
    in_words = np.concatenate(([0], np.cumsum(columns.words.end - columns.words.start)))
    first, last = columns.codes[lines.start], columns.codes[lines.end - 1]
    return (
        (np.maximum(lines.word_count, _unspaced(columns)) >= 1)
        & (lines.word_count <= _LONGEST)
        & (length <= _LONGEST_CHARACTERS)
        & ((in_words[lines.last] - in_words[lines.first]) * 2 > length)
        & ~np.isin(first, _BULLETS)
        & ~np.isin(last, [ord(c) for c in ",;:>|"])
    )


class _Finder:
    """Looks for titles line by line; its lines are those of the whole batch."""

    def __init__(self, columns: Columns, clues: Clues) -> None:
        self.lines = columns.lines
        self.plausible = _plausible(columns)
        self.numbered = (columns.kinds[self.lines.start] & characters.DIGIT) != 0
        self.labels, self.dated, self.count = clues.labels, clues.dated.tolist(), clues.word_count.tolist()
        self.gap = self.lines.gap.tolist()
        self.ends_sentence = self.lines.ends_sentence

    def head(self, low: int, high: int, prose: int) -> Head:
        """Return the head of the document with the lines ``[low, high)`` whose first paragraph is ``prose``."""
        start = max(low, prose - _WINDOW)
        end = min(prose, start + _WINDOW, high)
        candidates = [i for i in (start + np.flatnonzero(self.plausible[start:end])).tolist() if self._headline(i)]
        candidates = [i for i in candidates if not self.lead_in(i, high)] or candidates
        title = self._best(candidates, low, prose, high) if candidates else -1
        body = low if title < 0 else title + 1
        limit = min(body + _LEAD, high)
        while body < limit and (leads := self.lead_in(body, high)):
            body += leads
        return Head(title, min(body, high), prose)

    def lead_in(self, index: int, high: int) -> int:
        """How many lines from this one are a byline, a date or a credit: 0, 1, or 2 where a label and its value stand apart."""
        if self.count[index] > _LONGEST_CREDIT:
            return 0
        text = self.lines.text(index)
        labels = self.labels.get(index, ())
        if labels and label_of(text, labels) and index + 1 < high and self.count[index + 1] <= 6:
            return 2
        if self.dated[index] and dated_only(text):
            return 1
        if self.ends_sentence[index]:
            return 0
        if labels and next(named_in(text, labels), None) is not None:
            return 1
        return int((self._dated(index) or (index + 1 < high and self._dated(index + 1))) and person(text) is not None)

    def _dated(self, index: int) -> bool:
        return self.dated[index] and self.count[index] <= _LONGEST_CREDIT and date_in(self.lines.text(index)) is not None

    def _headline(self, index: int) -> bool:
        text = self.lines.text(index)
        bare = text.lower().strip(" .:!–-—|")
        if bare in vocabulary.every("navigation", "line") or "http" in bare or "www." in bare or _breadcrumb(bare):
            return False
        if self.dated[index] and (((begins := date_in(text)) and begins.start() == 0) or dated_only(text)):
            return False
        labels = self.labels.get(index, ())
        if labels and (label_of(text, labels) or next(named_in(text, labels), None) is not None):
            return False
        return not text.endswith(".") or text.endswith(("...", "U.S.")) or (self.count[index] <= 20 and _title_case(text.split()))

    def _best(self, candidates: list[int], low: int, prose: int, high: int) -> int:
        if (candidates[0] == low and len(candidates) + 1 >= prose - low) or prose - low <= _SHORT_HEAD:
            return self._below_kicker(candidates)
        texts = Counter(self.lines.text(i) for i in range(max(low, prose - _WINDOW), min(prose + 1, high)))
        scores = {i: self._score(i, prose, high) + 0.5 * (texts[self.lines.text(i)] > 1) for i in candidates}
        best = max(candidates, key=lambda i: (scores[i], i))
        # What stands right above the best is the headline, and that its subtitle, unless it is a kicker.
        if self.count[best - 1] >= 3 and scores.get(best - 1, -9.0) >= scores[best] - _SUBTITLE:
            return best - 1
        return best

    def _below_kicker(self, candidates: list[int]) -> int:
        """The first candidate, unless it is one word over a longer headline."""
        first = candidates[0]
        if len(candidates) > 1 and candidates[1] == first + 1 and self.count[first] <= 1 and self.count[candidates[1]] >= 4:
            return candidates[1]
        return first

    def _score(self, index: int, prose: int, high: int) -> float:
        """How much a line among navigation looks like the headline: set off, of fitting length, above a byline or a date."""
        count = self.count[index]
        score = -0.02 * (prose - index)
        score += 1.0 if 4 <= count <= 20 else 0.3 if count >= 3 else -0.5
        score += 0.7 * bool(self.gap[index] > 1) + 0.5 * bool(index + 1 < high and self.gap[index + 1] > 1)
        score -= 0.6 * bool(self.numbered[index])
        score -= 1.0 * (count <= 4 and person(self.lines.text(index)) is not None)
        for k in (1, 2, 3):
            if index + k < high and self.lead_in(index + k, high):
                return float(score + 1.6 / k)
        return float(score)


def _breadcrumb(line: str) -> bool:
    return any(c in line for c in _TRAIL) or ("»" in line and "«" not in line)


def _title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) * 4 >= len(long) * 3
