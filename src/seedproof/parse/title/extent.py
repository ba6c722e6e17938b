"""Tell how far a title reaches: a headline that a narrow column has broken stands on two lines or three."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.languages import line_languages
from seedproof.parse.lines.dates import is_only_date
from seedproof.parse.lines.labels import CreditLabels
from seedproof.parse.lines.paragraphs import Paragraphs
from seedproof.text.codepoints import LOWER, UPPER
from seedproof.text.spans import Flags, Offsets

__all__ = ["title_extents"]

_FEWEST: Final = 3  # words of a line that goes on below: fewer are a kicker (guessed)
_CAPITALS: Final = 5  # words of a line in capitals that goes on in another, and capitals of a line that is written in them (guessed)
_MOST: Final = 2  # lines that a headline may have beside the one that was found (guessed)
_LONGER: Final = 15  # characters by which a line may be longer than the one that it goes on with: a column is as wide in both (guessed)
_HANGING: Final = "-–—"  # what a line may end with that goes on below
_ENDINGS: Final = '.!?…:;"”»)'


def title_extents(batch: Batch, title: Offsets, labels: CreditLabels, paragraphs: Paragraphs) -> tuple[Offsets, Offsets]:
    """Return the first and the last line of each document's title, -1 where it has none."""
    first, last = title.copy(), title.copy()
    joins = _Joins(batch, labels, paragraphs)
    for document in joins.near(title).tolist():
        while last[document] - title[document] < _MOST and joins.at(int(last[document]) + 1):
            last[document] += 1
        while title[document] - first[document] < _MOST and joins.at(int(first[document])):
            first[document] -= 1
    return first, last


class _Joins:
    """Tell whether a line goes on with the one above it."""

    def __init__(self, batch: Batch, labels: CreditLabels, paragraphs: Paragraphs) -> None:
        self._batch, self._labels, self._prose = batch, labels, paragraphs.is_prose
        self._languages = batch.once(line_languages)

    def near(self, title: Offsets) -> Offsets:
        """Return the documents with a title that has a line right above or below it: the others need no closer look."""
        lines = self._batch.lines
        gap = np.append(lines.gap, 2)
        found = np.flatnonzero(title >= 0)
        return found[(gap[title[found]] == 1) | (gap[title[found] + 1] == 1)]

    def at(self, line: int) -> bool:
        """Tell whether ``line`` goes on with the one above it."""
        lines, above = self._batch.lines, line - 1
        if line < 1 or line >= len(lines) or lines.gap[line] != 1 or not self._may_be_part(above) or not self._may_be_part(line):
            return False
        if lines.ends_sentence[above] or lines.word_count[above] < _FEWEST or not self._is_last(line):
            return False
        start, end = int(lines.start[line]), int(lines.end[above])
        if lines.end[line] - start > end - lines.start[above] + _LONGER or self._capitals(above) != self._capitals(line):
            return False
        characters = self._batch.characters
        if characters.is_(np.array([start]), LOWER)[0]:
            return self._batch.text[end - 1] not in _ENDINGS
        if self._batch.text[end - 1] in _HANGING or self._is_unfinished(above):
            return True
        return bool(lines.word_count[above] >= _CAPITALS) and self._capitals(line)

    def _may_be_part(self, line: int) -> bool:
        """Tell whether a line may be a part of a headline: no paragraph, credit or date."""
        dated = self._labels.may_be_dated[line] and is_only_date(self._batch.lines.text(line))
        return not self._prose[line] and line not in self._labels.of_line and not dated

    def _is_last(self, line: int) -> bool:
        """Tell whether a line ends its block, but for credits and text: the lines of a list or a poem go on and on."""
        lines, below = self._batch.lines, line + 1
        if below == len(lines) or lines.gap[below] > 1 or not self._may_be_part(below):
            return True
        return self._capitals(line) and not self._capitals(below)

    def _is_unfinished(self, line: int) -> bool:
        """Tell whether a line ends with a word that nothing ends with in its language."""
        last = self._batch.words.hash[self._batch.lines.last[line] - 1 :][:1]
        code = LANGUAGES[int(self._languages[line])]
        words = word_lists.words_by_language("sentences", "unfinished").get(code)
        return words is not None and bool(word_lists.lookup(last, words)[0])

    def _capitals(self, line: int) -> bool:
        """Tell whether a line is written in capitals."""
        inside = np.arange(self._batch.lines.start[line], self._batch.lines.end[line])
        upper: Flags = self._batch.characters.is_(inside, UPPER)
        return bool(upper.sum() >= _CAPITALS and not self._batch.characters.is_(inside, LOWER).any())
