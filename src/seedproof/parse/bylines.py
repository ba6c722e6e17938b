"""What one short line says about who wrote, sent or photographed a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from seedproof.core.seed import CreditKind
from seedproof.parse import vocabulary
from seedproof.parse.clues import Label

__all__ = ["Named", "after_dates", "agency", "agency_words", "date_in", "label_of", "named_in", "names_from", "person"]

_SEPARATORS: Final = "|•·–—()[]<>:;\t\n▪●■»«“”\"*+"
_TOKEN: Final = re.compile(r"[^\s,|•·–—()\[\]<>:;▪●■»«“”\"*+]+")
_ABBREVIATION: Final = 3  # characters of "Dr.", after which a name goes on
_PARTICLES: Final = frozenset("de van von der den la le el al bin di da du dos das del ten ter zu zum vom af y".split())
_NOT_NAMES: Final = frozenset(
    """the a an der die das den dem ein eine le la les un une el los las lo il i gli our his her its their this that these those all
    email mail phone us me you it them whom which what more less now here there and or not no to in on at for with als wie""".split()
)
_LONGEST_NAME: Final = 6  # words
_LONGEST_DATE: Final = 9  # words, time of day and section included
_URL: Final = re.compile(r"(?:https?://|www\.)\S+[^\s.,;:)\]]")
_DATE: Final = re.compile(
    r"vor (?:\d+|einer|einem) [^\W\d_]{3,8}|\d+ (?:min|hour|hr|day)\w* ago|(?:hace|il y a) \d+ [a-z]+|\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}"
    r"|\d{4}[-/年]\d{1,2}|\d{1,2}(?:\.|st|nd|rd|th|er|º)?,? (?:de |of )?([^\W\d_]{3,10})|([^\W\d_]{3,10})\.? \d{1,2}(?!\d)"
)
_DATE_WORD: Final = re.compile(r"[\W\d_]*([^\W\d_]+)|[\W\d_]+")
_STOCK: Final = frozenset("unsplash pexels pixabay shutterstock imago istock alamy depositphotos flickr freepik".split())
_RIGHTS: Final = frozenset("all alle rights todos tous tutti impressum datenschutz copyright privacy terms designed theme part licensed".split())
_YEARS: Final = re.compile(r"[\s©,:-]*(?:\(c\)\s*)?(?P<year>(?:\d{4}\s*[-–,]?\s*)+)?(?:by |von |par |por )?", re.IGNORECASE)
_COLON: Final = re.compile(r"\s*([:：,])[\s:,]*")
_BY: Final = re.compile(r" (?:by|von|par|por|di|of|courtesy of) ")
_BOX: Final = re.compile(r"(?:[^\W\d_]+ ){0,3}(?:de l['’]|sull['’]|l['’])?(?:auth?or|auteur|autrice|автор|yazar)\w*\Z", re.IGNORECASE)  # an author box
_ORNAMENT: Final = " •·-–—|*►>▪●"


class Named(NamedTuple):
    """A name found in a line, as a span of the text that was searched; ``labelled`` where a "Source:" says so."""

    kind: CreditKind
    start: int
    end: int
    labelled: bool = False


@cache
def agency_words() -> frozenset[str]:
    """Return the last words of the names of agencies, in lower case."""
    return frozenset(re.split(r"[\s-]", name)[-1].lower() for names in _agencies() for name in names)


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    lines = files("seedproof.parse").joinpath("data/agencies.txt").read_text("utf-8").splitlines()
    names = {line for line in lines if line and not line.startswith("#")}
    return frozenset(names), frozenset(n.lower() for n in names if not n.isupper())


def agency(name: str) -> bool:
    """Whether this is how news agencies sign: "Reuters", "dpa/lno", "red, Agenturen"."""
    exact, loose = _agencies()
    parts = [name.strip(), *(part.strip() for part in re.split(r"[/,]", name))]
    return any(n in exact or n.lower() in loose for part in parts for n in (part, part.removeprefix("The ")))


def date_in(line: str, at: int = 0) -> re.Match[str] | None:
    """Return the first date of a line from ``at``."""
    for match in _DATE.finditer(line, at):
        month = match[1] or match[2]
        if not month or (len(month) > 2 and _ends_name(month)):
            return match
    return None


def label_of(line: str, labels: Sequence[Label]) -> str | None:
    """Return the topic ("by", "author", "source") of a line that holds only a label, or a word or two and "by"."""
    for label in labels:
        rest = line[label.end :].strip()
        whole = label.start == 0 or (label.topic == "author" and len(line.split()) <= 4) or (label.topic == "by" and len(line.split()) <= 3)
        if whole and ((label.topic == "by" and rest in ("", ":")) or (label.topic in ("author", "source") and rest == ":") or (not rest and _BOX.match(line))):
            return label.topic
    return None


def named_in(line: str, labels: Sequence[Label]) -> Iterator[Named]:
    """Yield the names that a short line with these labels gives, in no order."""
    for label in labels:
        if label.topic == "by":
            yield from _byline(line, label)
        elif label.topic == "alone":
            yield from _alone(line, label.end)
        elif label.topic == "copyright":
            yield from _copyright(line, label)
        else:
            yield from _labelled(line, label)


def _byline(line: str, label: Label) -> Iterator[Named]:
    before = line[: label.start].strip(_ORNAMENT)
    at = label.end + len(line[label.end :]) - len(line[label.end :].lstrip(" :"))
    posted = _posted(before) or " " in line[label.start : label.end] or (len(before.split()) <= _LONGEST_DATE and date_in(before) is not None)
    doubled = before and before == line[at:].strip()
    if before and not posted and not doubled and line[: label.start].rstrip()[-1:] not in "|•·–—-:)":
        return
    spans = list(names_from(line, at, loose=posted or (not before and len(line.split()) <= 4)))
    rest = line[spans[-1][1] :].split() if spans else []
    if spans and rest and " " not in line[spans[0][0] : spans[0][1]] and rest[0].islower() and not _ends_name(rest[0]):
        return  # "From Oslo to Rome": no byline goes on like a sentence after one word
    yield from (Named(CreditKind.BYLINE, a, b) for a, b in spans)


def _alone(line: str, at: int) -> Iterator[Named]:
    if all(t[0].isupper() or t in _PARTICLES or _joins(t) for t in line[at:].split()):
        yield from (Named(CreditKind.BYLINE, a, b) for a, b in names_from(line, at))


def _copyright(line: str, label: Label) -> Iterator[Named]:
    match = _YEARS.match(line, label.end)
    kind = CreditKind.OUTLET if match and match["year"] else CreditKind.PHOTO
    at = match.end() if match else label.end
    yield from (Named(kind, start, end) for start, end in names_from(line, at, split=False))


def _labelled(line: str, label: Label) -> Iterator[Named]:
    """After "Author:", "Source:, ", "Photo by"; authors also without the colon, where nothing but a name follows."""
    colon = _COLON.match(line, label.end)
    before = line[: label.start].rstrip()
    leads = not before.strip(_ORNAMENT) or before[-1:] in "|•·–—-()[].,\"0123456789"
    by = _BY.match(line, label.end) if label.topic == "photo" else None
    if colon and (colon[1] != "," or label.topic != "author") and (leads or label.topic == "photo"):
        kind = {"author": CreditKind.BYLINE, "source": CreditKind.OUTLET, "photo": CreditKind.PHOTO}[label.topic]
        yield from _value(line, colon.end(), kind, label.topic == "source")
    elif by:
        yield from _value(line, by.end(), CreditKind.PHOTO, False)
    elif label.topic == "author" and label.start == 0 and (span := person(line[label.end :].lstrip())):
        at = len(line) - len(line[label.end :].lstrip())
        yield Named(CreditKind.BYLINE, at + span[0], at + span[1])


def _ends_name(word: str) -> bool:
    return word.strip(".,:").lower() in vocabulary.every("credits", "date")


def _posted(before: str) -> bool:
    words = before.lower().split()
    return len(words) <= 12 and not vocabulary.every("credits", "posted").isdisjoint(words)


def _joins(word: str) -> bool:
    return word.lower() in vocabulary.every("credits", "joint") or word == "&"


def names_from(line: str, at: int, loose: bool = False, split: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names that begin at ``at``: "Ida Holm and Bo Lind, reporters" gives two, unless not to be ``split``.

    ``loose`` lets a name begin small ("by marc"), as user names and machine translations do.
    """
    start = end = -1
    words, small = 0, False
    for token in _tokens(line, at):
        word = token.group()
        if word[0].isdigit() or word.lower() in _RIGHTS or (_ends_name(word) and (word[0].islower() or (start >= 0 and len(word) > _ABBREVIATION))):
            break
        if start >= 0 and _joins(word) and split:
            if (stop := _trimmed(line, start, end)) > start:
                yield start, stop
            start, words = -1, 0
        elif _in_name(word, start, words, loose, small) or (start >= 0 and _joins(word)):
            small |= word[0].islower() and word.lower() not in _PARTICLES
            start = token.start() if start < 0 else start
            end, words = token.end(), words + 1
            if word.endswith(".") and len(word) > _ABBREVIATION:
                break
        else:
            break
    if start >= 0 and (stop := _trimmed(line, start, end)) > start:
        yield start, stop


def _tokens(line: str, at: int) -> Iterator[re.Match[str]]:
    """The words from ``at`` up to a separator; "dpa/lno" is one."""
    while token := _TOKEN.match(line, at + len(line[at:]) - len(line[at:].lstrip(" "))):
        yield token
        at = token.end()
        if line[at : at + 1] not in ("", " "):
            return


def _trimmed(line: str, start: int, end: int) -> int:
    """Where a name ends without the particle, joint or stop that was taken along."""
    words = line[start:end].split(" ")
    while words and (words[-1].lower() in _PARTICLES or _joins(words[-1]) or not words[-1]):
        words.pop()
    name = " ".join(words)
    return start + len(name if name.endswith(("Jr.", "Sr.")) else name.rstrip("-.,'’/"))


def _in_name(word: str, start: int, words: int, loose: bool, lowered: bool) -> bool:
    if words >= _LONGEST_NAME:
        return False
    if word[0].isupper() or not word[0].isalpha() and word[0] not in "-.'’" or not (word[0].islower() or word[0].isdigit()):
        return word[0] not in "-.'’"
    if word.lower() in _PARTICLES:
        return start >= 0
    return loose and word.lower() not in _NOT_NAMES and (start < 0 or lowered)


def _value(line: str, at: int, kind: CreditKind, labelled: bool) -> Iterator[Named]:
    """What stands after a label, up to a separator."""
    url = _URL.match(line, at)
    if url:
        yield Named(CreditKind.URL, url.start(), url.end(), labelled)
        return
    if kind is CreditKind.BYLINE:
        yield from (Named(kind, a, b) for a, b in names_from(line, at))
        return
    end = next((i for i in range(at, len(line)) if line[i] in _SEPARATORS or line[i : i + 2] in (". ", " -")), len(line))
    date = date_in(line[at:end])
    value = (line[at : at + date.start()] if date else line[at:end]).rstrip(" .,-0123456789")
    if value and len(value.split()) <= _LONGEST_NAME + 2 and any(c.isalpha() for c in value) and (not value[0].islower() or agency(value) or len(line.split()) <= 5):
        stock = not _STOCK.isdisjoint(value.lower().split())
        kind = CreditKind.PHOTO if stock else CreditKind.AGENCY if kind is CreditKind.OUTLET and agency(value) else kind
        yield Named(kind, at, at + len(value), labelled)


def person(line: str, least: int = 2) -> tuple[int, int] | None:
    """Return the span of a person's name with which a line begins, where a date, a role, a separator or nothing follows."""
    spans = list(names_from(line, 0, loose=least == 1))
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    rest = line[end:].lstrip(" .")
    if not least <= len(line[start:end].split()) <= 5 or any(c.isdigit() for c in line[start:end]):
        return None
    if not rest or rest[0] in _SEPARATORS + ",-/" or rest[0].isdigit() or _ends_name(rest.split()[0]):
        return start, spans[0][1]
    if rest.split()[0] in vocabulary.every("credits", "author") and len(line[start:end].split()) > 2:  # "Ida Holm Education editor"
        return start, start + len(line[start:end].rsplit(" ", 1)[0])
    return None


def after_dates(line: str, at: int) -> int:
    """Where the dates end with which a line begins at ``at``."""
    while match := _DATE_WORD.match(line, at):
        if match[1] and not _ends_name(match[1]):
            return match.start(1)
        at = match.end()
    return at
