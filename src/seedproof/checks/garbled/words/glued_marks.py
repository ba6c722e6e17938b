"""Words that stick to a bracket, to a quotation mark, to a number, or to the hyphen of a compound that is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.checks.programming import about_code
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.lang.word_lists import every, lookup, words_by_language
from seedproof.text.codepoints import DIGIT, LETTER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["GluedMark", "glued_marks"]

_OPENS: Final = regex(r"(?P<left>[^\W\d_]{3,})\((?P<right>[^\W\d_]{2,})[ \u00a0][^()\n]{0,200}\)")
_CLOSES: Final = regex(r"(?<!\S)\((?P<held>[^()\n]{2,200}[^()\n-])\)(?P<right>[^\W\d_]{2,})(?=[\s,.;:!?’']|$)")
_QUOTED: Final = regex(r"(?P<left>[^\W\d_]{3,})[”»](?P<right>[^\W\d_]{2,})(?=[\s,.;:!?]|$)")
_NUMBER: Final = regex(r"(?P<left>[a-z]{2,6})\d{2,}(?:th|st|nd|rd|s)?(?=[\s,.;:!?)]|$)")
_DAY: Final = regex(r"[A-Z][a-z]{2,3}\.(?P<day>[0-3]?\d)(?![\w:/-]|\.\w)")
_HANGING: Final = regex(r"(?<![^\s(„“”\"])(?P<left>[^\W\d_]{2,})-(?P<joining>[^\W\d_A-Z]+) (?P<right>[^\W\d_]{2,})")
_REACH: Final = 40  # characters before a mark in which the word begins (guessed)
_BRACKETED: Final = 210
#: Languages that add endings behind a quotation mark, or whose tables have too few of their forms.
_ADDING: Final = [LANGUAGES.index(code) for code in ("tr", "hu", "fi", "et", "zh", "ja", "ko", "th", "ar", "fa", "he", "hi")]
_ELIDING: Final = [LANGUAGES.index(code) for code in ("it", "fr", "ca")]  # "dell”università": the mark stands for an apostrophe


class GluedMark(NamedTuple):
    """A place where a space is lost: ``[start, end)`` is shown, at ``gap`` it belongs, between ``left`` and ``right``."""

    start: int
    gap: int
    end: int


def glued_marks(batch: Batch) -> list[GluedMark]:
    """Return where a known word sticks to a mark or a number, in order."""
    tried = [*_opening(batch), *_closing(batch), *_quoted(batch)]
    known = _known(batch, [match for match, _ in tried])
    found = {GluedMark(match.start(), gap, match.end()) for (match, gap), sure in zip(tried, known, strict=True) if sure}
    return sorted(found | set(_numbers(batch)) | set(_days(batch)) | set(_hanging(batch)))


def _opening(batch: Batch) -> Iterator[tuple[re.Match[str], int]]:
    """Yield words before a bracket that holds several: "the tape(for wood or metal)"."""
    at = _candidates(batch, "(", before=LETTER)
    for mark in at.tolist():
        match = _OPENS.match(batch.text, _word_start(batch.text, mark), mark + _BRACKETED)
        if match and match.end("left") == mark:
            yield match, mark


def _closing(batch: Batch) -> Iterator[tuple[re.Match[str], int]]:
    """Yield words behind a bracket: "(at noon)The mayor". In "(un)happy" the bracket is a part of the word."""
    at = _candidates(batch, ")", behind=LETTER)
    for mark in at.tolist():
        start = batch.text.rfind("(", max(mark - _BRACKETED, 0), mark)
        match = _CLOSES.match(batch.text, start) if start >= 0 else None
        if match and match.end("held") == mark and (" " in match["held"] or (match["right"][0].isupper() and match["held"].isupper())):
            yield match, mark + 1


def _quoted(batch: Batch) -> Iterator[tuple[re.Match[str], int]]:
    """Yield words on both sides of a closing quotation mark: "the “last boat”left at noon"."""
    at = _candidates(batch, "”»", before=LETTER, behind=LETTER)
    language = batch.languages.near(batch.lines.containing(at))
    curly = batch.characters.are(at, "”")
    for mark in at[~np.isin(language, _ADDING) & ~(curly & np.isin(language, _ELIDING))].tolist():
        match = _QUOTED.match(batch.text, _word_start(batch.text, mark), mark + _REACH)
        if match and match.end("left") == mark:
            # In "Er sagte»Nein" the mark opens: whether it does is not asked, as a space is lost either way.
            yield match, mark + 1


def _numbers(batch: Batch) -> Iterator[GluedMark]:
    """Yield little words of English that a number sticks to: "in the108th Congress"."""
    words = batch.words
    index = np.flatnonzero(words.has_digit & words.has_lower & ~words.initial_upper)
    index = index[batch.languages.lines_in("en")[words.line[index]] & ~batch.once(no_words)[index]]
    little = words_by_language("spacing", "before-number")["en"]
    for start in words.start[index[~batch.once(about_code)[words.document[index]]]].tolist():
        match = _NUMBER.match(batch.text, start)
        if match and match["left"] in little and batch.text[start - 1 : start] in (" ", "\n", "(", ""):
            yield GluedMark(match.start(), match.end("left"), match.end())


def _days(batch: Batch) -> Iterator[GluedMark]:
    """Yield short names of months in English that a day sticks to: "on Sept.11"."""
    words, shortened = batch.words, words_by_language("spacing", "before-day")["en"]
    index = np.flatnonzero(lookup(words.hash, shortened) & words.initial_upper & batch.languages.lines_in("en")[words.line])
    index = index[batch.characters.are(words.end[index], ".") & batch.characters.is_(words.end[index] + 1, DIGIT)]
    for start in words.start[index[~batch.once(about_code)[words.document[index]]]].tolist():
        match = _DAY.match(batch.text, start)
        if match:
            yield GluedMark(match.start(), match.start("day"), match.end())


def _hanging(batch: Batch) -> Iterator[GluedMark]:
    """Yield conjunctions that stick to the hyphen of a compound that another one completes: "tea-és kávéház", "Auto-und Bahnverkehr"."""
    words, text = batch.words, batch.text
    at = _candidates(batch, "-", before=LETTER, behind=LETTER)
    at = at[batch.characters.is_(at - 2, LETTER)]
    after = words.at(at + 1)
    for language, joining in words_by_language("spacing", "behind-open-compound").items():
        here = batch.languages.lines_in(language)[words.line[after]]
        for gap in (at[here & lookup(words.hash[after], joining)] + 1).tolist():
            match = _HANGING.match(text, _word_start(text, gap - 1), gap + _BRACKETED)
            # "vagy-vagy" and "Entweder-oder" are nouns.
            if match and match.start("joining") == gap and match["left"].lower() not in every("spacing", "before-conjunction"):
                yield GluedMark(match.start(), gap, match.end())


def _candidates(batch: Batch, marks: str, *, before: int = 0, behind: int = 0) -> Offsets:
    characters = batch.characters
    at = characters.find_marks(marks)
    for step, kind in ((-1, before), (1, behind)):
        at = at[characters.is_(at + step, kind)] if kind else at
    line = batch.lines.containing(at)
    return at[~batch.once(about_code)[batch.lines.document[line]] & (batch.languages.near(line) != UNKNOWN)]


def _known(batch: Batch, found: list[re.Match[str]]) -> list[bool]:
    """Return of which matches the table of the line's language has the words, of which a name may be one."""
    start = np.array([match.start() for match in found], np.int64)
    language = batch.languages.near(batch.lines.containing(start)).tolist()
    address = batch.once(no_words)
    known = []
    for match, spoken in zip(found, language, strict=True):
        code = LANGUAGES[spoken]
        if code not in available() or address[batch.words.at(np.array([match.start("right")]))].any():
            known.append(False)
            continue
        sides = [word for word in (match.groupdict().get("left"), match["right"]) if word]
        in_table = lexicon(code).knows(hash_words([word.lower() for word in sides])).tolist()
        plain = all(word[1:].islower() or word.isupper() for word in sides)
        known.append(plain and all(sure or word[0].isupper() for sure, word in zip(in_table, sides, strict=True)) and any(in_table))
    return known


def _word_start(text: str, end: int) -> int:
    start = end
    while start > max(end - _REACH, 0) and text[start - 1].isalpha():
        start -= 1
    return start
