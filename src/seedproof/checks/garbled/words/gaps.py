"""Spaces where none belongs: before a mark that ends something, inside brackets and quotation marks, behind a hyphen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.words.holes import words_before_holes
from seedproof.checks.programming import about_code
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.word_lists import every, words_by_language
from seedproof.text.codepoints import DIGIT, LETTER, NEWLINE, SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["Gap", "gaps"]

_STOPS: Final = ",."  # French writes a space before the others, and Indonesian and Polish web pages before a colon
_MARKS: Final = ",.;:!?"
#: Languages that set marks with no space before them, whatever the mark.
_TIGHT: Final = [LANGUAGES.index(code) for code in ("en", "es", "it", "de", "nl", "pt")]
#: Languages that set an exclamation or question mark with no space before it; web pages in some of them have one before a colon.
_TIGHT_ENDS: Final = [
    LANGUAGES.index(code) for code in ("pl", "cs", "sk", "hr", "sl", "hu", "ro", "sv", "da", "tr", "ru", "uk", "el", "id", "vi")
]
#: Languages that open a quotation with what looks like a comma, or close it with the mark that others open it with.
_LOW_MARKS: Final = [LANGUAGES.index(code) for code in ("de", "pl", "cs", "sk", "hu", "hr", "sl", "ro", "nl", "sv", "fi", "tr", "id")]
_OWN_MARKS: Final = "،؛؟，。、"  # those of Arabic and of East Asian scripts, which no language sets behind a space
_OTHER_SCRIPTS: Final = [LANGUAGES.index(code) for code in ("zh", "ja", "th", "ar", "he", "hi", "hy")]
_LONGEST: Final = 30  # characters of the word before that are marked (guessed)
_SHORTEST: Final = 4  # words of a line of running text (guessed)
_SHORTEST_LINE: Final = 20  # characters of one in a script that may not part its words (guessed)
_LONG: Final = 10  # words of a line that is no headline, in which a colon or question mark needs no other sign (guessed)
_BRACKETED: Final = 200  # characters in which a bracket closes (guessed)
_QUOTED: Final = 1000  # characters in which a quotation opens (guessed)
_NEAR: Final = 300  # characters on both sides in which another dash is looked for (guessed)
_DASH_BEFORE: Final = regex(r"(?:^|\s)[-–—][^\s-]|\w- ")  # but not "--", which stands for a whole dash
_DASH_AFTER: Final = regex(r"\s-\S|\w- ")
_POSSESSIVE: Final = regex(r" ['’]s(?= [^\W\d_])|['’] s(?= [^\W\d_])")
_CLOSED: Final = regex(r"[ \u00a0]”(?=[ \u00a0\n,.;:)]|$)")
_SUSPENDED: Final = regex(r"[^\W_]+- ([^\W_]+)")
_AMOUNT: Final = regex(r"[$€£][0-9]{1,3},( )[0-9]{3}(?![0-9,])")
_LONGEST_AMOUNT: Final = 12  # characters of it


class Gap(NamedTuple):
    """A space too many: ``[start, end)`` is to go, ``[first, last)`` is shown, and ``what`` says where it stands.

    ``moved``: whether it belongs behind what is shown.
    """

    start: int
    end: int
    first: int
    last: int
    what: str
    moved: bool = False


def gaps(batch: Batch) -> list[Gap]:
    """Return the spaces too many, in order."""
    places = (_before_marks, _before_own_marks, _in_brackets, _in_words, _behind_hyphens, _in_amounts)
    found = {gap.start: gap for where in places for gap in where(batch)}
    return [found[start] for start in sorted(found)]


def _before_marks(batch: Batch) -> Iterator[Gap]:
    """Yield spaces before a comma or a full stop, and before other marks in the languages that set none there."""
    characters, lines, text = batch.characters, batch.lines, batch.text
    at = characters.find_marks(_MARKS)
    at = at[characters.is_(at - 1, SPACE) & ~characters.is_(at - 1, NEWLINE)]
    back = np.where(characters.is_(at - 2, SPACE), at - 3, at - 2)  # one space or two
    worded = characters.is_(back, LETTER | DIGIT) | characters.are(back, ")]\"”’»'")
    at = at[worded & ~characters.are(at + 2, _MARKS)]
    line = lines.containing(at)
    language = batch.languages.near(line)
    tight, stop = np.isin(language, _TIGHT), characters.are(at, _STOPS)
    free = characters.is_or_past(at + 1, SPACE) | characters.folded_are(at + 1, '"')
    free |= stop & characters.are(at + 1, ")")  # a colon before a bracket is a face
    # "the house ,and": the space stands on the wrong side. Where a quotation opens with such a mark, it does not.
    crossed = characters.are(at, ",") & characters.is_(at + 1, LETTER) & characters.is_(at - 2, LETTER) & ~np.isin(language, _LOW_MARKS)
    other = np.where(tight, characters.are(at, ":!?"), np.isin(language, _TIGHT_ENDS) & characters.are(at, "!?"))
    other &= free & (lines.word_count[line] >= _LONG) & _in_small_letters(batch, at)
    kept = ((stop & free) | crossed | other) & _in_prose(batch, at, language)
    kept &= ~np.isin(at - 2, batch.words.end[batch.once(words_before_holes)] - 1)
    for mark, moved in zip(at[kept].tolist(), crossed[kept].tolist(), strict=True):
        start = mark - 1
        while text[start - 1].isspace() and text[start - 1] not in "\n\r":
            start -= 1
        yield Gap(start, mark, _word_start(text, start), mark + 1, "before the mark", moved)


def _before_own_marks(batch: Batch) -> Iterator[Gap]:
    """Yield spaces before the marks that other scripts have of their own."""
    characters, lines, text = batch.characters, batch.lines, batch.text
    at = characters.find_marks(_OWN_MARKS)
    at = at[characters.are(at - 1, " \u00a0") & (characters.is_(at - 2, LETTER | DIGIT) | characters.are(at - 2, ')]"”»'))]
    line = lines.containing(at)
    running = (lines.end[line] - lines.start[line] >= _SHORTEST_LINE) & ~batch.once(about_code)[lines.document[line]]
    for mark in at[running].tolist():
        start = _word_start(text, mark - 1)
        start += 1 + max(text[start : mark - 1].rfind(other) for other in _OWN_MARKS)  # the last clause of a line without spaces
        yield Gap(mark - 1, mark, start, mark + 1, "before the mark")


def _in_small_letters(batch: Batch, at: Offsets) -> Flags:
    """Return which marks stand behind a word in small letters: names and titles are set with spaced marks by design."""
    word = batch.words.at(at - 2)
    known = (word >= 0) & ~batch.characters.are(batch.words.start[word] - 1, "@#")
    small = np.zeros(len(at), bool)
    small[known] = batch.words.has_lower[word[known]] & ~batch.words.initial_upper[word[known]] & ~batch.words.has_digit[word[known]]
    return small


def _in_brackets(batch: Batch) -> Iterator[Gap]:
    """Yield spaces at one inner edge of brackets: those at both are a way to set them."""
    characters, text = batch.characters, batch.text
    opening = characters.find_marks("(")
    opening = opening[_in_prose(batch, opening, batch.languages.near(batch.lines.containing(opening)))]
    for at in opening.tolist():
        close = text.find(")", at, at + _BRACKETED)
        if close < 0 or "(" in text[at + 1 : close] or "\n" in text[at:close] or close - at < _SHORTEST:
            continue
        left, right = text[at + 1] in " \u00a0", text[close - 1] in " \u00a0"
        if left and not right and text[at + 2].isalnum() and text[at - 1] in " \u00a0":
            yield Gap(at + 1, at + 2, at, _word_end(text, at + 2), "behind the bracket")
        elif right and not left and text[at + 1].isalnum() and _ends_inside(text[close - 2]) and text[close + 1 : close + 2] in " .,;:\n":
            yield Gap(close - 1, close, _word_start(text, close - 1), close + 1, "before the bracket")


def _ends_inside(character: str) -> bool:
    """Tell whether what is in brackets may end so: with a word, or with the mark that closes a quotation or a sentence."""
    return character.isalnum() or character in '!?”»"'


def _in_words(batch: Batch) -> Iterator[Gap]:
    """Yield the spaces before an English "'s", and before a curly mark that closes a quotation."""
    characters, lines, text = batch.characters, batch.lines, batch.text
    marks = characters.find_marks("'’")
    marks = marks[characters.is_(marks - 1, SPACE) | characters.is_(marks + 1, SPACE)]
    marks = marks[np.isin(batch.languages.near(lines.containing(marks)), LANGUAGES.index("en"))]
    for at in marks.tolist():
        start = at - (text[at - 1] == " ")
        found = _POSSESSIVE.match(text, start) if start and text[start - 1].isalpha() else None
        if found:
            gap = found.start() + found[0].index(" ")
            yield Gap(gap, gap + 1, _word_start(text, start), found.end(), "before the “s”" if gap > start else "before the apostrophe")
    closing = characters.find_marks("”")
    closing = closing[
        characters.is_(closing - 1, SPACE) & (characters.is_(closing - 2, LETTER | DIGIT) | characters.are(closing - 2, ",.!?"))
    ]
    closing = closing[np.isin(batch.languages.near(lines.containing(closing)), _TIGHT)]
    for at, begin in zip(closing.tolist(), lines.start[lines.containing(closing)].tolist(), strict=True):
        near = max(begin, at - _QUOTED)
        opened = max(text.rfind(mark, near, at) for mark in "“„«")
        if opened >= 0 and text.rfind("”", near, at) < opened and _CLOSED.match(text, at - 1):
            yield Gap(at - 1, at, _word_start(text, at - 1), at + 1, "before the quotation mark")


def _behind_hyphens(batch: Batch) -> Iterator[Gap]:
    """Yield spaces behind the hyphen of a compound, "half- marathon", unless it is left open: "two- or three-room"."""
    characters, lines, text = batch.characters, batch.lines, batch.text
    languages, words = words_by_language("spacing", "behind-hyphen"), every("spacing", "behind-hyphen")
    at = characters.find_marks("-")
    at = at[
        characters.is_(at - 1, LETTER) & characters.is_(at - 2, LETTER) & characters.is_(at + 1, SPACE) & characters.is_(at + 2, LETTER)
    ]
    line = lines.containing(at)
    language = batch.languages.near(line)
    kept = _in_prose(batch, at, language)
    for mark, spoken, begin, end in zip(*(c[kept].tolist() for c in (at, language, lines.start[line], lines.end[line])), strict=True):
        first = _word_start(text, mark)
        found = _SUSPENDED.match(text, first)
        if LANGUAGES[spoken] not in languages or text[mark + 1] == "\n" or found is None or found.end() > end or found.start(1) != mark + 2:
            continue
        # "three hours -or so it seemed- before": two hyphens for dashes.
        before, after = text[max(begin, first - _NEAR) : first], text[found.end() : min(end, found.end() + _NEAR)]
        dash = _DASH_BEFORE.search(before) or _DASH_AFTER.search(after)
        if found[1].lower() not in words and not dash and text[first - 1 : first] in (" ", "(", "“", '"', "", "\n"):
            yield Gap(mark + 1, mark + 2, first, found.end(), "behind the hyphen")


def _in_amounts(batch: Batch) -> Iterator[Gap]:
    """Yield spaces behind the comma that parts the thousands of a sum of money: "$30, 000"."""
    text, signs = batch.text, batch.characters.find_marks("$€£")
    for at in signs[batch.characters.is_(signs + 1, DIGIT)].tolist():
        found = _AMOUNT.match(text, at, at + _LONGEST_AMOUNT)
        if found:
            yield Gap(found.start(1), found.end(1), at, found.end(), "inside the number")


def _in_prose(batch: Batch, at: Offsets, language: Offsets) -> Flags:
    """Return which places stand inside a line of running text whose language is known and sets its marks as European ones do."""
    line = batch.lines.containing(at)
    inside = (
        (at > batch.lines.start[line]) & (batch.lines.word_count[line] >= _SHORTEST) & ~batch.once(about_code)[batch.lines.document[line]]
    )
    flags: Flags = inside & (language != UNKNOWN) & ~np.isin(language, _OTHER_SCRIPTS)
    return flags


def _word_start(text: str, end: int) -> int:
    """Return where the run without spaces begins that ends at ``end``."""
    start = end
    while start > max(end - _LONGEST, 0) and not text[start - 1].isspace():
        start -= 1
    return start


def _word_end(text: str, start: int) -> int:
    end = start
    while end < min(start + _LONGEST, len(text)) and text[end].isalnum():
        end += 1
    return end
