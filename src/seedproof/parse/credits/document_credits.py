"""Read the credits of one document from each line that may hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.core.patterns import regex
from seedproof.core.seed import Credit, CreditKind
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.credits.candidates import ABOVE_ARTICLE, ABOVE_TITLE, AFTER_SENTENCE, CLOSE, LEAD, LONGEST_ALONE, WHERE_DATED
from seedproof.parse.credits.datelines import dateline
from seedproof.parse.credits.ranking import Ranked, rank
from seedproof.parse.languages import has_trait
from seedproof.parse.lines.agencies import is_agency, is_host, is_outlet
from seedproof.parse.lines.bylines import ORNAMENT, CreditedName, bare_label, credited_names
from seedproof.parse.lines.dates import date_in, end_of_dates
from seedproof.parse.lines.labels import LONGEST_HEADING, Label
from seedproof.parse.lines.names import find_person, name_spans, no_first_name, resembles_name
from seedproof.parse.lines.signed import noted_names, person_before_account, signature, signed_names
from seedproof.parse.lines.uncased_bylines import uncased_bylines
from seedproof.text.lines import Lines
from seedproof.text.spans import Offsets

__all__ = ["DocumentCredits", "Evidence", "Extent"]

_SENTENCE: Final = 15  # words from which a line is the article's text, which may speak of somebody (guessed)
_LONGEST_VALUE: Final = 7  # words of the line below a label that stands alone (guessed)
_LONGEST_AGENCIES: Final = 6  # words of a line of agencies (guessed)
_CLOSING_CHARACTERS: Final = 60  # at the end of a paragraph, in which an agency may stand (guessed)
_TAIL: Final = 6  # lines at the end (guessed)
_ABOVE: Final = 2  # lines above the title that belong to the article's head (guessed)
_SIGNED: Final = 3  # lines at the end, of which one may be a signature (guessed)
_CLOSING: Final = regex(
    r"[(（](?P<bracketed>[^()（）\n]{2,40})[)）][.。\s]*\Z"  # The pier is closed. (AA)
    r"|[.!?…。”»\"’)] *(?:[-–—/|•] *)?(?P<bare>[^\W\d_][\w/ -]{1,30})[.\s]*\Z"  # The pier is closed. AA
)
_HANDLE: Final = regex(r"\(@\w+\)")  # of who posted: "Ida Holm (@idaholm) 3 May 2021"
_LINE_OF_AGENCIES: Final = regex(r"\A\W*(?P<name>[^\n]{2,50}?)\W*\Z")


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


class DocumentCredits:
    """Collect the credits of one document, one line after the other."""

    def __init__(self, evidence: Evidence, extent: Extent) -> None:
        self._evidence, self._lines, self._count = evidence, evidence.lines, evidence.word_count
        self._low, self._high, self._headline, self._body, self._article, self._offset = extent
        self._title = self._lines.text(self._headline) if self._headline >= 0 else ""
        self._found: dict[tuple[int, int], Ranked] = {}
        self._dates: dict[int, re.Match[str] | None] = {}

    def in_order(self) -> list[Ranked]:
        """Return the credits by where they stand."""
        return [self._found[span] for span in sorted(self._found)]

    def read_author_box(self, index: int) -> None:
        """Add the name with which a line of an author box begins, if the article itself does not speak of that person."""
        text = self._lines.text(index)
        start = len(text) - len(text.lstrip(ORNAMENT))
        name = text[start:]
        if self._count[index] > LONGEST_HEADING:
            first, end = next(name_spans(text, start), (start, start))
            name = text[first:end]
        span = find_person(name, least=min(self._count[index], 2))
        heading = index == self._article - 1 and self._count[index] <= LONGEST_HEADING  # of a box that is the first paragraph
        above = index <= self._article and not heading and not 0 <= self._headline < index <= self._headline + CLOSE
        if above or span is None or name[slice(*span)] in self._title or name.split()[0].lower() in no_first_name():
            return
        surname = name[: span[1]].split()[-1]
        if not any(surname in sentence for i, sentence in self._sentences if i < index):
            self._add(index, CreditedName(CreditKind.BYLINE, start + span[0], start + span[1]), near=True)

    def read_labels(self, index: int) -> None:
        """Add the names that a line's labels announce, in the line itself or in the next."""
        text, labels, near = self._lines.text(index), self._evidence.labels[index], self._is_near(index)
        topic = bare_label(text, labels)
        if topic and index + 1 < self._high and self._count[index + 1] <= _LONGEST_VALUE:
            value = self._lines.text(index + 1)
            kind = CreditKind.BYLINE if topic != "source" else CreditKind.AGENCY if is_agency(value) else CreditKind.OUTLET
            for start, end in name_spans(value, 0, loose=True):
                self._add(index + 1, CreditedName(kind, start, end, topic == "source"), near=near)
            return
        for named in credited_names(text, labels):
            self._add(index, named, near=near)

    def read_dateline(self, index: int) -> None:
        """Add the agency or outlet of a dateline."""
        named = dateline(self._lines.text(index), first=index == self._article)
        if named is not None:
            self._add(index, named, near=True)

    def read_closing_agency(self, index: int) -> None:
        """Add an agency in brackets at the end of a paragraph, or alone in a line."""
        if index in self._evidence.labels or not (self._is_near(index) or self._ends_article(index)):
            return
        text = self._lines.text(index)
        pattern = _LINE_OF_AGENCIES if self._count[index] <= _LONGEST_AGENCIES else _CLOSING
        match = pattern.search(text, max(len(text) - _CLOSING_CHARACTERS, 0))
        if match and match.lastgroup == "bare" and index < self._high - _TAIL:
            return  # who took the picture above it
        if match and match.lastgroup and is_agency(match[match.lastgroup]):
            self._add(index, CreditedName(CreditKind.AGENCY, *match.span(match.lastgroup)), near=True)

    def read_note(self, index: int) -> None:
        """Add who helped to write, or whom readers may reach, where the article has begun."""
        if index > max(self._headline, self._low):
            self._add_unknown(index, noted_names(self._lines.text(index)), helped=True)

    def read_uncased(self, index: int) -> None:
        """Add the names that a line credits in a language whose names no capital shows."""
        self._add_unknown(index, uncased_bylines(self._lines.text(index), LANGUAGES[int(self._evidence.uncased[index])]))

    def read_signed(self, index: int) -> None:
        """Add the name with which a line begins and what tells a writer follows, or that signs the last paragraph."""
        text = self._lines.text(index)
        if self._is_of_another(index, text, dated=False):
            return
        ended = bool(self._lines.ends_sentence[index - 1]) and index > self._article and index >= self._high - _SIGNED
        if ended and (span := signature(text)):
            named: Iterable[CreditedName] = [CreditedName(CreditKind.BYLINE, *span)]
        elif span := find_person(text) or person_before_account(text):
            named = list(signed_names(text, *span))
        else:
            return
        name, language = text[slice(*span)], int(self._evidence.languages[index])
        if resembles_name(name, language) and name not in self._title and not self._is_place(name):
            self._add_unknown(index, named)

    def _add_unknown(self, index: int, named: Iterable[CreditedName], *, helped: bool = False) -> None:
        """Add those names of a line that are no part of a credit already. Who only ``helped`` is no source."""
        for one in named:
            if not self._is_known(index, one.start, one.end):
                self._add(index, one, near=self._is_near(index) and not helped)

    def read_bare_name(self, index: int) -> None:
        """Add the name with which a line begins that stands beside a date, alone below the title, or last."""
        text, date = self._lines.text(index), self._date(index)
        if self._is_of_another(index, text, dated=date is not None):
            return
        start = len(text) - len(text.lstrip(ORNAMENT))
        if date and not text[start : date.start()].strip(" (,"):
            start = _after_dates(text, start)
            if start == len(text):
                return
        span = self._bare_name(index, text[start:], dated=date is not None)
        if span is None or not (date or self._signs(index, text) or any(self._has_date(index + away) for away in WHERE_DATED)):
            return
        name, first, last = text[start + span[0] : start + span[1]], start + span[0], start + span[1]
        language = int(self._evidence.languages[index])
        if self._is_known(index, first, last) or name in self._title:
            return
        kind = CreditKind.OUTLET if is_outlet(name) else CreditKind.BYLINE
        nobody = no_first_name() | word_lists.every("credits", "by") | word_lists.every("credits", "posted")
        person = name.split()[0].lower() not in nobody and not self._is_place(name)
        if is_host(name) or (resembles_name(name, language) and (person or kind is CreditKind.OUTLET)):
            self._add(index, CreditedName(kind, first, last), near=True)

    @cached_property
    def _sentences(self) -> list[tuple[int, str]]:
        """Return the lines of the body that are the article's text."""
        return [(i, self._lines.text(i)) for i in range(self._body, self._high) if self._count[i] > _SENTENCE]

    def _is_of_another(self, index: int, text: str, *, dated: bool) -> bool:
        """Tell whether who is named in a line wrote something else: a comment, a post that was embedded."""
        if _HANDLE.search(text):
            return True
        if dated:
            return 0 <= self._headline < index - CLOSE and index != self._high - 1
        # Below the article's first paragraphs a name signs only if nothing but dates follows.
        below = index > max(self._article, self._headline) + LEAD
        return below and (self._high - index > _TAIL or not all(self._date(i) for i in range(index + 1, self._high)))

    def _is_place(self, name: str) -> bool:
        """Tell whether the article speaks of a place of that name, or begins with the one word that the name is."""
        if " " not in name:
            return any(re.search(rf"\b{re.escape(name)}\b", sentence) for _, sentence in self._sentences[:LEAD])
        said = [sentence for _, sentence in self._sentences if name in sentence]
        return any(f" {word} {name}" in sentence for sentence in said for word in word_lists.every("credits", "in"))

    def _bare_name(self, index: int, text: str, *, dated: bool) -> tuple[int, int] | None:
        """Return the span of the name with which a text begins: one word only beside a date, or for a desk, close to the title."""
        title, article = self._headline, self._article
        close = (title >= 0 and abs(index - title) <= CLOSE) or 0 < article - index < CLOSE
        close |= 0 < title - index <= ABOVE_TITLE
        host = text.strip(" |")
        if close and is_host(host):
            return text.index(host), text.index(host) + len(host)
        return find_person(text) or (find_person(text, least=1) if close and (dated or self._is_desk(index)) else None)

    def _is_near(self, index: int) -> bool:
        """Tell whether a line belongs to the article's own head or tail, not to teasers, comments or navigation."""
        top = self._headline if self._headline >= 0 else self._low
        return top - _ABOVE <= index <= max(self._article, self._body) + LEAD or index >= self._high - _TAIL

    def _ends_article(self, index: int) -> bool:
        """Tell whether a line of a few words follows a sentence."""
        return self._count[index] <= _LONGEST_AGENCIES and index > self._article and bool(self._lines.ends_sentence[index - 1])

    def _is_desk(self, index: int) -> bool:
        """Tell whether a line is no name but who signs for all: "Redaktion"."""
        return self._count[index] == 1 and self._lines.text(index).lower() in word_lists.every("credits", "author")

    def _signs(self, index: int, text: str) -> bool:
        """Tell whether a name stands alone between title and text, or ends the document."""
        alone = self._count[index] <= LONGEST_ALONE and find_person(text) == (0, len(text))
        leads = 0 <= self._headline < index <= self._headline + CLOSE and self._article - index <= ABOVE_ARTICLE
        leads = leads and not has_trait(LANGUAGES[int(self._evidence.languages[index])], "capital-nouns")  # any two look like a name
        ended = index == self._high - 1 and self._lines.ends_sentence[max(index - AFTER_SENTENCE, self._low) : index].any()
        return bool(alone and (leads or ended))

    def _is_known(self, index: int, first: int, last: int) -> bool:
        """Tell whether a stretch of a line is part of a credit already."""
        origin = self._origin(index)
        return any(a < origin + last and origin + first < b for a, b in self._found)

    def _has_date(self, index: int) -> bool:
        """Tell whether a line of the document holds a date."""
        return self._low <= index < self._high and self._date(index) is not None

    def _date(self, index: int) -> re.Match[str] | None:
        """Return the first date of a line; neighbours ask for it again."""
        if index not in self._dates:
            self._dates[index] = date_in(self._lines.text(index)) if self._evidence.may_be_dated[index] else None
        return self._dates[index]

    def _origin(self, index: int) -> int:
        """Return where a line begins in its document."""
        return int(self._lines.start[index]) - self._offset

    def _add(self, index: int, named: CreditedName, *, near: bool) -> None:
        """Add a name, as an agency where it is one; the first way that finds it says what it is."""
        name = self._lines.text(index)[named.start : named.end]
        if name.strip("@ .").lower() in word_lists.every("credits", "unnamed"):
            return
        kind = CreditKind.AGENCY if named.kind is not CreditKind.PHOTO and is_agency(name) else named.kind
        start = self._origin(index) + named.start
        end = start + len(name)
        if name.strip() and (start, end) not in self._found:
            self._found[start, end] = Ranked(Credit(name=name, kind=kind, start=start, end=end), rank(named, kind, near=near))


def _after_dates(text: str, at: int) -> int:
    """Return where the dates end with which a line begins at ``at``, and the word between them and a name: "3 mai 2021 de Ida"."""
    at = end_of_dates(text, at)
    first = text[at:].partition(" ")[0]
    return at + len(first) + 1 if first in word_lists.every("credits", "alone") and len(first) + 1 < len(text) - at else at
