"""Dates in short lines: enough of them to tell a byline or a date line from a headline."""

from __future__ import annotations

import re
from typing import Final

from seedproof.lang import word_lists

__all__ = ["after_dates", "date_in", "dated_only", "ends_name"]

_DATE: Final = re.compile(
    r"vor (?:\d{1,4}|einer|einem) [^\W\d_]{3,8}|(?<!\d)\d{1,4} (?:min|hour|hr|day)\w* ago|(?:hace|il y a) \d{1,4} [a-z]+"
    r"|\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}"
    r"|\d{4}[-/年]\d{1,2}|\d{1,2}(?:\.|st|nd|rd|th|er|º)?,? (?:de |of )?([^\W\d_]{3,10})|([^\W\d_]{3,10})\.? \d{1,2}(?!\d)"
)
_MAY_BE: Final = re.compile(r"\d|vor eine[rm] ")  # most lines hold neither
_BEFORE_DIGIT: Final = 12  # characters of a date: "September. 3"
_WORD: Final = re.compile(r"[\W\d_]*([^\W\d_]+)|[\W\d_]+")
_BESIDE: Final = 24  # letters that a line may hold beside its date: a weekday, "updated", a place


def ends_name(word: str) -> bool:
    """Whether a word belongs to a date ("May", "Monday", "updated"), so that a name before it is over."""
    return word.strip(".,:").lower() in word_lists.every("credits", "date")


def date_in(line: str, at: int = 0) -> re.Match[str] | None:
    """Return the first date of a line from ``at``."""
    found = _MAY_BE.search(line, at)
    if not found:
        return None
    for match in _DATE.finditer(line, max(at, found.start() - _BEFORE_DIGIT)):
        month = match[1] or match[2]
        if not month or ends_name(month):
            return match
    return None


def dated_only(line: str) -> bool:
    """Whether a line is hardly more than a date: "Monday, 3 May 2021, 10:14"."""
    match = date_in(line)
    return match is not None and sum(c.isalpha() for c in line[: match.start()] + line[match.end() :]) <= _BESIDE


def after_dates(line: str, at: int) -> int:
    """Return where the dates end with which a line begins at ``at``."""
    while match := _WORD.match(line, at):
        if match[1] and not ends_name(match[1]):
            return match.start(1)
        at = match.end()
    return at
