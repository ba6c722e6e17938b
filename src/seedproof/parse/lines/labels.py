"""Find the credit labels of short lines ("by", "author:", "©"), for all lines at once, so that patterns look only at these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.phrases import by_topic
from seedproof.parse.lines.dates import words_before_spelt_number
from seedproof.parse.lines.glued import label_before_name
from seedproof.text import codepoints
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct, find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["LONGEST_HEADING", "SHORT", "CreditLabels", "Label", "find_labels"]

SHORT: Final = 30  # words of a line that may be a credit (guessed)
LONGEST_HEADING: Final = 4  # words of the heading of an author box: "About the author" (guessed)
_LONGEST_UNMARKED: Final = 7  # words of a line that names somebody after "de" or "from", without a colon (guessed)
_LONGEST_GENRE: Final = 2  # words of "una columna" (guessed)
_TOPICS: Final = ("by", "author", "source", "photo", "copyright")
_MENTIONED: Final = ("by", "author", "source", "photo", "copyright")
_YEAR: Final = 4  # digits before a label that is glued to a date; after fewer of them "2Por" may be a list's
_SEPARATORS: Final = "|•·–—-:)(]"  # before "by"
_COLONS: Final = ":：,"
_STOPS: Final = ".!?…:"
_CLOSING: Final = (3, 4)  # words from "by" on to the end of a text under a headline: two or three of them are a name
_LONGEST_CLOSING: Final = 5  # words of a line that is no such text, but a by-line (guessed)
_LONGEST_SUMMARY: Final = 80  # words of a text under a headline (guessed)


class Label(NamedTuple):
    """Hold a word or phrase such as "by" or "photo courtesy of".

    ``topic``: by, author, source, photo, copyright, alone, from or closing.
    ``start``: where it begins in its line.
    ``end``: where it ends in its line.
    """

    topic: str
    start: int
    end: int


@dataclass(frozen=True)
class CreditLabels:
    """Hold the labels of all short lines, and what else tells a credit from other lines.

    ``of_line``: the labels of each line that has any.
    ``mentions``: for each topic of labels which lines hold such a word, label or not; "by-first": which begin with "by".
    ``may_be_dated``: which lines are short and hold a digit, or say how long ago something was.
    """

    of_line: Mapping[int, Sequence[Label]]
    mentions: Mapping[str, Flags]
    may_be_dated: Flags


def find_labels(batch: Batch) -> CreditLabels:
    """Return the credit labels of all documents; call it through ``Batch.once``."""
    lines = batch.lines
    digits = batch.characters.counted(codepoints.DIGIT)
    may_be_dated = (digits[lines.end] > digits[lines.start]) & (lines.word_count <= SHORT)
    finder = _Finder(batch, may_be_dated)
    if len(lines):
        finder.add_phrases(batch)
        finder.add_words()
        finder.add_glued()
        finder.add_signs()
    # A line of more labels than a credit has words is none: "©" or "来源" over and over, each to be looked at with all that follows.
    of_line = {line: labels for line, labels in finder.of_line.items() if len(labels) <= SHORT}
    return CreditLabels(of_line, finder.mentions, may_be_dated)


class _Finder:
    """Collect labels by where they stand."""

    def __init__(self, batch: Batch, may_be_dated: Flags) -> None:
        self._characters, self._lines, self._words = batch.characters, batch.lines, batch.words
        self._word_count = batch.lines.word_count
        self._may_be_dated = may_be_dated
        self.of_line: dict[int, list[Label]] = {}
        self.mentions = {topic: np.zeros(len(batch.lines), bool) for topic in (*_MENTIONED, "by-first")}

    def add_phrases(self, batch: Batch) -> None:
        """Add the labels of several words, which the phrase packs hold."""
        hits, topics = batch.phrases, _topics_of_phrases()
        some = np.flatnonzero(topics[hits.phrase])
        some = some[self._word_count[hits.line[some]] <= SHORT]
        topic_of, lines, starts, ends = topics[hits.phrase[some]], hits.line[some], hits.start[some], hits.end[some]
        for number, topic in enumerate(_TOPICS, 1):
            kept = topic_of == number
            self._mention(topic, lines[kept], starts[kept] == self._lines.start[lines[kept]])
            self._add(topic, lines[kept], starts[kept], ends[kept])

    def add_words(self) -> None:
        """Add the labels of one word, and "de" and "from" before a name that stands alone."""
        lines, words = self._lines, self._words
        found = self._words_of_topics()
        following = words.hash[np.minimum(found["ago"] + 1, len(words) - 1)]
        spelt = found["ago"][word_lists.lookup(following, word_lists.every("credits", "ago-one"))]
        self._may_be_dated[words.line[spelt]] = True  # "vor einer Stunde" has no digit
        for topic in _TOPICS:
            line = words.line[found[topic]]
            self._mention(topic, line, found[topic] == lines.first[line])
        posted = self._may_be_dated.copy()
        posted[words.line[np.concatenate([found["posted"], found["genre"], found["ago"]])]] = True
        for topic in _TOPICS:
            self._add_words(topic, found[topic] if topic == "copyright" else self._where_labels_stand(topic, found[topic], posted))
        self._add_genres(found["genre"])
        self._add_closing()
        after = words.end[found["told"]]
        after = after + self._characters.are(after, " ")
        self._add_words("author", found["told"][self._characters.are(after, ":：")])
        first = lines.first[(self._word_count > 2) & (self._word_count <= _LONGEST_UNMARKED)]
        for topic in ("alone", "from"):
            self._add_words(topic, first[word_lists.lookup(words.hash[first], word_lists.every("credits", topic))])

    def _add_closing(self) -> None:
        """Add "By" after a full stop, "A commentary by" and "writes" before the last words of a line, where a name may close it."""
        lines, words = self._lines, self._words
        line = np.flatnonzero((self._word_count > _LONGEST_CLOSING) & (self._word_count <= _LONGEST_SUMMARY))
        word = (lines.last[line][:, None] - np.arange(_CLOSING[0], _CLOSING[1] + 1)).ravel()
        by, writes = word_lists.every("credits", "by"), word_lists.every("credits", "closing-by")
        word = word[word_lists.lookup(words.hash[word], by | writes)]
        before = word_lists.lookup(words.hash[word - 1], word_lists.every("credits", "genre") | word_lists.every("credits", "posted"))
        stopped = self._characters.are(words.start[word] - 2, _STOPS)
        self._add_words("closing", word[before | stopped | word_lists.lookup(words.hash[word], writes)])

    def _add_genres(self, word: Offsets) -> None:
        """Add "Una columna de" before a name that stands alone."""
        lines, words = self._lines, self._words
        line, following = words.line[word], np.minimum(word + 1, len(words) - 1)
        leads = (word - lines.first[line] < _LONGEST_GENRE) & (self._word_count[line] <= _LONGEST_UNMARKED + 1)
        kept = leads & word_lists.lookup(words.hash[following], word_lists.every("credits", "alone"))
        self._add("alone", line[kept], words.start[word[kept]], words.end[following[kept]])

    def add_glued(self) -> None:
        """Add the labels that a page's missing space has glued to a date or a name: "13 April 2017Author: Ida Holm", "ByIda Holm"."""
        words = self._words
        some = np.flatnonzero(words.has_digit & (words.end - words.start > _YEAR))
        some = some[self._may_be_dated[words.line[some]] & self._characters.is_(words.start[some], codepoints.DIGIT)]
        for word in some.tolist():
            text = words.text(word).lower()
            label = text.lstrip("0123456789") if text[:_YEAR].isdigit() else ""
            for topic in ("by", "author"):
                if label in word_lists.every("credits", topic):
                    at, end = np.array([words.end[word] - len(label)]), words.end[word : word + 1]
                    self._add(topic, words.line[word : word + 1], at, end)
        for word in self._with_inner_capital().tolist():
            if found := label_before_name(words.text(word)):
                at = words.start[word : word + 1]
                self._add(found[2], words.line[word : word + 1], at + found[0], at + found[1])

    def _with_inner_capital(self) -> Offsets:
        """Return the words of short lines in which a capital follows a small letter."""
        kinds, words = self._characters.kinds, self._words
        capital = np.flatnonzero(self._characters.where(codepoints.UPPER))
        capital = capital[(kinds[capital - 1] & codepoints.LOWER) != 0]
        word = distinct(words.at(capital))
        word = word[word >= 0]
        return word[self._word_count[words.line[word]] <= SHORT]

    def add_signs(self) -> None:
        """Add the copyright signs."""
        beyond_ascii = self._characters.beyond_ascii
        sign = beyond_ascii[self._characters.are(beyond_ascii, "©")]
        bracket = self._characters.find_marks("(")
        typed = bracket[self._characters.are(bracket + 1, "cC") & self._characters.are(bracket + 2, ")")]
        year = typed + len("(c)")
        typed = typed[self._characters.is_(year + self._characters.are(year, " "), codepoints.DIGIT)]  # "(c)" alone counts points
        for at, length in ((sign, len("©")), (typed, len("(c)"))):
            line = self._lines.containing(at)
            kept = self._word_count[line] <= SHORT
            self._add("copyright", line[kept], at[kept], at[kept] + length)

    def _mention(self, topic: str, line: Offsets, begins: Flags) -> None:
        """Note that lines hold a word or phrase of a topic, and whether they begin with it."""
        if topic in _MENTIONED:
            self.mentions[topic][line] = True
        if topic == "by":
            self.mentions["by-first"][line[begins]] = True

    def _add_words(self, topic: str, word: Offsets) -> None:
        """Add some words as labels."""
        self._add(topic, self._words.line[word], self._words.start[word], self._words.end[word])

    def _add(self, topic: str, line: Offsets, start: Offsets, end: Offsets) -> None:
        """Add labels by their lines and spans."""
        origin = self._lines.start[line]
        for at, first, last in zip(line.tolist(), (start - origin).tolist(), (end - origin).tolist(), strict=True):
            self.of_line.setdefault(at, []).append(Label(topic, first, last))

    def _where_labels_stand(self, topic: str, word: Offsets, posted: Flags) -> Offsets:
        """Return those words that stand where a label can: most "by" and "photo" are words of a sentence."""
        characters, lines, words = self._characters, self._lines, self._words
        line, before, after = words.line[word], words.start[word] - 1, words.end[word]
        first, last = word == lines.first[line], word == lines.last[line] - 1
        kept = first | characters.are(after + characters.are(after, " "), _COLONS)
        if topic == "author":
            kept |= last
        elif topic == "photo":
            following = words.hash[np.minimum(word + 1, len(words) - 1)]
            kept |= ~last & word_lists.lookup(following, _first_words_after_photo())
        elif topic == "by":
            apart = characters.are(before - characters.are(before, " "), _SEPARATORS)
            doubled = words.hash[word - 1] == words.hash[lines.last[line] - 1]  # "Staff Report by Staff Report"
            kept |= apart | doubled | posted[line] | (last & (self._word_count[line] <= LONGEST_HEADING))
        return word[kept]

    def _words_of_topics(self) -> dict[str, Offsets]:
        """Return the words of short lines that belong to each topic of the vocabulary."""
        words, (known, topics) = self._words, _topics_of_words()
        index = find_sorted(words.types.hash, known)
        some = np.flatnonzero((index >= 0).take(words.types.kind))
        some = some[self._word_count[words.line[some]] <= SHORT]
        belongs = topics[index[words.types.kind[some]]]
        return {topic: some[belongs[:, column]] for column, topic in enumerate(_vocabulary())}


@cache
def _vocabulary() -> Mapping[str, frozenset[str]]:
    """Return the words of each topic that single words tell."""
    topics = {topic: word_lists.every("credits", topic) for topic in (*_TOPICS, "posted", "genre", "told")}
    return topics | {"ago": words_before_spelt_number()}


@cache
def _topics_of_words() -> tuple[Hashes, npt.NDArray[np.bool_]]:
    """Return the hashes of the vocabulary's words, sorted, and for each (row) whether it belongs to each topic (column)."""
    topics = _vocabulary().values()
    every = sorted(frozenset[str]().union(*topics))
    hashes = hash_words(every)
    order = np.argsort(hashes)
    return hashes[order], np.array([[word in words for words in topics] for word in every])[order]


@cache
def _topics_of_phrases() -> npt.NDArray[np.uint8]:
    """Return for each phrase of the packs which of ``_TOPICS`` it is of, counted from 1; 0 for any other."""
    numbers = {f"credit-{topic}": number for number, topic in enumerate(_TOPICS, 1)}
    return by_topic(numbers, 0).astype(np.uint8)


@cache
def _first_words_after_photo() -> frozenset[str]:
    """Return the first words of what may stand between "photo" and a name: "by", "courtesy of"."""
    return frozenset(phrase.split()[0] for phrase in word_lists.every("credits", "photo-by"))
