"""Which lines may hold a credit or a date: found for all lines at once, so that patterns look only at these."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.parse import vocabulary
from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.phrases import packs
from seedproof.text.spans import Offsets

__all__ = ["Clues", "Label"]

_TOPICS: Final = ("by", "author", "source", "photo", "copyright")
_PHRASES: Final = ("credit-by", "credit-author", "credit-source", "credit-photo")
_SHORT: Final = 30  # words of a line that may be a credit


class Label(NamedTuple):
    """A word such as "by" or "source", as a span of its line. ``topic``: by, author, source, photo, copyright, alone or sent."""

    topic: str
    start: int
    end: int


class Clues:
    """Short lines by index: their labels, and (a flag over all lines) whether they hold a digit."""

    def __init__(self, columns: Columns) -> None:
        lines = columns.lines
        self.word_count = lines.word_count
        self.dated = np.zeros(len(lines), bool)
        self.dated[np.searchsorted(lines.start, np.flatnonzero(columns.where(characters.DIGIT)), side="right") - 1] = True
        self.dated &= self.word_count <= _SHORT
        self.is_dated: list[bool] = self.dated.tolist()
        self.count: list[int] = self.word_count.tolist()
        self.labels: dict[int, list[Label]] = {}
        self._collect_phrases(columns)
        self._collect_words(columns)

    def _add(self, topic: str, columns: Columns, line: Offsets, start: Offsets, end: Offsets) -> None:
        origin = columns.lines.start[line]
        for at, first, last in zip(line.tolist(), (start - origin).tolist(), (end - origin).tolist(), strict=True):
            self.labels.setdefault(at, []).append(Label(topic, first, last))

    def _collect_phrases(self, columns: Columns) -> None:
        hits = columns.phrases.of(*_PHRASES)
        topic_of = np.array([packs()[p].topic.removeprefix("credit-") for p in hits.phrase.tolist()], object)
        short = self.word_count[hits.line] <= _SHORT
        for topic in _TOPICS:
            kept = short & (topic_of == topic)
            self._add(topic, columns, hits.line[kept], hits.start[kept], hits.end[kept])

    def _collect_words(self, columns: Columns) -> None:
        lines, words = columns.lines, columns.words
        types, _, _, inverse = words.types
        by_type = np.zeros(len(types), np.uint8)
        for bit, topic in enumerate(_TOPICS):
            by_type[vocabulary.lookup(types, vocabulary.every("credits", topic))] |= 1 << bit
        bits = by_type[inverse]
        short = np.flatnonzero((bits > 0) & (self.word_count[words.line] <= _SHORT)) if len(words) else np.zeros(0, np.int64)
        for bit, topic in enumerate(_TOPICS):
            found = short[(bits[short] & (1 << bit)) > 0]
            self._add(topic, columns, words.line[found], words.start[found], words.end[found])
        sign = np.flatnonzero(columns.codes == ord("©"))
        line = np.searchsorted(lines.start, sign, side="right") - 1
        kept = self.word_count[line] <= _SHORT if len(lines) else np.zeros(0, bool)
        self._add("copyright", columns, line[kept], sign[kept], sign[kept] + 1)
        first = lines.first[(self.word_count > 2) & (self.word_count <= _SHORT // 4)]
        for topic in ("alone", "sent"):
            found = first[vocabulary.lookup(words.hash[first], vocabulary.every("credits", topic))]
            self._add(topic, columns, words.line[found], words.start[found], words.end[found])
