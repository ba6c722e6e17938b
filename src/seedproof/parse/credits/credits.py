"""Who wrote, sent, published or photographed a document, and which of them is its source.

Looked at: lines with a label or "by", labels whose value stands in the next line, person's names beside a date under the
title, datelines ("OSLO (Reuters) -", "Example.news –"), agencies in brackets at the end of a paragraph at head and tail.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.core.seed import Credit, CreditKind
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.credits.author_boxes import boxes
from seedproof.parse.credits.candidates import CLOSE, LONGEST_ALONE, NEAR_TITLE, Places, datelines, signatures
from seedproof.parse.credits.datelines import dateline
from seedproof.parse.head import Head
from seedproof.parse.lines.agencies import agency, ending_in_agency
from seedproof.parse.lines.bylines import ORNAMENT, Named, label_of, named_in, outlet
from seedproof.parse.lines.dates import after_dates, date_in
from seedproof.parse.lines.labels import Clues
from seedproof.parse.lines.names import like_a_name, names_from, person

__all__ = ["credits_of", "source_of"]

_SHORT: Final = 30  # words of a line that may be a credit
_LEAD: Final = 3  # paragraphs that may have a credit beside them
_LONGEST_BOX: Final = 4  # words of a line with nothing but an author's name
_TAIL: Final = 6  # lines at the end
_CLOSING: Final = re.compile(r"\((?P<name>[^()\n]{2,40})\)[.\s]*\Z")
_LINE_OF_AGENCIES: Final = re.compile(r"\A\W*(?P<name>[^\n]{2,50}?)\W*\Z")

_LAST: Final = 9
_NO_FIRST_NAME: Final = word_lists.every("credits", "not_name")
_KINDS: Final = {CreditKind.AGENCY: 0, CreditKind.OUTLET: 1, CreditKind.URL: 2, CreditKind.BYLINE: 3}


class Ranked(NamedTuple):
    """A credit, and how good a source it is: the less the better, -1 for none (photographers, names far from the article)."""

    credit: Credit
    rank: int


def credits_of(batch: Batch, heads: list[Head], clues: Clues) -> list[list[Ranked]]:
    """Return the credits of each document, in order."""
    bounds, places = batch.lines.of_document.tolist(), Places(batch, heads)
    labelled = np.array(sorted(clues.labels), np.int64)
    ways = [boxes(batch), labelled, datelines(batch, places), ending_in_agency(batch), signatures(batch, clues, places)]
    at = [np.searchsorted(lines, bounds).tolist() for lines in ways]
    candidates = [lines.tolist() for lines in ways]
    starts = batch.starts.tolist()
    result: list[list[Ranked]] = [[] for _ in heads]
    for i in sorted(set(batch.lines.document[np.concatenate(ways)].tolist())):
        own = [lines[first[i] : first[i + 1]] for lines, first in zip(candidates, at, strict=True)]
        result[i] = _Collector(batch, clues, heads[i], bounds[i], bounds[i + 1], starts[i]).collect(*own)
    return result


def source_of(credits: list[Ranked]) -> Credit | None:
    """Return the best of the credits."""
    usable = [c for c in credits if c.rank >= 0]
    return min(usable, key=lambda c: (c.rank, c.credit.start)).credit if usable else None


class _Collector:
    def __init__(self, batch: Batch, clues: Clues, head: Head, low: int, high: int, offset: int) -> None:
        self.lines, self.languages = batch.lines, batch.languages
        self.head, self.low, self.high, self.offset = head, low, high, offset
        self.dated, self.labels, self.word_count, self.text = clues.is_dated, clues.labels, clues.count, clues.text
        self.title = self.text(head.title) if head.title >= 0 else ""
        self.found: dict[tuple[int, int], Ranked] = {}
        self.dates: dict[int, re.Match[str] | None] = {}

    def collect(self, boxed: list[int], labelled: list[int], sent: list[int], signed: list[int], names: list[int]) -> list[Ranked]:
        """Return the credits, given the lines that each way to give one may find them in."""
        for index in boxed:
            self._boxed(index)
        for index in labelled:
            self._labelled(index)
        for index in sent:
            self._dateline(index)
        for index in signed:
            if index not in self.labels and (self._near(index) or self._ends_article(index)):
                self._closing(index)
        for index in names:
            self._person(index)
        return [self.found[key] for key in sorted(self.found)]

    def _boxed(self, index: int) -> None:
        """The name with which a line of an author box begins: of someone of whom the article itself does not speak."""
        text = self.text(index)
        name = " ".join(text.split()[:2]) if self.word_count[index] > _LONGEST_BOX else text
        span = person(name)
        if index <= self.head.prose or span is None or name[slice(*span)] in self.title or name.split()[0].lower() in _NO_FIRST_NAME:
            return
        surname = name[: span[1]].split()[-1]
        if not any(surname in self.text(i) for i in range(self.head.body, index) if self.word_count[i] > _SHORT // 2):
            self._add(index, Named(CreditKind.BYLINE, *span), near=True)

    def _labelled(self, index: int) -> None:
        text = self.text(index)
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

    def _ends_article(self, index: int) -> bool:
        """Whether a line of a few words follows a sentence."""
        return self.word_count[index] <= _SHORT // 5 and index > self.head.prose and bool(self.lines.ends_sentence[index - 1])

    def _dateline(self, index: int) -> None:
        named = dateline(self.text(index), first=index == self.head.prose)
        if named is not None:
            self._add(index, named, near=True)

    def _closing(self, index: int) -> None:
        """An agency in brackets at the end of a paragraph, or alone in a line."""
        text = self.text(index)
        pattern = _LINE_OF_AGENCIES if self.word_count[index] <= _SHORT // 5 else _CLOSING
        offset = max(len(text) - 60, 0)
        match = pattern.search(text, offset)
        if match and agency(match["name"]):
            self._add(index, Named(CreditKind.AGENCY, *match.span("name")), near=True)

    def _person(self, index: int) -> None:
        text = self.text(index)
        dated = self._date(index)
        if dated and self.head.title >= 0 and index > self.head.title + NEAR_TITLE // 2 and index != self.high - 1:
            return  # who commented
        start = len(text) - len(text.lstrip(ORNAMENT))
        if dated and not text[start : dated.start()].strip(" (,"):
            start = after_dates(text, start)
            if start == len(text):
                return
        close = (self.head.title >= 0 and abs(index - self.head.title) <= CLOSE) or 0 < self.head.prose - index < CLOSE
        span = person(text[start:]) or (person(text[start:], least=1) if close and (dated or self._is_desk(index)) else None)
        if span is None or not (dated or self._signs(index, text) or any(self._date_line(index + k) for k in (1, 2, 3, -1))):
            return
        first, last = start + span[0], start + span[1]
        origin = int(self.lines.start[index]) - self.offset
        known = any(a < origin + last and origin + first < b for a, b in self.found)
        if not known and text[first:last] not in self.title and like_a_name(text[first:last], int(self.languages.of_lines[index])):
            kind = CreditKind.OUTLET if outlet(text[first:last]) else CreditKind.BYLINE
            self._add(index, Named(kind, first, last), near=True)

    def _is_desk(self, index: int) -> bool:
        """Whether a line is no name but who signs for all: "Redaktion"."""
        return self.word_count[index] == 1 and self.text(index).lower() in word_lists.every("credits", "author")

    def _signs(self, index: int, text: str) -> bool:
        """Whether a name stands alone between title and text, or ends the document."""
        alone = person(text) == (0, len(text)) and self.word_count[index] <= LONGEST_ALONE
        leads = 0 <= self.head.title < index <= self.head.title + CLOSE and self.head.prose - index <= 2
        leads = leads and LANGUAGES[int(self.languages.of_lines[index])] != "de"  # where any two nouns look like a name
        return bool(alone and (leads or (index == self.high - 1 and self.lines.ends_sentence[max(index - 2, self.low) : index].any())))

    def _date_line(self, index: int) -> bool:
        return self.low <= index < self.high and self._date(index) is not None

    def _date(self, index: int) -> re.Match[str] | None:
        """The first date of a line; neighbours ask for it again."""
        if index not in self.dates:
            self.dates[index] = date_in(self.text(index)) if self.dated[index] else None
        return self.dates[index]

    def _add(self, index: int, named: Named, *, near: bool) -> None:
        text = self.text(index)
        name = text[named.start : named.end]
        kind = CreditKind.AGENCY if named.kind is not CreditKind.PHOTO and agency(name) else named.kind
        start = int(self.lines.start[index]) - self.offset + named.start
        rank = -1 if kind is CreditKind.PHOTO or not (near or named.labelled) else _KINDS[kind] + (0 if named.labelled else 4)
        if not named.labelled and kind is CreditKind.OUTLET and named.start > 0:
            rank = _LAST if rank >= 0 else rank  # a copyright notice
        if name.strip() and (start, start + len(name)) not in self.found:
            credit = Credit(name=name, kind=kind, start=start, end=start + len(name))
            self.found[start, start + len(name)] = Ranked(credit, rank)
