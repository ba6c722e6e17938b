"""Which lines may hold a credit or a date: found for all lines at once, so that patterns look only at these."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.phrases import PhraseHits, packs
from seedproof.text import codepoints
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Offsets

__all__ = ["Clues", "Label"]

_TOPICS: Final = ("by", "author", "source", "photo", "copyright")
_WORD_TOPICS: Final = (*_TOPICS, "posted", "ago")
_SHORT: Final = 30  # words of a line that may be a credit
_FEW: Final = 4  # words of the heading of an author box
_SEPARATORS: Final = "|•·–—-:)(]"  # before "by"
_COLONS: Final = ":：,"


class Label(NamedTuple):
    """A word such as "by" or "source", as a span of its line. ``topic``: by, author, source, photo, copyright, alone or sent."""

    topic: str
    start: int
    end: int


class Clues:
    """Short lines by index: their labels, and (a flag over all lines) whether they hold a digit.

    ``by``, ``by_first``, ``author``, ``source``, ``photo``: which lines hold such a word at all, label or not.
    """

    def __init__(self, batch: Batch) -> None:
        lines = batch.lines
        self._characters, self._lines, self._words = batch.characters, lines, batch.words
        self.word_count = lines.word_count
        digits = batch.characters.counted(codepoints.DIGIT)
        self.dated = (digits[lines.end] > digits[lines.start]) & (self.word_count <= _SHORT)
        self.is_dated: list[bool] = self.dated.tolist()
        self.count: list[int] = self.word_count.tolist()
        self.labels: dict[int, list[Label]] = {}
        self.by, self.by_first, self.author, self.source, self.photo = (np.zeros(len(lines), bool) for _ in range(5))
        self._held = {"by": self.by, "author": self.author, "source": self.source, "photo": self.photo}
        self._start, self._end = lines.start.tolist(), lines.end.tolist()
        if len(lines):
            self._collect_phrases(batch.phrases)
            self._collect_words()

    def text(self, index: int) -> str:
        """Return a line's text."""
        return self._characters.text[self._start[index] : self._end[index]]

    def _add(self, topic: str, line: Offsets, start: Offsets, end: Offsets) -> None:
        origin = self._lines.start[line]
        for at, first, last in zip(line.tolist(), (start - origin).tolist(), (end - origin).tolist(), strict=True):
            self.labels.setdefault(at, []).append(Label(topic, first, last))

    def _labels_of(self, topic: str, word: Offsets) -> Offsets:
        """Those of some words that stand where a label can: most "by" and "photo" are words of a sentence."""
        characters, lines, words = self._characters, self._lines, self._words
        line, start, codes = words.line[word], words.start[word], characters.codes
        first, last = word == lines.first[line], word == lines.last[line] - 1
        after = np.minimum(words.end[word], len(codes) - 1)  # what stands at the end of all text is no colon
        kept = first | codepoints.among(codes[np.minimum(after + (codes[after] == ord(" ")), len(codes) - 1)], _COLONS)
        if topic == "author":
            kept |= last
        elif topic == "photo":
            follows = words.hash[np.minimum(word + 1, len(words) - 1)]
            kept |= word_lists.lookup(follows, word_lists.every("credits", "photo-by"))
        elif topic == "by":
            apart = codepoints.among(codes[start - 1 - (codes[start - 1] == ord(" "))], _SEPARATORS)
            doubled = words.hash[word - 1] == words.hash[lines.last[line] - 1]  # "Staff Report by Staff Report"
            kept |= apart | doubled | self._posted[line] | (last & (self.word_count[line] <= _FEW))
        return word[kept]

    def _collect_phrases(self, hits: PhraseHits) -> None:
        topics = _topics_of_phrases()
        some = np.flatnonzero(topics[hits.phrase])
        some = some[self.word_count[hits.line[some]] <= _SHORT]
        of, lines, starts, ends = topics[hits.phrase[some]], hits.line[some], hits.start[some], hits.end[some]
        for number, topic in enumerate(_TOPICS, 1):
            kept = of == number
            line, start, end = lines[kept], starts[kept], ends[kept]
            if topic in self._held:
                self._held[topic][line] = True
            if topic == "by":
                self.by_first[line[start == self._lines.start[line]]] = True
            self._add(topic, line, start, end)

    def _collect_words(self) -> None:
        characters, lines, words = self._characters, self._lines, self._words
        held = self._words_of_topics()
        self._posted = self.dated.copy()
        self._posted[words.line[np.append(held["posted"], held["ago"])]] = True
        for topic in _TOPICS:
            if topic in self._held:
                self._held[topic][words.line[held[topic]]] = True
            labels = held[topic] if topic == "copyright" else self._labels_of(topic, held[topic])
            self._add(topic, words.line[labels], words.start[labels], words.end[labels])
        by = held["by"]
        self.by_first[words.line[by[by == lines.first[words.line[by]]]]] = True
        sign = np.flatnonzero(characters.codes == ord("©")) if "©" in characters.text else np.zeros(0, np.int64)
        line = np.searchsorted(lines.start, sign, side="right") - 1
        kept = self.word_count[line] <= _SHORT
        self._add("copyright", line[kept], sign[kept], sign[kept] + 1)
        first = lines.first[(self.word_count > 2) & (self.word_count <= _SHORT // 4)]
        for topic in ("alone", "sent"):
            found = first[word_lists.lookup(words.hash[first], word_lists.every("credits", topic))]
            self._add(topic, words.line[found], words.start[found], words.end[found])

    def _words_of_topics(self) -> dict[str, Offsets]:
        """The words of short lines that belong to a topic of the vocabulary."""
        words = self._words
        types, _, _, inverse = words.types
        table, sets = _topics_of_words()
        at = np.minimum(np.searchsorted(table, types), len(table) - 1)
        bits = np.where(table[at] == types, sets[at], np.uint8(0)).take(inverse)
        some = np.flatnonzero(bits)
        some = some[self.word_count[words.line[some]] <= _SHORT]
        return {topic: some[(bits[some] & (1 << bit)) > 0] for bit, topic in enumerate(_WORD_TOPICS)}


@cache
def _topics_of_words() -> tuple[Hashes, npt.NDArray[np.uint8]]:
    """The hashes of the vocabulary's words, and for each the ``_WORD_TOPICS`` it belongs to, as bits."""
    topics = [word_lists.every("credits", topic) for topic in _WORD_TOPICS]
    every = sorted(frozenset[str]().union(*topics))
    hashes = hash_words(every)
    order = np.argsort(hashes)
    bits = [sum((word in words) << bit for bit, words in enumerate(topics)) for word in every]
    return hashes[order], np.array(bits, np.uint8)[order]


@cache
def _topics_of_phrases() -> npt.NDArray[np.uint8]:
    """For each phrase of the packs which of ``_TOPICS`` it is of, counted from 1."""
    numbers = {f"credit-{topic}": number for number, topic in enumerate(_TOPICS, 1)}
    return np.array([numbers.get(phrase.topic, 0) for phrase in packs()], np.uint8)
