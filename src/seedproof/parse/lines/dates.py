"""Find dates in short lines: enough of them to tell a byline or a date line from a headline."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.wording import alternatives

__all__ = ["begins_with_time", "date_in", "date_words", "end_of_dates", "is_date_word", "is_only_date", "words_before_spelt_number"]

_BEFORE_DIGIT: Final = 12  # characters that a date may have before its first digit: "September. 3"
_WORD: Final = regex(r"[\W\d_]*([^\W\d_]+)|[\W\d_]+")
_BESIDE: Final = 24  # letters that a line may hold beside its date: a weekday, "updated", a place (guessed)


@cache
def date_words() -> frozenset[str]:
    """Return the words that belong to a date, in lower case: months, weekdays, "updated"."""
    return word_lists.every("dates", "words") | word_lists.every("credits", "date")


def is_date_word(word: str) -> bool:
    """Tell whether a word belongs to a date ("May", "Monday", "updated"), so that a name before it is over."""
    return word.strip(".,:").lower() in date_words()


def date_in(line: str, at: int = 0) -> re.Match[str] | None:
    """Return the first date of a line from ``at``."""
    found = _may_be_date().search(line, at)
    if not found:
        return None
    at = max(at, found.start() - _BEFORE_DIGIT)
    while match := _date().search(line, at):
        month = match[1] or match[2]
        if not month or is_date_word(month):
            return match
        at = match.start(2) + 1 if match[2] else match.start(1)  # "the bridge 3 May 2021", "HolmMay 3": what is no date may overlap one
    return None


def is_only_date(line: str) -> bool:
    """Tell whether a line is hardly more than a date: "Monday, 3 May 2021, 10:14"."""
    match = date_in(line)
    return match is not None and sum(c.isalpha() for c in line[: match.start()] + line[match.end() :]) <= _BESIDE


def end_of_dates(line: str, at: int) -> int:
    """Return where the dates end with which a line begins at ``at``."""
    while match := _WORD.match(line, at):
        if match[1] and not is_date_word(match[1]) and not _is_ordinal(line, *match.span(1)):
            return match.start(1)
        at = match.end()
    return at


def begins_with_time(line: str) -> bool:
    """Tell whether a line begins with an hour: "at 10:14", "um 10.14 Uhr"."""
    return bool(_time().match(line))


def _is_ordinal(line: str, start: int, end: int) -> bool:
    """Tell whether a word is what closes the number of a day: "3rd"."""
    return line[start - 1 : start].isdigit() and line[start:end] in word_lists.every("credits", "day-ending")


@cache
def words_before_spelt_number() -> frozenset[str]:
    """Return the words before how long ago, in languages that spell out a one there: "vor einer Stunde" is a date without a digit."""
    spelt = word_lists.words_by_language("credits", "ago-one")
    return frozenset[str]().union(*(words for code, words in word_lists.words_by_language("credits", "ago").items() if code in spelt))


@cache
def _date() -> re.Pattern[str]:
    """Return the pattern of dates; where its group is a word, that must be a month."""
    ago, one = alternatives("credits", "ago"), alternatives("credits", "ago-one")
    unit, ago_after = alternatives("credits", "ago-unit"), alternatives("credits", "ago-after")
    ordinal, of = alternatives("credits", "day-ending"), alternatives("credits", "day-of")
    return re.compile(
        rf"(?<![^\W\d_]){ago} (?:\d{{1,4}}|{one}) [^\W\d_]+"  # vor einer Stunde, hace 3 días
        rf"|(?<!\d)\d{{1,4}} {unit}\w* {ago_after}"  # 2 hours ago
        r"|\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}"  # 3. 5. 2021, 2021-05-03
        rf"|\d{{4}}(?:[-/]|{alternatives('credits', 'year-sign')})\d{{1,2}}"  # 2021年5
        rf"|\d{{1,2}}(?:\.|{ordinal})?,? (?:{of} )?([^\W\d_]{{3,10}})"  # 3rd of May
        r"|(?:(?<![^\W\d_])|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ]))([^\W\d_]{3,10})\.? \d{1,2}(?!\d)"  # May 3, "HolmMay 3"
    )


@cache
def _time() -> re.Pattern[str]:
    """Return the pattern of an hour, and of the word before it."""
    return re.compile(rf"(?:{alternatives('credits', 'before-time')} )?\d{{1,2}}[:.h]\d{{2}}(?!\d)")


@cache
def _may_be_date() -> re.Pattern[str]:
    """Return a pattern that every date holds, and most lines do not."""
    before = "|".join(sorted(words_before_spelt_number()))
    return re.compile(rf"\d|(?:{before}) {alternatives('credits', 'ago-one')} ")
