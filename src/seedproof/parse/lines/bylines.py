"""What one short line says about who wrote, sent or photographed a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from seedproof.core.seed import CreditKind
from seedproof.lang import word_lists
from seedproof.parse.lines.agencies import agency
from seedproof.parse.lines.dates import after_dates, date_in, ends_name
from seedproof.parse.lines.labels import Label
from seedproof.parse.lines.names import LONGEST_NAME, SEPARATORS, everyday, joins, names_from, particle, person

__all__ = ["ORNAMENT", "Named", "label_of", "named_in", "outlet"]

ORNAMENT: Final = " •·-–—|*►>▪●"
_LONGEST_DATE: Final = 9  # words before "by", time of day and section included
_BETWEEN: Final = 2  # words between "posted" or a date and "by"
_LONGEST_BOX: Final = 4  # words of the heading of an author box
_URL: Final = re.compile(r"(?:https?://|www\.)\S+[^\s.,;:)\]]")
_YEARS: Final = re.compile(r"[\s©,:-]*(?:\(c\)\s*)?(?P<year>(?:\d{4}\s*[-–,]?\s*)+)?(?:by |von |par |por )?", re.IGNORECASE)
_COLON: Final = re.compile(r"(?:[*:_/]-?in(?:nen)?)?\s*([:：,])(?!in(?:nen)?\b)[\s:,]*")  # Kolumnist*in:
_BY: Final = re.compile(r" (?:by|von|par|por|di|of|courtesy of) ")
_IN_PLACE: Final = re.compile(r" (?P<name>[^\W\d_].+) in (?:[^\W\d_a-z]\S*(?: |\Z)){1,4}\Z")
_BOX: Final = re.compile(r"(?:[^\W\d_]+ ){0,3}(?:de l['’]|sull['’]|l['’])?(?:auth?or|auteur|autrice|автор|yazar)\w*\Z", re.IGNORECASE)
_KINDS: Final = {"author": CreditKind.BYLINE, "source": CreditKind.OUTLET, "photo": CreditKind.PHOTO}


class Named(NamedTuple):
    """A name found in a line, as a span of its text; ``labelled`` where a "Source:" says so."""

    kind: CreditKind
    start: int
    end: int
    labelled: bool = False


def label_of(line: str, labels: Sequence[Label]) -> str | None:
    """Return the topic ("by", "author", "source") of a line that holds only a label, a word or two and "by", or "About the author"."""
    words = len(line.split())
    for label in labels:
        rest = line[label.end :].strip()
        leads = label.start == 0
        if label.topic == "by" and rest in ("", ":") and (leads or words <= _LONGEST_BOX - 1):
            return "by"
        if label.topic in ("author", "source") and leads and rest == ":":
            return label.topic
        if label.topic == "author" and not rest and words <= _LONGEST_BOX and _BOX.match(line) and not _names_someone(line[: label.start]):
            return "author"
    return None


def _names_someone(before: str) -> bool:
    """Whether "Author" closes a name: "Ida Holm Author", but "About the Author"."""
    words = before.split()
    small = word_lists.every("credits", "not_name") | word_lists.every("credits", "particle")
    return len(words) > 1 and all(w[0].isupper() and w.lower() not in small for w in words)


def outlet(line: str) -> bool:
    """Whether a short line is the name of a newspaper or the like: "Harbour Post"."""
    words = line.split()
    ends = {words[0].lower(), words[-1].lower()} if 1 < len(words) <= LONGEST_NAME else set()
    return not ends.isdisjoint(word_lists.every("credits", "outlet")) and all(w[0].isupper() or particle(w) for w in words)


def named_in(line: str, labels: Sequence[Label]) -> Iterator[Named]:
    """Yield the names that a short line with these labels gives, in no order."""
    for label in labels:
        if label.topic == "by":
            yield from _byline(line, label)
        elif label.topic == "alone":
            yield from _alone(line, label.end)
        elif label.topic == "sent":
            yield from _sent(line, label.end)
        elif label.topic == "copyright":
            yield from _copyright(line, label)
        else:
            yield from _labelled(line, label)


def _byline(line: str, label: Label) -> Iterator[Named]:
    before = line[: label.start].strip(ORNAMENT)
    at = label.end + len(line[label.end :]) - len(line[label.end :].lstrip(" :"))
    posted = " " in line[label.start : label.end] or (bool(before) and _posted(before))
    doubled = " " in before and before == line[at:].strip()
    if before and not posted and not doubled and line[: label.start].rstrip()[-1:] not in "|•·–—-:)":
        return
    spans = list(names_from(line, at, loose=posted or (not before and len(line.split()) <= _LONGEST_BOX)))
    if posted and not spans and line[at:].split(" ")[0].lower() in word_lists.every("credits", "not_name"):  # "posted by the Editor"
        spans = list(names_from(line, at + len(line[at:].split(" ")[0]) + 1))
    rest = line[spans[-1][1] :].split() if spans else []
    if rest and " " not in line[spans[0][0] : spans[0][1]] and rest[0].islower() and not ends_name(rest[0]):
        return  # "From Oslo to Rome": no byline goes on like a sentence after one word
    for start, end in spans:
        name = line[start:end]
        if not all(ends_name(w) for w in name.split()) and (posted or not everyday(name)):  # "By Monday", "By train"
            yield Named(CreditKind.BYLINE, start, end)


def _posted(before: str) -> bool:
    """Whether a verb such as "posted", or a date, stands just before "by"."""
    words = [word.strip(ORNAMENT + ",.:").lower() for word in before.split()]
    if len(words) > _LONGEST_DATE or not word_lists.every("credits", "shared").isdisjoint(words):
        return False
    verbs = [i for i, word in enumerate(words) if word in word_lists.every("credits", "posted")]
    if verbs and sum(not ends_name(word) for word in words[verbs[-1] + 1 :] if word.isalpha()) <= _BETWEEN:
        return True
    date = date_in(before)
    left = before[after_dates(before, date.end()) :].split() if date else []
    return date is not None and (len(left) < _BETWEEN or left[0] == "in")


def _alone(line: str, at: int) -> Iterator[Named]:
    if all(t[0].isupper() or particle(t) or joins(t) for t in line[at:].split()):
        yield from (Named(CreditKind.BYLINE, a, b) for a, b in names_from(line, at))


def _sent(line: str, at: int) -> Iterator[Named]:
    """Whom "From Ida Holm in Oslo" names; "From Oslo in March" names nobody."""
    match = _IN_PLACE.match(line, at)
    if match and (span := person(match["name"])):
        yield Named(CreditKind.BYLINE, match.start("name") + span[0], match.start("name") + span[1])


def _copyright(line: str, label: Label) -> Iterator[Named]:
    match = _YEARS.match(line, label.end)
    kind = CreditKind.OUTLET if match and match["year"] else CreditKind.PHOTO
    at = match.end() if match else label.end
    yield from (Named(kind, start, end) for start, end in names_from(line, at, split=False))


def _labelled(line: str, label: Label) -> Iterator[Named]:
    """After "Author:", "Source:, ", "Photo by"; authors also without the colon, where nothing but a name stands beside it."""
    colon = _COLON.match(line, label.end)
    before = line[: label.start].rstrip()
    leads = not before.strip(ORNAMENT) or before[-1:] in '|•·–—-()[].,"0123456789'
    if colon and (colon[1] != "," or label.topic != "author") and (leads or label.topic == "photo"):
        yield from _value(line, colon.end(), label.topic)
    elif label.topic == "photo" and (by := _BY.match(line, label.end)):
        yield from _value(line, by.end(), "photo")
    elif label.topic == "author" and label.start == 0 and (span := person(line[label.end :].lstrip())):
        at = len(line) - len(line[label.end :].lstrip())
        yield Named(CreditKind.BYLINE, at + span[0], at + span[1])
    elif label.topic == "author" and label.end == len(line) and (span := person(before.rstrip(","))) and span[1] == len(before.rstrip(",")):
        subject = not before.endswith(",") and before.count(" ") > 1  # "Ida Holm Education editor", but "Ida Holm, reporter"
        yield Named(CreditKind.BYLINE, span[0], before.rindex(" ") if subject else span[1])


def _value(line: str, at: int, topic: str) -> Iterator[Named]:
    """What stands after a label, up to a separator or a date."""
    url = _URL.match(line, at)
    if url:
        yield Named(CreditKind.URL, url.start(), url.end(), labelled=topic == "source")
        return
    if topic == "author":
        named = (Named(CreditKind.BYLINE, a, b) for a, b in names_from(line, at, loose=True))
        yield from (n for n in named if not (line[n.start].islower() and everyday(line[n.start : n.end])))  # "Text: see below"
        return
    end = next((i for i in range(at, len(line)) if line[i] in SEPARATORS or line[i : i + 2] in (". ", " -")), len(line))
    date = date_in(line[at:end])
    value = (line[at : at + date.start()] if date else line[at:end]).rstrip(" .,-0123456789")
    if any(c.isalpha() for c in value) and len(value.split()) <= LONGEST_NAME + 2 and _proper(value, line):
        stock = not word_lists.every("credits", "stock").isdisjoint(value.lower().split())
        kind = CreditKind.PHOTO if stock else CreditKind.AGENCY if topic == "source" and agency(value) else _KINDS[topic]
        yield Named(kind, at, at + len(value), labelled=topic == "source")


def _proper(value: str, line: str) -> bool:
    return not value[0].islower() or agency(value) or len(line.split()) <= _LONGEST_BOX + 1
