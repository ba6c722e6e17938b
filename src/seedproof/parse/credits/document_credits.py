"""Read the credits of one document from each line that may hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from seedproof.parse.lines.bylines import ORNAMENT, CreditedName, bare_label, credited_names, listed_names
from seedproof.parse.lines.dates import date_in, end_of_dates, is_only_date
from seedproof.parse.lines.farewells import introduced_name, name_after_farewell, offered_name, signed_name
from seedproof.parse.lines.fields import fielded_name
from seedproof.parse.lines.labels import LONGEST_HEADING, Label
from seedproof.parse.lines.names import (
    begins_with_given_name,
    find_person,
    is_conjunction,
    is_given_name,
    is_name_alone,
    is_rare,
    name_spans,
    no_first_name,
    resembles_name,
)
from seedproof.parse.lines.plain import PlainLine
from seedproof.parse.lines.signed import after_portrait, noted_names, person_before_account, signature, signed_names
from seedproof.parse.lines.uncased_bylines import uncased_bylines
from seedproof.text.lines import Lines
from seedproof.text.spans import Offsets

__all__ = ["DocumentCredits", "Evidence", "Extent"]

_SENTENCE: Final = 15  # words from which a line is the article's text, which may speak of somebody (guessed)
_LONGEST_VALUE: Final = 7  # words of the line below a label that stands alone (guessed)
_LONGEST_AGENCIES: Final = 6  # words of a line of agencies (guessed)
_CLOSING_CHARACTERS: Final = 60  # at the end of a paragraph, in which an agency may stand (guessed)
_TAIL: Final = 6  # lines at the end (guessed)
_LONGEST_WORD: Final = 30  # characters of a name between spaces: what has none between its words is a sentence (guessed)
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
        self._plain: dict[int, PlainLine] = {}
        self._title = self._text(self._headline) if self._headline >= 0 else ""
        self._found: dict[tuple[int, int], Ranked] = {}
        self._passing: set[tuple[int, str]] = set()  # where names of one word stand that may be of who comments
        self._dates: dict[int, re.Match[str] | None] = {}

    def _line(self, index: int) -> PlainLine:
        """Return a line of the document as people see it."""
        if index not in self._plain:
            self._plain[index] = PlainLine(self._lines.text(index))
        return self._plain[index]

    def _text(self, index: int) -> str:
        """Return the text of a line as people see it."""
        return self._line(index).text

    def in_order(self) -> list[Ranked]:
        """Return the credits by where they stand; one word each, far from the head and not the same, they are of who comments."""
        several = len({name for _, name in self._passing}) > 1
        left_out = {start for start, _ in self._passing} if several else set[int]()
        return [self._found[span] for span in sorted(self._found) if span[0] not in left_out]

    def read_author_box(self, index: int) -> None:
        """Add the name with which a line of an author box begins, if the article itself does not speak of that person."""
        text = self._text(index)
        if self._line(index).is_listed and not begins_with_given_name(text):
            return
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
        line, near = self._line(index), self._is_near(index)
        text = line.text
        labels = [Label(topic, line.place(start), line.place(end)) for topic, start, end in self._evidence.labels[index]]
        if labels and self._is_entry(index):  # "• Letters to the Editor"
            labels = [label for label in labels if label.topic not in ("author", "source") or text[label.end :].lstrip()[:1] == ":"]
        topic = bare_label(text, labels)
        only = topic in ("author", "source") or text.rstrip().lower() not in word_lists.every("credits", "by")
        if topic and only and self._is_entry(index) and not text.rstrip().endswith(":"):
            return  # of a menu: "• Author", "• Blog"
        if topic == "author" and index + 1 < self._high and self._count[index + 1] > _LONGEST_VALUE:
            self._add_introduced(index + 1)
            return
        if topic and index + 1 < self._high and self._count[index + 1] <= _LONGEST_VALUE:
            value = self._text(index + 1)
            written = word_lists.every("credits", "genre") | word_lists.every("credits", "posted")
            if topic == "by" and only and self._is_entry(index + 1) and written.isdisjoint(text.lower().split()):
                return  # "Browse by" above a menu
            kind = CreditKind.BYLINE if topic != "source" else CreditKind.AGENCY if is_agency(value) else CreditKind.OUTLET
            for start, end in name_spans(value, 0, loose=True):
                if " " not in value[start:end] and value[end:].lstrip()[:1].islower() and not date_in(value):
                    break  # "Sort by", "Newest first"
                self._add(index + 1, CreditedName(kind, start, end, topic == "source"), near=near)
            return
        if not self._is_head(index):
            labels = [label for label in labels if label.topic != "closing"]
        for named in credited_names(text, labels):
            first, rest = text[named.start : named.end].lower(), text[named.end :].lstrip()[:1]
            if rest.islower() and first in no_first_name():  # "About the author: This article was written by a guest"
                continue
            self._add(index, named, near=near)
            if not near and _is_first_name_in_text(text, named):
                self._passing.add((self._origin(index) + line.within(named.start, named.end)[0], text[named.start : named.end]))

    def _add_introduced(self, index: int) -> None:
        """Add the first name with which the text below "About the author" begins."""
        span = next(name_spans(self._text(index), 0), None)
        if span and is_given_name(self._text(index)[slice(*span)].partition(" ")[0]):
            self._add_unknown(index, [CreditedName(CreditKind.BYLINE, *span)])

    def read_dateline(self, index: int) -> None:
        """Add the agency or outlet of a dateline."""
        named = dateline(self._text(index), first=index == self._article)
        if named is not None:
            self._add(index, named, near=True)

    def read_closing_agency(self, index: int) -> None:
        """Add an agency in brackets at the end of a paragraph, or alone in a line."""
        if index in self._evidence.labels or not (self._is_near(index) or self._ends_article(index)):
            return
        text = self._text(index)
        pattern = _LINE_OF_AGENCIES if self._count[index] <= _LONGEST_AGENCIES else _CLOSING
        match = pattern.search(text, max(len(text) - _CLOSING_CHARACTERS, 0))
        if match and match.lastgroup == "bare" and index < self._high - _TAIL:
            return  # who took the picture above it
        if match and match.lastgroup and is_agency(match[match.lastgroup]):
            self._add(index, CreditedName(CreditKind.AGENCY, *match.span(match.lastgroup)), near=True)

    def read_note(self, index: int) -> None:
        """Add who helped to write, or whom readers may reach, where the article has begun."""
        if index > max(self._headline, self._low):
            self._add_unknown(index, noted_names(self._text(index)), helped=True)

    def read_uncased(self, index: int) -> None:
        """Add the names that a line credits in a language whose names no capital shows."""
        self._add_unknown(index, uncased_bylines(self._text(index), LANGUAGES[int(self._evidence.uncased[index])]))

    def read_signed(self, index: int) -> None:
        """Add the name with which a line begins and what tells a writer follows, or that signs the last paragraph."""
        text = self._text(index)
        if self._is_of_another(index, text, dated=False) or self._is_entry(index):
            return
        ended = bool(self._lines.ends_sentence[index - 1]) and index > self._article and index >= self._high - _SIGNED
        if ended and (span := signature(text)):
            named: Iterable[CreditedName] = [CreditedName(CreditKind.BYLINE, *span)]
        elif span := find_person(text) or person_before_account(text):
            named = list(signed_names(text, *span))
        else:
            return
        name, language = text[slice(*span)], int(self._evidence.languages[index])
        if index < self._headline and not begins_with_given_name(name):
            return
        if resembles_name(name, language) and name not in self._title and not self._is_place(name):
            self._add_unknown(index, named)

    def _add_unknown(self, index: int, named: Iterable[CreditedName], *, helped: bool = False) -> None:
        """Add those names of a line that are no part of a credit already. Who only ``helped`` is no source."""
        for one in named:
            if not self._is_known(index, one.start, one.end):
                self._add(index, one, near=self._is_near(index) and not helped)

    def read_bare_name(self, index: int) -> None:
        """Add the name with which a line begins that stands beside a date, alone below the title, or last."""
        text, date, language = self._text(index), self._date(index), int(self._evidence.languages[index])
        span = (
            None
            if self._is_of_another(index, text, dated=date is not None)
            else self._name_beside_date(index, text, dated=date is not None)
        )
        if span is None or not (date or self._signs(index, text) or any(self._has_date(index + away) for away in WHERE_DATED)):
            return
        name, first, last = text[slice(*span)], *span
        whole = name == text.strip()
        dated = (date and " " in name) or (whole and self._is_only_date(index + 1))
        dated = dated or (begins_with_given_name(name) and any(self._is_only_date(index + away) for away in WHERE_DATED))
        if name[0].islower() and " " in name:  # "100 m Hürden 19.05.2007"
            return
        if self._is_entry(index) and not (self._is_near(index) and dated):
            return
        if self._is_known(index, first, last) or (name in self._title and not self._is_mistaken_title(index, name)):
            return
        if index < self._headline and not date and not self._stands_above(index):
            return
        kind = CreditKind.OUTLET if is_outlet(name) else CreditKind.BYLINE
        if (
            " " in name
            and has_trait(LANGUAGES[language], "capital-nouns")
            and not (is_given_name(name.partition(" ")[0]) or is_rare(name, language))
        ):
            return  # "Kostenlose Beratung"
        nobody = no_first_name() | word_lists.every("credits", "by") | word_lists.every("credits", "posted")
        person = name.split()[0].lower() not in nobody and not self._is_place(name)
        if is_host(name) or (resembles_name(name, language) and (person or kind is CreditKind.OUTLET)):
            self._add(index, CreditedName(kind, first, last), near=True)
            if kind is CreditKind.BYLINE:
                self._add_unknown(index, (*_joined_names(text, last), *listed_names(text, last)))

    def _name_beside_date(self, index: int, text: str, *, dated: bool) -> tuple[int, int] | None:
        """Return the span of the name with which a line begins, a date and the name of a picture left out, or that is one of its fields."""
        start = after_portrait(text, len(text) - len(text.lstrip(ORNAMENT)))
        if dated and end_of_dates(text, start) > start:
            start = after_portrait(text, _after_dates(text, start))
            if start == len(text):
                return None
        told = text[:start].rstrip().rpartition(" ")[2] in word_lists.every("credits", "alone")
        span = self._bare_name(index, text[start:], dated=dated, told=told)
        span = (start + span[0], start + span[1]) if span else None
        if dated and not (span and is_given_name(text[slice(*span)].partition(" ")[0])):
            return fielded_name(text, int(self._evidence.languages[index])) or span
        return span

    def _stands_above(self, index: int) -> bool:
        """Tell whether a name above the headline stands apart, or just above a date: entries of a menu do not."""
        gap = self._lines.gap
        if gap[index] > 1 and gap[index + 1] > 1 and any(map(self._has_date, range(index + 1, self._headline))):
            return True
        alike = self._line(index).is_listed == self._line(index + 1).is_listed
        return alike and self._has_date(index + 1) and is_only_date(self._text(index + 1))

    def _is_mistaken_title(self, index: int, name: str) -> bool:
        """Tell whether what was taken for the headline is the name of a writer, beside or above a date at the very beginning."""
        alone = is_only_date(self._title.replace(name, "")) or self._title == name
        return (
            index == self._headline <= self._low + 1 and alone and begins_with_given_name(name) and not self._is_spoken_of(name, self._high)
        )

    def read_farewell(self, index: int) -> None:
        """Add who takes leave, gives the name or has it alone behind the article, where no other line told an author."""
        if self._has_author or self._is_entry(index):
            return
        text = self._text(index)
        span = offered_name(text) or introduced_name(text)
        if span is None and (farewell := name_after_farewell(text)):
            if index >= self._comments:
                return
            span = farewell
            if farewell[0] == farewell[1] and index + 1 < self._high:  # the name stands on the next line
                index, text = index + 1, self._text(index + 1)
                span = signed_name(text)
        elif span is None and self._count[index - 1] > _SENTENCE and self._ends_article(index) and not self._goes_on(index):
            person = signed_name(text)
            span = person if person and " " in text[slice(*person)] else None
        if span is None or span[0] == span[1] or self._is_known(index, *span) or text[slice(*span)] in self._title:
            return
        if not self._is_spoken_of(text[slice(*span)], index):
            self._add(index, CreditedName(CreditKind.BYLINE, *span), near=True)

    @property
    def _has_author(self) -> bool:
        """Tell whether a line told an author."""
        return any(found.credit.kind is CreditKind.BYLINE for found in self._found.values())

    @cached_property
    def _comments(self) -> int:
        """Return the first line below the article's beginning that looks like the head of a comment: short, with a date or "says"."""
        replied = word_lists.every("credits", "replied")
        for i in range(self._article + 1, self._high):
            if self._count[i] <= _SENTENCE and (self._date(i) or not replied.isdisjoint(self._text(i).lower().strip(" :.").split())):
                return i
        return self._high

    def _is_entry(self, index: int) -> bool:
        """Tell whether a line is one of a list, as a bullet before it and before the next one or the one above shows."""
        around = (i for i in (index - 1, index + 1) if self._low <= i < self._high)
        return self._line(index).is_listed and any(self._line(i).is_listed for i in around)

    def _is_only_date(self, index: int) -> bool:
        """Tell whether a line of the document holds a date and nothing else."""
        return self._has_date(index) and is_only_date(self._text(index))

    def _goes_on(self, index: int) -> bool:
        """Tell whether the article goes on behind a line, or a comment: who is named there is its subject, or speaks."""
        return self._has_date(index + 1) or any(count > _SENTENCE for count in self._count[index + 1 : self._high][:_TAIL])

    def _is_spoken_of(self, name: str, index: int) -> bool:
        """Tell whether the article names somebody before a line."""
        surname = name.split()[-1]
        return any(surname in sentence for i, sentence in self._sentences if i < index)

    @cached_property
    def _sentences(self) -> list[tuple[int, str]]:
        """Return the lines of the body that are the article's text."""
        return [(i, self._lines.text(i)) for i in range(self._body, self._high) if self._count[i] > _SENTENCE]

    def _is_of_another(self, index: int, text: str, *, dated: bool) -> bool:
        """Tell whether who is named in a line wrote something else: a comment, a post that was embedded."""
        if _HANDLE.search(text):
            return True
        if dated:
            return 0 <= self._headline < index - CLOSE and index > self._text_begins and index != self._high - 1
        # Below the article's first paragraphs a name signs only if nothing but dates follows.
        below = index > max(self._article, self._headline) + LEAD
        return below and (self._high - index > _TAIL or not all(self._date(i) for i in range(index + 1, self._high)))

    @cached_property
    def _text_begins(self) -> int:
        """Return the first line below the headline that is the article's text, which a text under the headline is too short for."""
        below = range(max(self._body, self._headline + 1), self._high)
        return next((i for i in below if self._count[i] > _SENTENCE), max(self._article, self._headline))

    def _is_place(self, name: str) -> bool:
        """Tell whether the article speaks of a place of that name, or begins with the one word that the name is."""
        if " " not in name:
            return any(re.search(rf"\b{re.escape(name)}\b", sentence) for _, sentence in self._sentences[:LEAD])
        said = [sentence for _, sentence in self._sentences if name in sentence]
        return any(f" {word} {name}" in sentence for sentence in said for word in word_lists.every("credits", "in"))

    def _bare_name(self, index: int, text: str, *, dated: bool, told: bool) -> tuple[int, int] | None:
        """Return the span of the name with which a text begins: one word only beside a date, or for a desk, close to the title."""
        title, article = self._headline, self._article
        close = (title >= 0 and abs(index - title) <= CLOSE) or 0 < article - index < CLOSE
        close |= 0 < title - index <= ABOVE_TITLE or title < index < self._text_begins
        host = text.strip(" |")
        if close and is_host(host):
            return text.index(host), text.index(host) + len(host)
        person = find_person(text) or (find_person(_without_section(text)) if dated else None)
        if person or not close:
            return person
        if self._is_desk(index):
            return find_person(text, least=1)
        if dated:
            single = find_person(text, least=1)
            return single if single and (told or self._may_sign(index, text, *single)) else None
        return find_person(text, least=1) if self._is_by_date(index, host) else None

    def _may_sign(self, index: int, text: str, start: int, end: int) -> bool:
        """Tell whether a name beside a date may be somebody's: it has two words, or is no word of its language's table."""
        name, language = text[start:end], int(self._evidence.languages[index])
        if " " in name or not (name[0].isupper() or name[0].islower()) or is_name_alone(name, language):
            return True
        listed = text[end:].lstrip()[:1] in (",", "&")  # "Allgemein, Beauty"
        return is_rare(name, language) and not name.isupper() and not listed

    def _is_by_date(self, index: int, word: str) -> bool:
        """Tell whether a first name or a user name fills a line, and a date the line below, or above where it has a capital."""
        if not is_name_alone(word, int(self._evidence.languages[index])):
            return False
        around = (index + 1,) if word.islower() else (index - 1, index + 1)
        return any(self._has_date(i) and is_only_date(self._text(i)) for i in around)

    def _is_near(self, index: int) -> bool:
        """Tell whether a line belongs to the article's own head or tail, not to teasers, comments or navigation."""
        top = self._headline if self._headline >= 0 else self._low
        return top - _ABOVE <= index <= max(self._article, self._body) + LEAD or index >= self._high - _TAIL

    def _is_head(self, index: int) -> bool:
        """Tell whether a line is the headline, below it, or the first of an article without one."""
        first = self._headline if self._headline >= 0 else self._article
        return first <= index <= max(self._article, self._headline) + 1

    def _ends_article(self, index: int) -> bool:
        """Tell whether a line of a few words follows a sentence."""
        return self._count[index] <= _LONGEST_AGENCIES and index > self._article and bool(self._lines.ends_sentence[index - 1])

    def _is_desk(self, index: int) -> bool:
        """Tell whether a line is no name but who signs for all: "Redaktion"."""
        return self._count[index] == 1 and self._text(index).lower() in word_lists.every("credits", "author")

    def _signs(self, index: int, text: str) -> bool:
        """Tell whether a name stands alone between title and text, or ends the document."""
        alone = self._count[index] <= LONGEST_ALONE and find_person(text) == (0, len(text))
        leads = 0 <= self._headline < index <= self._headline + CLOSE and self._article - index <= ABOVE_ARTICLE
        leads = leads and not has_trait(LANGUAGES[int(self._evidence.languages[index])], "capital-nouns")  # any two look like a name
        ended = index == self._high - 1 and self._lines.ends_sentence[max(index - AFTER_SENTENCE, self._low) : index].any()
        return bool(alone and (leads or ended or self._is_below_headline(index)))

    def _is_below_headline(self, index: int) -> bool:
        """Tell whether a line begins with a first name, above the article or below its first lines, and the article names nobody so."""
        text, top = self._text(index), max(self._headline, self._article - CLOSE)
        if not begins_with_given_name(text) or not top < index <= max(self._headline, self._article) + 1:
            return False
        return bool(self._sentences) and not any(text.split()[-1] in sentence for _, sentence in self._sentences)

    def _is_known(self, index: int, first: int, last: int) -> bool:
        """Tell whether a stretch of a line is part of a credit already."""
        origin = self._origin(index)
        first, last = self._line(index).within(first, last)
        return any(a < origin + last and origin + first < b for a, b in self._found)

    def _has_date(self, index: int) -> bool:
        """Tell whether a line of the document holds a date."""
        return self._low <= index < self._high and self._date(index) is not None

    def _date(self, index: int) -> re.Match[str] | None:
        """Return the first date of a line; neighbours ask for it again."""
        if index not in self._dates:
            self._dates[index] = date_in(self._text(index)) if self._evidence.may_be_dated[index] else None
        return self._dates[index]

    def _origin(self, index: int) -> int:
        """Return where a line begins in its document."""
        return int(self._lines.start[index]) - self._offset

    def _add(self, index: int, named: CreditedName, *, near: bool) -> None:
        """Add a name, as an agency where it is one; the first way that finds it says what it is."""
        first, last = self._line(index).within(named.start, named.end)
        name = self._lines.text(index)[first:last]
        if name.strip("@ .").lower() in word_lists.every("credits", "unnamed"):
            return
        if named.kind is CreditKind.BYLINE and max(map(len, name.split()), default=0) > _LONGEST_WORD:
            return
        kind = CreditKind.AGENCY if named.kind is not CreditKind.PHOTO and is_agency(name) else named.kind
        start = self._origin(index) + first
        end = start + len(name)
        if name.strip() and (start, end) not in self._found:
            self._found[start, end] = Ranked(Credit(name=name, kind=kind, start=start, end=end), rank(named, kind, near=near))


def _joined_names(text: str, at: int) -> Iterator[CreditedName]:
    """Yield the name behind a conjunction at ``at``: "Ida Holm & Bo Lind"."""
    joint, _, rest = text[at:].lstrip().partition(" ")
    if rest and is_conjunction(joint) and (span := find_person(rest)):
        start = len(text) - len(rest)
        yield CreditedName(CreditKind.BYLINE, start + span[0], start + span[1])


def _without_section(text: str) -> str:
    """Return what stands before a small word for where an article stands: "Ida Holm in Harbours"."""
    words = text.split(" ")
    cut = next((i for i, word in enumerate(words) if i and word in word_lists.every("credits", "behind-name")), len(words))
    return " ".join(words[:cut])


def _after_dates(text: str, at: int) -> int:
    """Return where the dates end with which a line begins at ``at``, and the word between them and a name: "3 mai 2021 de Ida"."""
    at = end_of_dates(text, at)
    first = text[at:].partition(" ")[0]
    return at + len(first) + 1 if first in word_lists.every("credits", "alone") and len(first) + 1 < len(text) - at else at


def _is_first_name_in_text(text: str, named: CreditedName) -> bool:
    """Tell whether a name is one word with more behind it: below an article that is who comments, "Posted by Ida at 10:14"."""
    return named.kind is CreditKind.BYLINE and " " not in text[named.start : named.end] and bool(text[named.end :].strip(" .:|"))
