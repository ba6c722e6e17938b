"""Read whom a line names as its writer by its form, where no label stands before the name.

Notes at the end ("Ida Holm contributed to this report.", "Follow Ida Holm on Twitter"), a name beside what its bearer is or writes for
("Ida Holm, staff writer", "Ida Holm | Harbour Post", "Ida Holm iholm@harbourpost.com"), a signature ("– Ida Holm", "(Ida Holm)"), two
who talk ("Ida Holm im Gespräch mit Bo Lind"), a writer of the house whom a text brings in ("our reporter Ida Holm").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from seedproof.core.patterns import regex
from seedproof.core.seed import CreditKind
from seedproof.lang import word_lists
from seedproof.parse.lines.agencies import is_agency, is_outlet
from seedproof.parse.lines.bylines import CreditedName
from seedproof.parse.lines.names import find_person, is_conjunction, is_given_name, is_particle, name_spans, no_first_name
from seedproof.parse.wording import alternatives

__all__ = [
    "after_portrait", "house_writer", "noted_names", "person_before_account", "signature", "signed_names",
    "words_of_notes",
]  # fmt: skip

_LONGEST_ROLE: Final = 5  # words of what somebody is, behind the name (guessed)
_PERSON: Final = range(2, 5)  # words of a name in a note (guessed)
_ACCOUNT: Final = regex(r"(?:@\w{2,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email[ \xa0]protected\])")
_SIGNATURE: Final = regex(r"\A(?:[-–—]+ ?(?P<dash>[^\n()]+)|[(（](?P<bracket>[^()\n]+)[)）])[. ]*\Z")
_NAMED: Final = regex(
    r"(?P<first>[A-ZÀ-ÖØ-Þ][\w-]+)(?: [A-Z]\.)?(?: (?:von|van|de|del|della|der|den|di|da|le|la)){0,2} (?P<last>[A-ZÀ-ÖØ-Þ][\w'’-]+)"
)
_OWNER: Final = regex(r"\w['’]s |s['’] ")  # Harbour Post's Ida Holm
_BESIDE: Final = " ,|•·–—-/(:"
_JOINT: Final = regex(r",? and |, |; ")  # between names


def noted_names(line: str) -> Iterator[CreditedName]:
    """Yield the names in a note: of who helped to write, of whom readers may reach, of two who talk."""
    if match := _contributed().search(line):
        yield from _contributors(line, match.start())
    elif match := _reached().match(line):
        yield from _reachable(line, match.end())
    elif (match := _talks().search(line)) and (asked := find_person(line[: match.start()])) and asked[1] == match.start():
        yield from (CreditedName(CreditKind.BYLINE, *span) for span in (asked, *name_spans(line, match.end())))


def signed_names(line: str, at: int, end: int) -> Iterator[CreditedName]:
    """Yield the name ``[at, end)`` of a line, and the outlet behind it, where that, an address, or what its bearer is, tells the writer."""
    rest = line[end:].strip(_BESIDE + ")")
    first, _, others = rest.partition(" ")
    rest = others if others and is_conjunction(first) else rest  # "Ida Holm (with Reuters)"
    if not rest:
        return
    start = end + line[end:].index(rest)
    outlet = rest.partition(",")[0]
    if is_outlet(outlet) or is_agency(outlet):
        yield CreditedName(CreditKind.BYLINE, at, end)
        yield CreditedName(CreditKind.OUTLET, start, start + len(outlet))
    elif _ACCOUNT.match(rest) or _is_role(rest):
        yield CreditedName(CreditKind.BYLINE, at, end)


def person_before_account(line: str) -> tuple[int, int] | None:
    """Return the span of a name with which a line begins, where an address or an account follows and nothing else."""
    span = next(name_spans(line, 0), None)
    account = _ACCOUNT.match(line, span[1] + line[span[1] :].startswith(" ")) if span and len(line[: span[1]].split()) in _PERSON else None
    return span if account and not line[account.end() :].strip(" .|") else None


def signature(line: str) -> tuple[int, int] | None:
    """Return the span of the name in a line that holds nothing else but a dash before it, or brackets."""
    match = _SIGNATURE.match(line)
    if match is None or match.lastgroup is None or is_conjunction(match[match.lastgroup].split()[0]):  # "(with Reuters)"
        return None
    span = find_person(match[match.lastgroup])
    origin = match.start(match.lastgroup)
    return (origin + span[0], origin + span[1]) if span and span[1] == len(match[match.lastgroup].rstrip()) else None


def house_writer(line: str) -> tuple[int, int] | None:
    """Return the span of the name of a writer of the house, whom a text brings in: "GROOVE-Autorin Ida Holm", "our reporter Ida Holm"."""
    for match in _house_role().finditer(line):
        name = _NAMED.match(line, match.end())
        if name and is_given_name(name["first"]) and name["last"].lower() not in no_first_name():
            return name.span()
    return None


def after_portrait(line: str, at: int) -> int:
    """Return where a name begins behind what a picture of its bearer is called: "Avatar von Ida Holm"; ``at`` where nothing such stands."""
    called = next((phrase for phrase in _portraits() if line[at : at + len(phrase) + 1].lower() == f"{phrase} "), None)
    return at + len(called) + 1 if called else at


@cache
def _portraits() -> tuple[str, ...]:
    """Return what pictures of authors are called."""
    return tuple(sorted(word_lists.every("credits", "portrait")))


@cache
def words_of_notes() -> frozenset[str]:
    """Return the words of which every note holds one: the longest of what it says before or after a name."""
    phrases = (phrase for topic in ("contributed", "reached", "talks") for phrase in word_lists.every("credits", topic))
    return frozenset(max(phrase.strip(".").split(), key=len) for phrase in phrases)


def _contributors(line: str, end: int) -> Iterator[CreditedName]:
    """Yield the names before ``end`` in a note: "Staff writers Ida Holm in Oslo and Bo Lind contributed"."""
    at = max((match.end() for pattern in (_staff(), _OWNER) for match in pattern.finditer(line, 0, end)), default=0)
    for part in _JOINT.split(line[at:end]):
        name = _beside_names().sub("", part).strip(" (")
        words = name.split()
        if len(words) in _PERSON and all(word[0].isupper() or is_particle(word) for word in words):
            at = line.index(name, at)
            yield CreditedName(CreditKind.BYLINE, at, at + len(name))


def _reachable(line: str, at: int) -> Iterator[CreditedName]:
    """Yield the names from ``at`` on that an address or an account follows: "Ida Holm at ida@example.com and Bo Lind at …"."""
    while spans := list(name_spans(line, at)):
        address = _address().match(line, spans[-1][1])
        if address is None or not all(len(line[a:b].split()) in _PERSON and not _is_papers(line[a:b]) for a, b in spans):
            return
        yield from (CreditedName(CreditKind.BYLINE, *span) for span in spans)
        joint = _JOINT.match(line, address.end())
        at = joint.end() if joint else len(line)


def _is_papers(name: str) -> bool:
    """Tell whether a name is that of a paper, or begins with an article."""
    return is_outlet(name) or is_agency(name) or name.split()[0].lower() in no_first_name()


@cache
def _contributed() -> re.Pattern[str]:
    """Return the pattern of what follows the names of those who helped to write."""
    return re.compile(rf" (?:also )?{alternatives('credits', 'contributed')}", re.IGNORECASE)


@cache
def _house_role() -> re.Pattern[str]:
    """Return the pattern of what a writer of the house is, behind "our" or joined to a name of capitals."""
    our, role = alternatives("credits", "our"), alternatives("credits", "house-role")
    # The name of a house is told from another word by its capitals: not "Star-Reporter".
    return re.compile(rf"(?:\b(?i:{our}) (?:\w+-)?|\b[A-ZÀ-ÖØ-Þ]{{3,}}-)(?i:{role}) ")


@cache
def _staff() -> re.Pattern[str]:
    """Return the pattern of what those are, before their names: "Associated Press writers"."""
    return re.compile(rf"\b{alternatives('credits', 'staff')} ", re.IGNORECASE)


@cache
def _beside_names() -> re.Pattern[str]:
    """Return the pattern of the place behind a name: "in Oslo"."""
    return re.compile(rf" {alternatives('credits', 'in')} .*\Z")


@cache
def _reached() -> re.Pattern[str]:
    """Return the pattern of what readers may do, at the beginning of a line."""
    return re.compile(rf"[\W_]*{alternatives('credits', 'reached')}:? ", re.IGNORECASE)


@cache
def _address() -> re.Pattern[str]:
    """Return the pattern of where somebody is reached, behind a name."""
    by = alternatives("credits", "reached-by")
    return re.compile(rf"(?: ?\(@\w+\))?,? ?(?:{by} |: ?|\()?(?:{_ACCOUNT.pattern}|twitter\b|facebook\b|x\b)", re.IGNORECASE)


@cache
def _talks() -> re.Pattern[str]:
    """Return the pattern of what stands between two who talk."""
    return re.compile(rf" {alternatives('credits', 'talks')} ", re.IGNORECASE)


def _is_role(rest: str) -> bool:
    """Tell whether what follows a name says that its bearer writes."""
    words = rest.lower().split()
    roles = word_lists.every("credits", "role") | word_lists.every("credits", "author")
    return len(words) <= _LONGEST_ROLE and any(word.strip(",.:") in roles for word in words)
