"""Read whom a line names that takes leave, introduces its writer, or offers more: "Eure Ida", "Hi, I'm Ida", "More by Ida Holm"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.lines.agencies import is_agency, is_outlet
from seedproof.parse.lines.names import begins_with_given_name, find_person, is_given_name, name_spans, no_first_name
from seedproof.parse.wording import alternatives

__all__ = [
    "first_words_of_farewells", "headed_name", "heads_profile", "introduced_name", "name_after_farewell", "offered_name", "opens_profile",
    "signed_name",
]  # fmt: skip

_COUNTED: Final = regex(r"\W*(?:\d+ [^\W\d_]+)?\W*")  # "12 articles"
_LONGEST: Final = 3  # words of a name with which somebody takes leave (guessed)


def offered_name(line: str) -> tuple[int, int] | None:
    """Return the span of the name after "More by", where nothing else stands in a line."""
    match = _more_by().match(line)
    span = find_person(line[match.end() :]) if match else None
    if match is None or span is None or line[match.end() + span[1] :].strip(" .:→»>"):
        return None
    name = line[match.end() :][slice(*span)]
    known = begins_with_given_name(name) and not is_outlet(name) and not is_agency(name)
    return (match.end() + span[0], match.end() + span[1]) if known else None


def headed_name(line: str) -> tuple[int, int] | None:
    """Return the span of the name in the heading of a text about an author: "About Ida Holm", "Über Ida Holm 12 Artikel"."""
    match = _about().match(line)
    span = find_person(line[match.end() :]) if match else None
    if match is None or span is None or not _COUNTED.fullmatch(line, match.end() + span[1]):
        return None
    name = line[match.end() :][slice(*span)]
    known = begins_with_given_name(name) and not is_outlet(name) and not is_agency(name)
    return (match.end() + span[0], match.end() + span[1]) if known else None


def opens_profile(line: str) -> bool:
    """Tell whether a line leads from what a page tells of its writer to all that is told: "View my complete profile"."""
    return line.strip(" .:→»>").lower() in word_lists.every("credits", "profile-link")


def heads_profile(line: str) -> bool:
    """Tell whether a line stands above what a page tells of its writer: "About me"."""
    return line.strip(" .:?¿").lower() in word_lists.every("credits", "profile-heading")


def name_after_farewell(line: str) -> tuple[int, int] | None:
    """Return the span of the name after words of leave that fills the rest of a line; an empty one at its end where nothing follows."""
    match = _sign_off().match(line)
    if match is None:
        return None
    if match.end() == len(line):
        return len(line), len(line)
    span = signed_name(line[match.end() :]) if line[match.end() - 1] in " ,!" else None
    return (match.end() + span[0], match.end() + span[1]) if span else None


def signed_name(line: str) -> tuple[int, int] | None:
    """Return the span of a first name, or of a name that begins with one, that fills a line but for ornaments."""
    start = len(line) - len(line.lstrip(" –—-~*♥❤("))
    name = line[start:].rstrip(" .!:)*~♥❤xX-–")
    words = name.split(" ")
    if not 0 < len(words) <= _LONGEST or not begins_with_given_name(name) or not all(word[:1].isupper() for word in words):
        return None
    return (start, start + len(name)) if name.replace(" ", "").replace("-", "").isalpha() else None


def introduced_name(line: str) -> tuple[int, int] | None:
    """Return the span of the name that the writer of a line gives: "Hi, I'm Ida Holm and I live in Nordvik"."""
    match = _introduces().match(line)
    span = next(name_spans(line, match.end()), None) if match else None
    if span is None or span[0] != (match.end() if match else -1):
        return None
    name = line[slice(*span)].rstrip("!?…")
    first = name.split(" ")[0]
    return (span[0], span[0] + len(name)) if is_given_name(first) and first.lower() not in no_first_name() else None


@cache
def first_words_of_farewells() -> frozenset[str]:
    """Return the words with which such lines begin."""
    topics = ("introduces", "sign-off", "more-by", "profile-link")
    firsts = frozenset(phrase.split()[0] for topic in topics for phrase in word_lists.every("credits", topic))
    return firsts | word_lists.every("credits", "bio-self") | word_lists.every("credits", "about")


@cache
def _more_by() -> re.Pattern[str]:
    """Return the pattern of what offers more by somebody."""
    return re.compile(rf"\W*{alternatives('credits', 'more-by')}:? (?=\w)", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    """Return the pattern of what heads a text about somebody."""
    return re.compile(rf"\W*{alternatives('credits', 'about')} (?=\w)", re.IGNORECASE)


@cache
def _sign_off() -> re.Pattern[str]:
    """Return the pattern of words of leave, and what may stand between them and a name."""
    return re.compile(rf"\W*{alternatives('credits', 'sign-off')}(?:[,!]? |[,!.]*\Z)", re.IGNORECASE)


@cache
def _introduces() -> re.Pattern[str]:
    """Return the pattern of a greeting and what gives a name."""
    greeting = alternatives("credits", "bio-self")
    return re.compile(rf"(?:{greeting}\W{{1,3}})?{alternatives('credits', 'introduces')} (?=\w)", re.IGNORECASE)
