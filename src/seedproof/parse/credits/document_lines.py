"""What the lines of one document show, for those who read its credits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.credits.candidates import CLOSE, LEAD
from seedproof.parse.lines.dates import date_in, is_only_date
from seedproof.parse.lines.labels import Label
from seedproof.parse.lines.plain import PlainLine
from seedproof.text.lines import Lines
from seedproof.text.spans import Offsets

__all__ = ["DocumentLines", "Evidence", "Extent"]

_SENTENCE: Final = 15  # words from which a line is the article's text, which may speak of somebody (guessed)
_LONGEST_AGENCIES: Final = 6  # words of a line of agencies (guessed)
_TAIL: Final = 6  # lines at the end (guessed)
_ABOVE: Final = 2  # lines above the title that belong to the article's head (guessed)
_HANDLE: Final = regex(r"\(@\w+\)")  # of who posted: "Ida Holm (@idaholm) 3 May 2021"


class Evidence(NamedTuple):
    """Hold what is known of the lines of all documents.

    ``lines``: the lines.
    ``languages``: the language of each.
    ``uncased``: the same, as ``uncased_bylines`` reads it.
    ``labels``: the credit labels of each line that has any.
    ``may_be_dated``: whether each line is short and holds a digit.
    ``word_count``: how many words each has.
    """

    lines: Lines
    languages: npt.NDArray[np.int8]
    uncased: Offsets
    labels: Mapping[int, Sequence[Label]]
    may_be_dated: Sequence[bool]
    word_count: Sequence[int]


class Extent(NamedTuple):
    """Tell where a document and its parts lie, as indexes of lines.

    ``low``: its first line.
    ``high``: one past its last line.
    ``title``: the last line of its title, -1 where it has none.
    ``body``: the first line of its body.
    ``article``: the first paragraph of its article.
    ``offset``: where its text begins among that of all documents.
    """

    low: int
    high: int
    title: int
    body: int
    article: int
    offset: int


class DocumentLines:
    """Tell what the lines of one document show, for those who read its credits.

    ``lines``, ``evidence``: of all documents · ``count``: how many words each line has · ``low``, ``high``, ``headline``, ``body``,
    ``article``: as ``Extent`` has them · ``title``: the text of the headline, empty where there is none.
    """

    def __init__(self, evidence: Evidence, extent: Extent) -> None:
        self.evidence, self.lines, self.count = evidence, evidence.lines, evidence.word_count
        self.low, self.high, self.headline, self.body, self.article, self._offset = extent
        self._plain: dict[int, PlainLine] = {}
        self._dates: dict[int, re.Match[str] | None] = {}
        self.title = self.text(self.headline) if self.headline >= 0 else ""

    def language(self, index: int) -> int:
        """Return the number of a line's language."""
        return int(self.evidence.languages[index])

    def line(self, index: int) -> PlainLine:
        """Return a line of the document as people see it."""
        if index not in self._plain:
            self._plain[index] = PlainLine(self.lines.text(index))
        return self._plain[index]

    def text(self, index: int) -> str:
        """Return the text of a line as people see it."""
        return self.line(index).text

    @cached_property
    def comments(self) -> int:
        """Return the first line below the article's beginning that looks like the head of a comment: short, with a date or "says"."""
        replied = word_lists.every("credits", "replied")
        for i in range(self.article + 1, self.high):
            if self.count[i] <= _SENTENCE and (self.date(i) or not replied.isdisjoint(self.text(i).lower().strip(" :.").split())):
                return i
        return self.high

    def is_entry(self, index: int) -> bool:
        """Tell whether a line is one of a list, as a bullet before it and before the next one or the one above shows."""
        around = (i for i in (index - 1, index + 1) if self.low <= i < self.high)
        return self.line(index).is_listed and any(self.line(i).is_listed for i in around)

    def is_only_date(self, index: int) -> bool:
        """Tell whether a line of the document holds a date and nothing else."""
        return self.has_date(index) and is_only_date(self.text(index))

    def goes_on(self, index: int) -> bool:
        """Tell whether the article goes on behind a line, or a comment: who is named there is its subject, or speaks."""
        return self.has_date(index + 1) or any(count > _SENTENCE for count in self.count[index + 1 : self.high][:_TAIL])

    def is_spoken_of(self, name: str, index: int) -> bool:
        """Tell whether the article names somebody before a line."""
        surname = name.split()[-1]
        return any(surname in sentence for i, sentence in self.sentences if i < index)

    @cached_property
    def sentences(self) -> list[tuple[int, str]]:
        """Return the lines of the body that are the article's text."""
        return [(i, self.lines.text(i)) for i in range(self.body, self.high) if self.count[i] > _SENTENCE]

    @cached_property
    def text_begins(self) -> int:
        """Return the first line below the headline that is the article's text, which a text under the headline is too short for."""
        below = range(max(self.body, self.headline + 1), self.high)
        return next((i for i in below if self.count[i] > _SENTENCE), max(self.article, self.headline))

    def is_place(self, name: str) -> bool:
        """Tell whether the article speaks of a place of that name, or begins with the one word that the name is."""
        if " " not in name:
            return any(re.search(rf"\b{re.escape(name)}\b", sentence) for _, sentence in self.sentences[:LEAD])
        said = [sentence for _, sentence in self.sentences if name in sentence]
        return any(f" {word} {name}" in sentence for sentence in said for word in word_lists.every("credits", "in"))

    def is_near(self, index: int) -> bool:
        """Tell whether a line belongs to the article's own head or tail, not to teasers, comments or navigation."""
        top = self.headline if self.headline >= 0 else self.low
        return top - _ABOVE <= index <= max(self.article, self.body) + LEAD or index >= self.high - _TAIL

    def is_head(self, index: int) -> bool:
        """Tell whether a line is the headline, below it, or the first of an article without one."""
        first = self.headline if self.headline >= 0 else self.article
        return first <= index <= max(self.article, self.headline) + 1

    def ends_article(self, index: int) -> bool:
        """Tell whether a line of a few words follows a sentence."""
        return self.count[index] <= _LONGEST_AGENCIES and index > self.article and bool(self.lines.ends_sentence[index - 1])

    def has_date(self, index: int) -> bool:
        """Tell whether a line of the document holds a date."""
        return self.low <= index < self.high and self.date(index) is not None

    def date(self, index: int) -> re.Match[str] | None:
        """Return the first date of a line; neighbours ask for it again."""
        if index not in self._dates:
            self._dates[index] = date_in(self.text(index)) if self.evidence.may_be_dated[index] else None
        return self._dates[index]

    def origin(self, index: int) -> int:
        """Return where a line begins in its document."""
        return int(self.lines.start[index]) - self._offset

    def is_of_another(self, index: int, text: str, *, dated: bool) -> bool:
        """Tell whether who is named in a line wrote something else: a comment, a post that was embedded."""
        if _HANDLE.search(text):
            return True
        if dated:
            return 0 <= self.headline < index - CLOSE and index > self.text_begins and index != self.high - 1
        # Below the article's first paragraphs a name signs only if nothing but dates follows.
        below = index > max(self.article, self.headline) + LEAD
        return below and (self.high - index > _TAIL or not all(self.date(i) for i in range(index + 1, self.high)))
