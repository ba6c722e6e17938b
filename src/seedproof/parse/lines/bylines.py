"""Read whom one short line credits: who wrote, sent, published or photographed a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from seedproof.core.patterns import regex
from seedproof.core.seed import CreditKind
from seedproof.lang import word_lists
from seedproof.parse.lines.agencies import is_agency, is_outlet
from seedproof.parse.lines.byline_patterns import author_box_heading, between_sources, copyright_years, label_colon, name_in_place, photo_by
from seedproof.parse.lines.dates import begins_with_time, date_in, end_of_dates, is_date_word
from seedproof.parse.lines.labels import LONGEST_HEADING, Label
from seedproof.parse.lines.names import (
    LONGEST_NAME,
    SEPARATORS,
    find_person,
    is_conjunction,
    is_everyday,
    is_given_name,
    is_particle,
    name_spans,
    no_first_name,
)  # fmt: skip

__all__ = ["ORNAMENT", "CreditedName", "bare_label", "credited_names", "listed_names"]

ORNAMENT: Final = " •·-–—|*►>▪●"
_LONGEST_DATE: Final = 9  # words before "by", time of day and section included (guessed)
_LONGEST_GENRE: Final = 3  # words of "an expert commentary" (guessed)
_BETWEEN: Final = 2  # words between "posted" or a date and "by" (guessed)
_LONGEST_VALUE: Final = LONGEST_NAME + 2  # words after "Source:": a name, and where it is from (guessed)
_LONGEST_SMALL: Final = 5  # words of a line that credits a name written small (guessed)
_COLON: Final = (":", "：")
_COMMA: Final = regex(r" ?, ")
_URL: Final = regex(r"(?:https?://|www\.)\S+[^\s.,;:)\]]")
_BEFORE_BY: Final = "|•·–—-:)"
_KINDS: Final = {"author": CreditKind.BYLINE, "source": CreditKind.OUTLET, "photo": CreditKind.PHOTO}


class CreditedName(NamedTuple):
    """Hold a name that a line credits.

    ``kind``: what for.
    ``start``: where it begins in the line.
    ``end``: where it ends in the line.
    ``labelled``: whether a "Source:" says so.
    """

    kind: CreditKind
    start: int
    end: int
    labelled: bool = False


def bare_label(line: str, labels: Sequence[Label]) -> str | None:
    """Return the topic ("by", "author", "source") of a line that holds only a label, a word or two and "by", or "About the author"."""
    words = len(line.split())
    for label in labels:
        rest = line[label.end :].strip()
        leads = label.start == 0
        if label.topic == "by" and rest in ("", ":") and (leads or words < LONGEST_HEADING):
            return "by"
        if label.topic in ("author", "source") and leads and rest == ":":
            return label.topic
        heading = label.topic == "author" and not rest and words <= LONGEST_HEADING and author_box_heading().match(line)
        if heading and not _names_someone(line[: label.start]):
            return "author"
    return None


def credited_names(line: str, labels: Sequence[Label]) -> Iterator[CreditedName]:
    """Yield the names that a short line with these labels credits, in no order."""
    for label in labels:
        if label.topic == "by":
            yield from _after_by(line, label)
        elif label.topic == "alone":
            yield from _alone(line, label)
        elif label.topic == "closing":
            yield from _closing(line, label)
        elif label.topic == "from":
            yield from _after_from(line, label.end)
        elif label.topic == "copyright":
            yield from _copyright_owners(line, label)
        else:
            yield from _labelled(line, label)


def _names_someone(before: str) -> bool:
    """Tell whether "Author" closes a name: "Ida Holm Author", but "About the Author"."""
    words = before.split()
    return len(words) > 1 and all(w[0].isupper() and w.lower() not in no_first_name() and not is_particle(w) for w in words)


def _after_by(line: str, label: Label) -> Iterator[CreditedName]:
    """Yield the authors after "by", which begins the line or follows a date, a separator, a verb such as "posted" or "a commentary"."""
    before = line[: label.start].strip(ORNAMENT).strip()
    at = label.end + len(line[label.end :]) - len(line[label.end :].lstrip(" :"))
    if before and before.split()[0].lower() in word_lists.every("credits", "relayed"):  # "As reported by the Harbour Post"
        return
    posted = " " in line[label.start : label.end] or (bool(before) and _is_posted(before))
    doubled = " " in before and before == line[at:].strip()
    posted |= line[label.start - 1 : label.start].isdigit()  # "3 May 2021by Ida Holm"
    posted |= before.lower().startswith(_entries())
    if (
        before not in ("", "(")
        and not posted
        and not doubled
        and line[: label.start].rstrip()[-1:] not in _BEFORE_BY
        and not _is_genre(before)
    ):
        return
    at = _after_role(line, at)
    few = not before and (len(line.split()) <= LONGEST_HEADING or _is_closed(line, at))
    spans = list(name_spans(line, at, loose=posted or few))
    if posted and not spans and line[at:].split(" ")[0].lower() in no_first_name():  # "posted by the Editor"
        spans = list(name_spans(line, at + len(line[at:].split(" ")[0]) + 1))
    rest = line[spans[-1][1] :].split() if spans else []
    short = bool(rest) and " " not in line[spans[0][0] : spans[0][1]]
    told = posted and short and rest[0] in word_lists.every("credits", "behind-name")
    told |= short and (is_given_name(line[slice(*spans[0])]) or begins_with_time(" ".join(rest)))
    if short and not told and rest[0].islower() and not (is_date_word(rest[0]) or _is_dated(" ".join(rest))):
        return  # "From Oslo to Rome": no byline goes on like a sentence after one word
    for start, end in spans:
        name = line[start:end]
        if name[0].islower() and line[spans[0][0]].isupper():  # "by Ida Holm and is filed under News"
            break
        small = name.islower() and name not in word_lists.first_names()
        everyday = is_everyday(name) and (small or not posted)  # "By train", "posts by email"
        if not everyday and not all(is_date_word(w) for w in name.split()):  # "By Monday"
            yield CreditedName(CreditKind.BYLINE, start, end)
    if spans:
        yield from listed_names(line, spans[-1][1])


@cache
def _entries() -> tuple[str, ...]:
    """Return how sentences begin that say who wrote the text above: "This entry was posted in News by Ida Holm"."""
    return tuple(word_lists.every("credits", "entry"))


def listed_names(line: str, at: int, *, closed: bool = False) -> Iterator[CreditedName]:
    """Yield who else is named after a name and a comma: "By Ida Holm, Bo Lind and Mia Berg", "By Ida Holm, Reuters".

    One name after a comma is mostly a place or an office: others are authors where a conjunction closes the list, there are two more, or it
    is known to be ``closed``: "Authors: Ida Holm, Bo Lind".
    """
    people: list[tuple[int, int]] = []
    while comma := _COMMA.match(line, at):
        spans = list(name_spans(line, comma.end()))
        if not spans:
            break
        name = line[spans[0][0] : spans[0][1]]
        if is_agency(name) or is_outlet(name):
            yield CreditedName(CreditKind.OUTLET, *spans[0])
            break
        if not all(map(_is_persons, (line[a:b] for a, b in spans))):
            break
        people += spans
        at, closed = spans[-1][1], closed or len(spans) > 1
    if closed or len(people) > 1:
        yield from (CreditedName(CreditKind.BYLINE, *span) for span in people)


def _is_persons(name: str) -> bool:
    """Tell whether a name of two words or more has no word for what somebody is."""
    words = name.lower().split()
    return (
        len(words) > 1
        and words[0] not in no_first_name()
        and (word_lists.every("credits", "role") | word_lists.every("credits", "author")).isdisjoint(words)
    )


def _after_role(line: str, at: int) -> int:
    """Return where a name begins after "our correspondent", ``at`` where nobody is introduced so."""
    words = line[at:].split(" ")
    if (
        len(words) > 2
        and words[0].lower() in word_lists.every("credits", "our")
        and words[1].lower() in word_lists.every("credits", "role")
    ):
        return at + len(words[0]) + len(words[1]) + 2
    return at


def _is_closed(line: str, at: int) -> bool:
    """Tell whether after the first word from ``at`` a separator or a date stands, so that a user name may be written small."""
    word, _, rest = line[at:].partition(" ")
    return bool(word) and bool(rest) and (rest[0] in "|•·»" or _is_dated(rest.lstrip("-–—/ ")))


def _is_dated(rest: str) -> bool:
    """Tell whether a text begins with a date, or with a word or two and one: "on Monday, 3 May 2021"."""
    date = date_in(rest)
    return date is not None and all(
        is_date_word(w) or w.lower() in word_lists.every("credits", "before-date") for w in rest[: date.start()].split()
    )


def _is_genre(before: str) -> bool:
    """Tell whether what stands before "by" is a kind of text, or what one does with it: "A commentary", "; editing"."""
    words = before.rpartition(";")[2].split()
    return 0 < len(words) <= _LONGEST_GENRE and words[-1].strip("(:").lower() in word_lists.every("credits", "genre")


def _is_posted(before: str) -> bool:
    """Tell whether a verb such as "posted", or a date, stands just before "by"."""
    words = [word.strip(ORNAMENT + ",.:([").lower() for word in before.split()]
    if len(words) > _LONGEST_DATE or not word_lists.every("credits", "shared").isdisjoint(words):
        return False
    verbs = [i for i, word in enumerate(words) if word in word_lists.every("credits", "posted")]
    if verbs and sum(not is_date_word(word) for word in words[verbs[-1] + 1 :] if word.isalpha()) <= _BETWEEN:
        return True
    date = date_in(before)
    left = before[end_of_dates(before, date.end()) :].split() if date else []
    return date is not None and (len(left) < _BETWEEN or left[0] in word_lists.every("credits", "in"))


def _alone(line: str, label: Label) -> Iterator[CreditedName]:
    """Yield the names of a line that holds nothing else; after "columna de" those of two words or more."""
    at, described = label.end, " " in line[label.start : label.end]
    if all(t[0].isupper() or is_particle(t) or is_conjunction(t) for t in line[at:].split()):
        spans = ((a, b) for a, b in name_spans(line, at) if not described or " " in line[a:b])
        yield from (CreditedName(CreditKind.BYLINE, a, b) for a, b in spans)


def _closing(line: str, label: Label) -> Iterator[CreditedName]:
    """Yield whom the last words under a headline name: "… than planned. By Ida Holm", "… than planned, writes Ida Holm"."""
    span = find_person(line[label.end :].strip(" .:"))
    at = len(line) - len(line[label.end :].lstrip(" .:"))
    if span and span[1] == len(line[label.end :].strip(" .:")) and is_given_name(line[at:].partition(" ")[0]):
        yield CreditedName(CreditKind.BYLINE, at + span[0], at + span[1])


def _after_from(line: str, at: int) -> Iterator[CreditedName]:
    """Yield whom "From Ida Holm in Oslo" names; "From Oslo in March" names nobody."""
    match = name_in_place().match(line, at)
    if match and (span := find_person(match["name"])):
        yield CreditedName(CreditKind.BYLINE, match.start("name") + span[0], match.start("name") + span[1])


def _copyright_owners(line: str, label: Label) -> Iterator[CreditedName]:
    """Yield who has the copyright: outlets have years before their names, photographers do not."""
    match = copyright_years().match(line, label.end)
    kind = CreditKind.OUTLET if match and match["year"] else CreditKind.PHOTO
    at = match.end() if match else label.end
    owners = list(name_spans(line, at, split=False))
    if not owners and kind is CreditKind.OUTLET:  # "Ida Holm © 2021"
        span = find_person(line[: label.start].rstrip(ORNAMENT + "(,"))
        owners = [span] if span and not line[span[1] : label.start].strip(ORNAMENT + "(") else []
    yield from (CreditedName(kind, start, end) for start, end in owners)


def _labelled(line: str, label: Label) -> Iterator[CreditedName]:
    """Yield names after "Author:", "Source:, ", "Photo by"; authors also without a colon, where nothing but a name stands beside it."""
    colon = label_colon().match(line, label.end)
    before = line[: label.start].rstrip()
    introduced = label.topic == "author" and before.strip(ORNAMENT).lower() in word_lists.every("credits", "before-author")
    leads = (
        not before.strip(ORNAMENT)
        or introduced
        or before[-1:] in '|•·–—-()[].,"/~0123456789'
        or (label.topic == "author" and _is_labelled_name(before))
    )
    if colon and (colon[1] != "," or label.topic != "author") and (leads or label.topic == "photo"):
        yield from _value(line, colon.end(), label.topic)
    elif label.topic == "photo" and (by := photo_by().match(line, label.end)):
        yield from _value(line, by.end(), "photo")
    elif label.topic == "author" and line[label.end : label.end + 1].isupper():  # "28. Juli 2019AutorIda Holm"
        yield from _value(line, label.end, "author")
    elif label.topic == "author" and label.start == 0 and (span := _user_name(line, label.end)):
        yield CreditedName(CreditKind.BYLINE, *span)
    elif label.topic == "author" and (label.start == 0 or introduced) and (span := find_person(line[label.end :].lstrip(" ."))):
        at = len(line) - len(line[label.end :].lstrip(" ."))
        if line[at:].split()[0].lower() not in no_first_name():  # "Journalist The Guardian"
            yield CreditedName(CreditKind.BYLINE, at + span[0], at + span[1])
    elif label.topic == "author" and label.end == len(line):
        yield from _before_role(before)


def _user_name(line: str, at: int) -> tuple[int, int] | None:
    """Return the span of one small word after a label, to which a date is glued: "Autor idaVeröffentlicht am 3. Mai"."""
    span = next(name_spans(line, at, loose=True), None)
    glued = span is not None and line[span[1] : span[1] + 1].isalnum()
    return span if span and glued and " " not in line[slice(*span)] else None


def _is_labelled_name(before: str) -> bool:
    """Tell whether before a label stands another one with a name: "Foto: Bo Lind Text:"."""
    value = re.split("[:：]", before)[-1].split()
    return value != before.split() and bool(value) and not any(word[0].islower() for word in value)


def _before_role(before: str) -> Iterator[CreditedName]:
    """Yield the author who stands before "reporter" or "editor" and fills the line."""
    span = find_person(before.rstrip(","))
    if span and span[1] == len(before.rstrip(",")):
        subject = not before.endswith(",") and before.count(" ") > 1  # "Ida Holm Education editor", but "Ida Holm, reporter"
        yield CreditedName(CreditKind.BYLINE, span[0], before.rindex(" ") if subject else span[1])


def _value(line: str, at: int, topic: str) -> Iterator[CreditedName]:
    """Yield what stands after a label, up to a separator or a date."""
    url = _URL.match(line, at)
    if url:
        yield CreditedName(CreditKind.URL, url.start(), url.end(), labelled=topic == "source")
        return
    if topic == "author":
        spans = list(name_spans(line, at, loose=True))
        if (
            spans and line[spans[-1][1] :].lstrip()[:1] in _COLON and " " in line[slice(*spans[-1])]
        ):  # the next label: "Autor: Ida Holm Seiten: 224"
            spans[-1] = (spans[-1][0], line.rindex(" ", *spans[-1]))
        named = (CreditedName(CreditKind.BYLINE, a, b) for a, b in spans)
        yield from (n for n in named if not (line[n.start].islower() and is_everyday(line[n.start : n.end])))  # "Text: see below"
        if spans:
            label = line[:at].rstrip(" :：").rpartition(" ")[2].lower()
            yield from listed_names(line, spans[-1][1], closed=label in word_lists.every("credits", "authors"))
        return
    end = next((i for i in range(at, len(line)) if line[i] in SEPARATORS + "：،" or line[i : i + 2] in (". ", " -")), len(line))
    if line[end : end + 1] in _COLON and " " in line[at:end]:
        end = line.rindex(" ", at, end)  # the next label: "Foto: Bo Lind Text: Ida Holm"
    date = date_in(line[at:end])
    value = (line[at : at + date.start()] if date else line[at:end]).rstrip(" .,-0123456789")
    if topic == "source" and (several := _sources(value)):
        yield from (CreditedName(_kind(topic, value[a:b]), at + a, at + b, labelled=True) for a, b in several)
    elif any(c.isalpha() for c in value) and len(value.split()) <= _LONGEST_VALUE and _is_proper(value, line):
        yield CreditedName(_kind(topic, value), at, at + len(value), labelled=topic == "source")


def _sources(value: str) -> list[tuple[int, int]]:
    """Return the spans of the sources that a value lists, if it lists several and all are known: "Reuters and Harbour Post"."""
    spans, start = [], 0
    for joint in [*between_sources().finditer(value), None]:
        spans.append((start, joint.start() if joint else len(value)))
        start = joint.end() if joint else start
    known = all(is_agency(value[a:b]) or is_outlet(value[a:b]) for a, b in spans)
    return spans if known and len(spans) > 1 else []


def _kind(topic: str, value: str) -> CreditKind:
    """Return the kind of what a label announces."""
    if not word_lists.every("credits", "picture-library").isdisjoint(value.lower().split()):
        return CreditKind.PHOTO
    return CreditKind.AGENCY if topic == "source" and is_agency(value) else _KINDS[topic]


def _is_proper(value: str, line: str) -> bool:
    """Tell whether a value is written as a name is, or fills its line."""
    return not value[0].islower() or is_agency(value) or len(line.split()) <= _LONGEST_SMALL
