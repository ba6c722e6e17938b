"""Read the credits of one document from each line that may hold one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from seedproof.core.patterns import regex
from seedproof.core.seed import Credit, CreditKind
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.credits.bare_names import bare_name
from seedproof.parse.credits.candidates import CLOSE
from seedproof.parse.credits.datelines import dateline
from seedproof.parse.credits.document_lines import DocumentLines, Evidence, Extent
from seedproof.parse.credits.ranking import Ranked, rank
from seedproof.parse.lines.agencies import is_agency
from seedproof.parse.lines.bylines import ORNAMENT, CreditedName, bare_label, credited_names, listed_names
from seedproof.parse.lines.dates import date_in
from seedproof.parse.lines.farewells import (
    headed_name,
    heads_profile,
    introduced_name,
    name_after_farewell,
    offered_name,
    opens_profile,
    signed_name,
)
from seedproof.parse.lines.labels import LONGEST_HEADING, Label
from seedproof.parse.lines.names import (
    begins_with_given_name,
    find_person,
    is_conjunction,
    is_given_name,
    name_spans,
    no_first_name,
    resembles_name,
)
from seedproof.parse.lines.signed import house_writer, noted_names, person_before_account, signature, signed_names
from seedproof.parse.lines.uncased_bylines import uncased_bylines

__all__ = ["DocumentCredits"]

_SENTENCE: Final = 15  # words from which a line is the article's text, which may speak of somebody (guessed)
_LONGEST_VALUE: Final = 7  # words of the line below a label that stands alone (guessed)
_LONGEST_AGENCIES: Final = 6  # words of a line of agencies (guessed)
_CLOSING_CHARACTERS: Final = 60  # at the end of a paragraph, in which an agency may stand (guessed)
_TAIL: Final = 6  # lines at the end (guessed)
_LONGEST_WORD: Final = 30  # characters of a name between spaces: what has none between its words is a sentence (guessed)
_PROFILE: Final = 8  # lines from the heading of what a page tells of its writer to its last (guessed)
_PROFILED: Final = range(1, 5)  # words of the name there, which may be one that somebody chose (guessed)
_DASHES: Final = tuple("-–—~♥❤")
_SIGNED: Final = 3  # lines at the end, of which one may be a signature (guessed)
_CLOSING: Final = regex(
    r"[(（](?P<bracketed>[^()（）\n]{2,40})[)）][.。\s]*\Z"  # The pier is closed. (AA)
    r"|[.!?…。”»\"’)] *(?:[-–—/|•] *)?(?P<bare>[^\W\d_][\w/ -]{1,30})[.\s]*\Z"  # The pier is closed. AA
)
_LINE_OF_AGENCIES: Final = regex(r"\A\W*(?P<name>[^\n]{2,50}?)\W*\Z")


class DocumentCredits:
    """Collect the credits of one document, one line after the other."""

    def __init__(self, evidence: Evidence, extent: Extent) -> None:
        self._here = DocumentLines(evidence, extent)
        self._found: dict[tuple[int, int], Ranked] = {}
        self._passing: set[tuple[int, str]] = set()  # where names of one word stand that may be of who comments

    def in_order(self) -> list[Ranked]:
        """Return the credits by where they stand; one word each, far from the head and not the same, they are of who comments."""
        several = len({name for _, name in self._passing}) > 1
        left_out = {start for start, _ in self._passing} if several else set[int]()
        return [self._found[span] for span in sorted(self._found) if span[0] not in left_out]

    def read_author_box(self, index: int) -> None:
        """Add the name with which a line of an author box begins, if the article itself does not speak of that person."""
        text = self._here.text(index)
        if self._here.line(index).is_listed and not begins_with_given_name(text):
            return
        start = len(text) - len(text.lstrip(ORNAMENT))
        name = text[start:]
        if self._here.count[index] > LONGEST_HEADING:
            first, end = next(name_spans(text, start), (start, start))
            name = text[first:end]
        span = find_person(name, least=min(self._here.count[index], 2))
        heading = index == self._here.article - 1 and self._here.count[index] <= LONGEST_HEADING  # of a box that is the first paragraph
        above = index <= self._here.article and not heading and not 0 <= self._here.headline < index <= self._here.headline + CLOSE
        if above or span is None or name[slice(*span)] in self._here.title or name.split()[0].lower() in no_first_name():
            return
        surname = name[: span[1]].split()[-1]
        if not any(surname in sentence for i, sentence in self._here.sentences if i < index):
            self._add(index, CreditedName(CreditKind.BYLINE, start + span[0], start + span[1]), near=True)

    def read_labels(self, index: int) -> None:
        """Add the names that a line's labels announce, in the line itself or in the next."""
        line, near = self._here.line(index), self._here.is_near(index)
        text = line.text
        labels = [Label(topic, line.place(start), line.place(end)) for topic, start, end in self._here.evidence.labels[index]]
        if labels and self._here.is_entry(index):  # "• Letters to the Editor"
            labels = [label for label in labels if label.topic not in ("author", "source") or text[label.end :].lstrip()[:1] == ":"]
        topic = bare_label(text, labels)
        only = topic in ("author", "source") or text.rstrip().lower() not in word_lists.every("credits", "by")
        if topic and only and self._here.is_entry(index) and not text.rstrip().endswith(":"):
            return  # of a menu: "• Author", "• Blog"
        if topic == "author" and index + 1 < self._here.high and self._here.count[index + 1] > _LONGEST_VALUE:
            self._add_introduced(index + 1)
            return
        if topic and index + 1 < self._here.high and self._here.count[index + 1] <= _LONGEST_VALUE:
            value = self._here.text(index + 1)
            written = word_lists.every("credits", "genre") | word_lists.every("credits", "posted")
            if topic == "by" and only and self._here.is_entry(index + 1) and written.isdisjoint(text.lower().split()):
                return  # "Browse by" above a menu
            kind = CreditKind.BYLINE if topic != "source" else CreditKind.AGENCY if is_agency(value) else CreditKind.OUTLET
            for start, end in name_spans(value, 0, loose=True):
                if " " not in value[start:end] and value[end:].lstrip()[:1].islower() and not date_in(value):
                    break  # "Sort by", "Newest first"
                self._add(index + 1, CreditedName(kind, start, end, topic == "source"), near=near)
            return
        if not self._here.is_head(index):
            labels = [label for label in labels if label.topic != "closing"]
        for named in credited_names(text, labels):
            first, rest = text[named.start : named.end].lower(), text[named.end :].lstrip()[:1]
            if rest.islower() and first in no_first_name():  # "About the author: This article was written by a guest"
                continue
            self._add(index, named, near=near)
            if not near and _is_first_name_in_text(text, named):
                self._passing.add((self._here.origin(index) + line.within(named.start, named.end)[0], text[named.start : named.end]))

    def _add_introduced(self, index: int) -> None:
        """Add the first name with which the text below "About the author" begins."""
        span = next(name_spans(self._here.text(index), 0), None)
        if span and is_given_name(self._here.text(index)[slice(*span)].partition(" ")[0]):
            self._add_unknown(index, [CreditedName(CreditKind.BYLINE, *span)])

    def read_dateline(self, index: int) -> None:
        """Add the agency or outlet of a dateline."""
        named = dateline(self._here.text(index), first=index == self._here.article)
        if named is not None:
            self._add(index, named, near=True)

    def read_closing_agency(self, index: int) -> None:
        """Add an agency in brackets at the end of a paragraph, or alone in a line."""
        if index in self._here.evidence.labels or not (self._here.is_near(index) or self._here.ends_article(index)):
            return
        text = self._here.text(index)
        pattern = _LINE_OF_AGENCIES if self._here.count[index] <= _LONGEST_AGENCIES else _CLOSING
        match = pattern.search(text, max(len(text) - _CLOSING_CHARACTERS, 0))
        if match and match.lastgroup == "bare" and index < self._here.high - _TAIL:
            return  # who took the picture above it
        if match and match.lastgroup and is_agency(match[match.lastgroup]):
            self._add(index, CreditedName(CreditKind.AGENCY, *match.span(match.lastgroup)), near=True)

    def read_note(self, index: int) -> None:
        """Add who helped to write, or whom readers may reach, where the article has begun."""
        if index > max(self._here.headline, self._here.low):
            self._add_unknown(index, noted_names(self._here.text(index)), helped=True)

    def read_uncased(self, index: int) -> None:
        """Add the names that a line credits in a language whose names no capital shows."""
        self._add_unknown(index, uncased_bylines(self._here.text(index), LANGUAGES[int(self._here.evidence.uncased[index])]))

    def read_signed(self, index: int) -> None:
        """Add the name with which a line begins and what tells a writer follows, or that signs the last paragraph."""
        text = self._here.text(index)
        if self._here.is_of_another(index, text, dated=False) or self._here.is_entry(index):
            return
        ended = bool(self._here.lines.ends_sentence[index - 1]) and index > self._here.article and index >= self._here.high - _SIGNED
        if ended and (span := signature(text)):
            named: Iterable[CreditedName] = [CreditedName(CreditKind.BYLINE, *span)]
        elif span := find_person(text) or person_before_account(text):
            named = list(signed_names(text, *span))
        else:
            return
        name, language = text[slice(*span)], self._here.language(index)
        if index < self._here.headline and not begins_with_given_name(name):
            return
        if resembles_name(name, language) and name not in self._here.title and not self._here.is_place(name):
            self._add_unknown(index, named)

    def _add_unknown(self, index: int, named: Iterable[CreditedName], *, helped: bool = False) -> None:
        """Add those names of a line that are no part of a credit already. Who only ``helped`` is no source."""
        for one in named:
            if not self._is_known(index, one.start, one.end):
                self._add(index, one, near=self._here.is_near(index) and not helped)

    def read_bare_name(self, index: int) -> None:
        """Add the name with which a line begins that stands beside a date, alone below the title, or last."""
        named = bare_name(self._here, index)
        if named is None or self._is_known(index, named.start, named.end):
            return
        self._add(index, named, near=True)
        if named.kind is CreditKind.BYLINE:
            text = self._here.text(index)
            listed = tuple(listed_names(text, named.end, closed=True))
            whole = bool(listed) and not text[listed[-1].end :].strip(" .")  # nothing else stands beside the date
            whole &= all(begins_with_given_name(text[one.start : one.end]) for one in listed)  # no "Ida Holm, Harbour News"
            self._add_unknown(index, (*_joined_names(text, named.end), *(listed if whole else listed_names(text, named.end))))

    def read_house_writer(self, index: int) -> None:
        """Add the writer of the house whom the head of an article brings in, where no other line told an author."""
        span = None if self._has_author else house_writer(self._here.text(index))
        if span:
            self._add_unknown(index, [CreditedName(CreditKind.BYLINE, *span)])

    def read_farewell(self, index: int) -> None:
        """Add who takes leave, gives the name or has it alone behind the article, where no other line told an author."""
        if self._has_author or self._here.is_entry(index):
            return
        text = self._here.text(index)
        if opens_profile(text):
            index, span = self._profile(index)
            text = self._here.text(index)
        else:
            span = offered_name(text) or introduced_name(text) or headed_name(text)
        if span is None and (farewell := name_after_farewell(text)):
            if index >= self._here.comments:
                return
            span = farewell
            if farewell[0] == farewell[1] and index + 1 < self._here.high:  # the name stands on the next line
                index, text = index + 1, self._here.text(index + 1)
                span = signed_name(text)
        elif span is None and self._here.count[index - 1] > _SENTENCE and self._here.ends_article(index) and not self._here.goes_on(index):
            person = signed_name(text)
            dashed = text.lstrip()[:1] in _DASHES and index < self._here.comments
            span = person if person and (dashed or " " in text[slice(*person)]) else None
        if span is None or span[0] == span[1] or self._is_known(index, *span) or text[slice(*span)] in self._here.title:
            return
        if not self._here.is_spoken_of(text[slice(*span)], index):
            self._add(index, CreditedName(CreditKind.BYLINE, *span), near=True)

    def _profile(self, index: int) -> tuple[int, tuple[int, int] | None]:
        """Return the line with the name of a page's writer above the one that leads to all that is told of him, and its span."""
        for above in range(index - 1, max(index - _PROFILE, self._here.article), -1):
            if heads_profile(self._here.text(above)):
                text = self._here.text(above + 1)
                name = text.strip() if self._here.count[above + 1] in _PROFILED and above + 1 < index else ""
                return above + 1, (text.index(name), text.index(name) + len(name)) if name else None
        text = self._here.text(index - 1)
        return index - 1, signed_name(text)

    @property
    def _has_author(self) -> bool:
        """Tell whether a line told an author."""
        return any(found.credit.kind is CreditKind.BYLINE for found in self._found.values())

    def _is_known(self, index: int, first: int, last: int) -> bool:
        """Tell whether a stretch of a line is part of a credit already."""
        origin = self._here.origin(index)
        first, last = self._here.line(index).within(first, last)
        return any(a < origin + last and origin + first < b for a, b in self._found)

    def _add(self, index: int, named: CreditedName, *, near: bool) -> None:
        """Add a name, as an agency where it is one; the first way that finds it says what it is."""
        first, last = self._here.line(index).within(named.start, named.end)
        name = self._here.lines.text(index)[first:last]
        if name.strip("@ .").lower() in word_lists.every("credits", "unnamed"):
            return
        if named.kind is CreditKind.BYLINE and max(map(len, name.split()), default=0) > _LONGEST_WORD:
            return
        kind = CreditKind.AGENCY if named.kind is not CreditKind.PHOTO and is_agency(name) else named.kind
        start = self._here.origin(index) + first
        end = start + len(name)
        if name.strip() and (start, end) not in self._found:
            self._found[start, end] = Ranked(Credit(name=name, kind=kind, start=start, end=end), rank(named, kind, near=near))


def _joined_names(text: str, at: int) -> Iterator[CreditedName]:
    """Yield the name behind a conjunction at ``at``: "Ida Holm & Bo Lind"."""
    joint, _, rest = text[at:].lstrip().partition(" ")
    if rest and is_conjunction(joint) and (span := find_person(rest)):
        start = len(text) - len(rest)
        yield CreditedName(CreditKind.BYLINE, start + span[0], start + span[1])


def _is_first_name_in_text(text: str, named: CreditedName) -> bool:
    """Tell whether a name is one word with more behind it: below an article that is who comments, "Posted by Ida at 10:14"."""
    return named.kind is CreditKind.BYLINE and " " not in text[named.start : named.end] and bool(text[named.end :].strip(" .:|"))
