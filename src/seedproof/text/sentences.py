"""Sentences: where one ends and the next begins, on the same line or not."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.text import codepoints
from seedproof.text.characters import Characters
from seedproof.text.spans import Flags, Offsets, Spans
from seedproof.text.words import Words

__all__ = ["sentence_breaks"]

_INITIALS: Final = 2  # letters of an abbreviation that may end in a stop: "U.S.", "Dr."
_MARKS_IN_A_ROW: Final = 3  # stops and closing marks after a stop, and white space: more are not seen in sound text (guessed)
_STOPS: Final = ".!?…。！？؟।։"
_WIDE_STOPS: Final = "。！？।"  # after which no space is written
_CLOSING: Final = "\"'”’»«“‘)]}›"
_OPENING: Final = "\"'“‘«„‚‹›»([{¿¡-–—*•#「『（【《〈・"


def sentence_breaks(characters: Characters, words: Words, abbreviations: Flags) -> Spans:
    """Return where sentences end that another one follows, and where that begins: after a stop and closing marks, before white space.

    ``abbreviations`` tells after which of the words a full stop ends no sentence.
    """
    stops = characters.find_marks(_STOPS)
    after = stops + 1
    for _ in range(_MARKS_IN_A_ROW):
        after = after + characters.are(after, _CLOSING + _STOPS)
    kept = characters.is_(after, codepoints.SPACE) | (characters.are(stops, _WIDE_STOPS) & (after < len(characters)))
    stops, after = stops[kept], after[kept]
    begin = after
    for _ in range(_MARKS_IN_A_ROW):
        begin = begin + characters.is_(begin, codepoints.SPACE)
    kept = _may_open(characters, begin) & ~_is_abbreviated(characters, words, stops, abbreviations)
    kept[1:] &= begin[1:] > begin[:-1]
    return Spans(after[kept], begin[kept])


def _may_open(characters: Characters, begin: Offsets) -> Flags:
    """Return which offsets hold what may open a sentence: a letter that is not small, a digit, an opening mark or a symbol."""
    letter = characters.is_(begin, codepoints.LETTER | codepoints.DIGIT) & ~characters.is_(begin, codepoints.LOWER)
    return letter | characters.are(begin, _OPENING) | characters.is_(begin, codepoints.SYMBOL)


def _is_abbreviated(characters: Characters, words: Words, stops: Offsets, abbreviations: Flags) -> Flags:
    """Return which stops are full stops after an initial, a number or an abbreviation: there a sentence may go on."""
    if not len(words):
        return np.zeros(len(stops), bool)
    word = np.maximum(words.at(stops), 0)
    size = words.end[word] - words.start[word]
    short = (words.initial_upper[word] | characters.is_(words.start[word], codepoints.DIGIT)) & (size <= _INITIALS)
    cased = characters.is_(stops - 1, codepoints.UPPER | codepoints.LOWER | codepoints.DIGIT)
    return (words.end[word] == stops) & characters.are(stops, ".") & cased & (short | abbreviations[word])
