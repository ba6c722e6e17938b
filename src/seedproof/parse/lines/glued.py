"""Part what a page's missing spaces have glued to a name: "AutorIda HolmVeröffentlicht am 3. Mai", "Ida Holm2021-05-03T10:14"."""

from __future__ import annotations

from functools import cache
from typing import Final

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.lines.dates import date_words, is_date_word

__all__ = ["end_before_glued", "label_before_name"]

_SHORTEST: Final = 3  # letters before what is glued to them: "DeMar" is a name, "HolmMar" is none (guessed)
_PART: Final = regex(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+")
_NUMBER: Final = regex(r"(?<=[^\W\d_])\d{1,4}(?:[./-]\d{1,2}|\.? (?P<unit>[^\W\d_]+))")
_LABELLED: Final = regex(r"(?:\d{4})?(?P<label>[^\W\d_]+?)(?P<name>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]\w*)")


def end_before_glued(line: str, start: int, end: int) -> int:
    """Return where the word ``[start, end)`` of a line ends if a date, a number of comments or a word of the page is glued to it."""
    word = line[start:end]
    if (word.isalpha() and word[1:].islower()) or not word[0].isalpha():
        return end
    account = word.find("@")
    if account > 0 and word[:account].istitle() and "." not in word[account:]:  # "Ida Holm@idaholm"
        return start + account
    number = _NUMBER.search(line, start + 1) if any(map(str.isdigit, word)) else None
    if number and number.start() < end:
        counted = number["unit"] and line[start : number.start()].istitle() and _is_counted(number["unit"])  # "r23 am" is a user's
        if counted or not number["unit"]:
            return number.start()
    for part in _PART.finditer(word, _SHORTEST):
        dated = part[0].lower() in date_words() and line[start + part.end() :].lstrip(". ")[:1].isdigit()
        if word[part.start() - 1].islower() and (dated or part[0].lower() in _page_words()):
            return start + part.start()
    return end


def label_before_name(word: str) -> tuple[int, int, str] | None:
    """Return the span of a label to which a name is glued, and its topic: "ByIda", "2019AuthorIda"."""
    match = _LABELLED.match(word)
    label = match["label"].lower() if match else ""
    if match is None or label not in word_lists.every("credits", "glued"):
        return None
    if match["name"].lower() in word_lists.every("credits", "feminine-ending"):  # "AutorInnen"
        return None
    return (*match.span("label"), "by" if label in word_lists.every("credits", "by") else "author")


def _is_counted(unit: str) -> bool:
    """Tell whether a word follows a number that is no part of a name: "Holm3 May", "Holm4 Kommentare"."""
    return is_date_word(unit) or unit.lower() in word_lists.every("credits", "page-word")


@cache
def _page_words() -> frozenset[str]:
    """Return the words that pages put behind a name: "Veröffentlicht", "Comments"."""
    told = word_lists.every("credits", "page-word") | word_lists.every("credits", "date")
    return frozenset(word for word in told if len(word) > _SHORTEST)
