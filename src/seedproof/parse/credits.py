"""Who wrote, sent, published or photographed a document, and which of them is its source.

Looked at: lines with a label or "by", labels whose value stands in the next line, person's names beside a date under the
title, datelines ("OSLO (Reuters) -", "Example.news –"), agencies in brackets at the end of a paragraph at head and tail.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np

from seedproof.core.seed import Credit, CreditKind
from seedproof.parse import vocabulary
from seedproof.parse.agencies import agency, agency_words
from seedproof.parse.bylines import ORNAMENT, Named, label_of, named_in, outlet
from seedproof.parse.clues import Clues
from seedproof.parse.datelines import dateline
from seedproof.parse.dates import after_dates, date_in
from seedproof.parse.names import names_from, person
from seedproof.parse.title import Head
from seedproof.text.columns import Columns
from seedproof.text.language import LANGUAGES
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import Offsets
from seedproof.text.words import hash_words

__all__ = ["credits_of", "source_of"]

_SHORT: Final = 30  # words of a line that may be a credit
_NEAR_TITLE: Final = 8  # lines round the title where a bare name may be the author's
_LEAD: Final = 3  # paragraphs that may begin with a dateline
_AFTER_AGENCY: Final = 3  # characters such as ")." after the name of an agency
_MOSTLY: Final = 0.7
_TAIL: Final = 6  # lines at the end
_ABOVE_TITLE: Final = 4
_COMMON: Final = 5000  # as in ``language``, so that one table serves both
_CLOSE: Final = 4  # lines from the title to a name that needs no more than a date
_CLOSING: Final = re.compile(r"\((?P<name>[^()\n]{2,40})\)[.\s]*\Z")
_LINE_OF_AGENCIES: Final = re.compile(r"\A\W*(?P<name>[^\n]{2,50}?)\W*\Z")

_LAST: Final = 9
_KINDS: Final = {CreditKind.AGENCY: 0, CreditKind.OUTLET: 1, CreditKind.URL: 2, CreditKind.BYLINE: 3}


class Ranked(NamedTuple):
    """A credit, and how good a source it is: the less the better, -1 for none (photographers, names far from the article)."""

    credit: Credit
    rank: int


def credits_of(columns: Columns, heads: list[Head], clues: Clues) -> list[list[Ranked]]:
    """Return the credits of each document, in order."""
    lines = columns.lines
    bounds = lines.of_document.tolist()
    labelled = sorted(clues.labels)
    signed = _ending_in_agency(columns).tolist()
    upto = np.searchsorted(signed, bounds).tolist()
    at = np.searchsorted(labelled, bounds).tolist()
    few = np.flatnonzero(clues.word_count <= _SHORT // 2)
    some, short = np.searchsorted(few, bounds).tolist(), few.tolist()
    starts = columns.starts.tolist()
    result = []
    for i, head in enumerate(heads):
        collector = _Collector(columns, clues, head, bounds[i], bounds[i + 1], starts[i])
        result.append(collector.collect(labelled[at[i] : at[i + 1]], signed[upto[i] : upto[i + 1]], short[some[i] : some[i + 1]]))
    return result


def _ending_in_agency(columns: Columns) -> Offsets:
    lines, words = columns.lines, columns.words
    some = np.flatnonzero(lines.last > lines.first)
    last = lines.last[some] - 1
    return some[vocabulary.lookup(words.hash[last], agency_words()) & (lines.end[some] - words.end[last] <= _AFTER_AGENCY)]


def source_of(credits: list[Ranked]) -> Credit | None:
    """Return the best of the credits."""
    usable = [c for c in credits if c.rank >= 0]
    return min(usable, key=lambda c: (c.rank, c.credit.start)).credit if usable else None


class _Collector:
    def __init__(self, columns: Columns, clues: Clues, head: Head, low: int, high: int, offset: int) -> None:
        self.lines, self.head, self.low, self.high, self.offset = columns.lines, head, low, high, offset
        self.dated, self.labels, self.word_count = clues.is_dated, clues.labels, clues.count
        self.found: dict[tuple[int, int], Ranked] = {}

    def collect(self, labelled: list[int], signed: list[int], short: list[int]) -> list[Ranked]:
        """Return the credits, given the document's lines that hold a label, that end in an agency's name, that are short."""
        for index in labelled:
            self._labelled(index)
        for index in range(self.head.prose, min(self.head.prose + _LEAD, self.high)):
            self._dateline(index)
        for index in signed:
            if index not in self.labels and self._near(index):
                self._closing(index)
        self._beside_date(short)
        return [self.found[key] for key in sorted(self.found)]

    def _labelled(self, index: int) -> None:
        text = self.lines.text(index)
        near = self._near(index)
        topic = label_of(text, self.labels[index])
        if topic and index + 1 < self.high and self.word_count[index + 1] <= _SHORT // 4:
            value = self.lines.text(index + 1)
            kind = CreditKind.BYLINE if topic != "source" else CreditKind.AGENCY if agency(value) else CreditKind.OUTLET
            for start, end in names_from(value, 0, loose=True):
                self._add(index + 1, Named(kind, start, end, topic == "source"), near=near)
            return
        for named in named_in(text, self.labels[index]):
            self._add(index, named, near=near)

    def _near(self, index: int) -> bool:
        """Whether a line belongs to the article's own head or tail, not to teasers, comments or navigation."""
        top = self.head.title if self.head.title >= 0 else self.low
        return top - 2 <= index <= max(self.head.prose, self.head.body) + _LEAD or index >= self.high - _TAIL

    def _dateline(self, index: int) -> None:
        named = dateline(self.lines.text(index), first=index == self.head.prose)
        if named is not None:
            self._add(index, named, near=True)

    def _closing(self, index: int) -> None:
        """An agency in brackets at the end of a paragraph, or alone in a line."""
        text = self.lines.text(index)
        pattern = _LINE_OF_AGENCIES if self.word_count[index] <= _SHORT // 5 else _CLOSING
        offset = max(len(text) - 60, 0)
        match = pattern.search(text, offset)
        if match and agency(match["name"]):
            self._add(index, Named(CreditKind.AGENCY, *match.span("name")), near=True)

    def _beside_date(self, short: list[int]) -> None:
        """A person's name that stands beside a date near the title or the first paragraph."""
        top = self.head.title if self.head.title >= 0 else self.head.prose
        for index in short:
            near = top - _ABOVE_TITLE <= index < top + _NEAR_TITLE or -_NEAR_TITLE <= index - self.head.prose < _NEAR_TITLE
            beside = any(self.dated[max(index - 1, self.low) : min(index + 4, self.high)])
            close = self.head.title < index <= self.head.title + _CLOSE
            if index != self.head.title and (index == self.high - 1 or (near and (beside or close))):
                self._person(index)

    def _digits(self, index: int) -> bool:
        return self.dated[index]

    def _person(self, index: int) -> None:
        text = self.lines.text(index)
        start = len(text) - len(text.lstrip(ORNAMENT))
        dated = self._digits(index) and date_in(text, start)
        if dated and not text[start : dated.start()].strip(" (,"):
            start = after_dates(text, start)
        close = (self.head.title >= 0 and abs(index - self.head.title) <= _CLOSE) or 0 < self.head.prose - index < _CLOSE
        span = person(text[start:]) or (person(text[start:], least=1) if close and (dated or self._is_desk(index)) else None)
        if span is None or not (dated or self._signs(index, text) or any(self._date_line(index + k) for k in (1, 2, 3, -1))):
            return
        first, last = start + span[0], start + span[1]
        origin = int(self.lines.start[index]) - self.offset
        known = any(a < origin + last and origin + first < b for a, b in self.found)
        if not known and self._like_a_name(index, text[first:last]):
            kind = CreditKind.OUTLET if outlet(text[first:last]) else CreditKind.BYLINE
            self._add(index, Named(kind, first, last), near=True)

    def _is_desk(self, index: int) -> bool:
        """Whether a line is no name but who signs for all: "Redaktion"."""
        return self.word_count[index] == 1 and self.lines.text(index).lower() in vocabulary.every("credits", "author")

    def _signs(self, index: int, text: str) -> bool:
        """Whether a name stands alone between title and text, or ends the document."""
        alone = person(text) == (0, len(text)) and self.word_count[index] <= 3
        leads = 0 <= self.head.title < index <= self.head.title + _CLOSE and self.head.prose - index <= 2
        leads = leads and LANGUAGES[int(self.lines.language[index])] != "de"  # where any two nouns look like a name
        return bool(alone and (leads or (index == self.high - 1 and self.lines.ends_sentence[max(index - 2, self.low) : index].any())))

    def _date_line(self, index: int) -> bool:
        return self.low <= index < self.high and self._digits(index) and date_in(self.lines.text(index)) is not None

    def _like_a_name(self, index: int, name: str) -> bool:
        """Whether a common word that is mostly written small does not come first: "Attend Events" is nobody."""
        language = int(self.lines.language[index])
        code = LANGUAGES[language] if language >= 0 and LANGUAGES[language] in available() else "en"
        hashes = hash_words([word.lower() for word in name.split()[:2]])
        table = lexicon(code, _COMMON)
        lower = table.lower(hashes[:1])
        if code == "de" and (lower > _MOSTLY).any():  # "Weitere Vorstellungen": nouns are written large, adjectives are not
            return False
        return not (lower > 0.5).any() or not table.knows(hashes[1:]).all()

    def _add(self, index: int, named: Named, *, near: bool) -> None:
        text = self.lines.text(index)
        name = text[named.start : named.end]
        kind = CreditKind.AGENCY if named.kind is not CreditKind.PHOTO and agency(name) else named.kind
        start = int(self.lines.start[index]) - self.offset + named.start
        rank = -1 if kind is CreditKind.PHOTO or not (near or named.labelled) else _KINDS[kind] + (0 if named.labelled else 4)
        if not named.labelled and kind is CreditKind.OUTLET and named.start > 0:
            rank = _LAST if rank >= 0 else rank  # a copyright notice
        if name.strip() and (start, start + len(name)) not in self.found:
            credit = Credit(name=name, kind=kind, start=start, end=start + len(name))
            self.found[start, start + len(name)] = Ranked(credit, rank)
