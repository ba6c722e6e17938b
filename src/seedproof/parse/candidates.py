"""Which lines a credit may stand in though no label says so: told by arrays, so that patterns look only at these."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.parse import vocabulary
from seedproof.parse.clues import Clues
from seedproof.parse.title import Head
from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.language import LANGUAGES
from seedproof.text.spans import Flags, Offsets, positions, running

__all__ = ["CLOSE", "LONGEST_ALONE", "NEAR_TITLE", "Places", "datelines", "signatures"]

NEAR_TITLE: Final = 8  # lines round the title where a bare name may be the author's
CLOSE: Final = 4  # lines from the title to a name that needs no more than a date
LONGEST_ALONE: Final = 3  # words of a name without a date
_LONGEST: Final = 15  # words of a line that begins with a name
_LEAD: Final = 3  # paragraphs that may begin with a dateline
_DATELINE: Final = 140  # characters
_NAME: Final = 5  # words
_DASHES: Final = "-–—"
_BEGIN_NO_NAME: Final = ",()[]<:;■«»“”\"+.'’"
_BEGIN_DATE: Final = "(,"
_OPENING_DATES: Final = frozenset({"vor", "hace", "il"})  # "vor einer Stunde"


class Places:
    """The heads of all documents as columns: of each its first line, one past its last, its title and its first paragraph."""

    def __init__(self, columns: Columns, heads: list[Head]) -> None:
        bounds = columns.lines.of_document
        self.low, self.high = bounds[:-1], bounds[1:]
        self.title, _, self.prose = np.array(heads, np.int64).reshape(-1, 3).T


def datelines(columns: Columns, places: Places) -> Offsets:
    """Return the first paragraphs of articles that have brackets or a dash where a dateline has them."""
    last = np.minimum(places.prose + _LEAD, places.high)
    line = positions(places.prose, np.maximum(last, places.prose))
    start, end = columns.lines.start[line], columns.lines.end[line]
    size = np.minimum(end - start, _DATELINE)
    low, high = np.searchsorted(columns.marks, (start, start + size))
    row, at = np.repeat(np.arange(len(line)), high - low), columns.marks[positions(low, high)]
    found = characters.among(columns.codes[at], _DASHES + ")")
    row, at = row[found], at[found]
    # Two characters on there may be no text: a bracket at its end is followed by nothing.
    codes, kinds, top = columns.codes, columns.kinds, len(columns.codes) - 1
    one, two = np.minimum(at + 1, top), np.minimum(at + 2, top)
    spaced, stop = kinds[one] & characters.SPACE != 0, _DASHES + ":."
    closes = characters.among(codes[one], stop) | (spaced & (characters.among(codes[two], stop) | (kinds[two] & characters.SPACE != 0)))
    parts = (kinds[np.maximum(at - 1, 0)] & characters.SPACE != 0) & (spaced | characters.among(codes[one], _DASHES))
    kept = np.zeros(len(line), bool)
    kept[row[np.where(codes[at] == ord(")"), closes, parts)]] = True
    return line[kept]


def signatures(columns: Columns, clues: Clues, places: Places) -> Offsets:
    """Return the lines near the title or the first paragraph, and at the end, that may begin with the name of who wrote the document."""
    lines = columns.lines
    line = np.flatnonzero(clues.word_count <= _LONGEST)
    of = lines.document[line]
    top = np.where(places.title >= 0, places.title + 1, places.prose - NEAR_TITLE)
    last = line == places.high[of] - 1
    kept = (line >= top[of]) & ((line < np.maximum(top, places.prose)[of] + NEAR_TITLE) | last)
    line, of, last = line[kept], of[kept], last[kept]
    title, low, high = places.title[of], places.low[of], places.high[of]
    total = running(clues.dated)
    beside = total[np.minimum(line + 4, high)] > total[np.maximum(line - 1, low)]
    close = (title >= 0) & (title < line) & (line <= title + CLOSE)
    few = clues.word_count[line] <= LONGEST_ALONE
    kept = (beside | few) & (last | beside | close)
    ended = running(lines.ends_sentence)
    leads = close & (places.prose[of] - line <= 2) & (lines.language[line] != LANGUAGES.index("de"))
    alone = few & (leads | (last & (ended[line] > ended[np.maximum(line - 2, low)])))
    kept &= beside | alone
    line, distance = line[kept], places.prose[of[kept]] - line[kept]
    near = ((title[kept] >= 0) & (np.abs(line - title[kept]) <= CLOSE)) | ((distance > 0) & (distance < CLOSE))
    return line[_may_be_names(columns, line, clues.dated[line], near)]


def _may_be_names(columns: Columns, line: Offsets, dated: Flags, near: Flags) -> Flags:
    """Which lines may begin with a name, or be the word for who signs for all, going by their first words.

    A date may stand before the name; and a name beside a date ``near`` the title may be written small.
    """
    words, count, result = columns.words, columns.lines.word_count[line], np.ones(len(line), bool)
    if not len(words):
        return result
    first, start, end = columns.lines.first[line], columns.lines.start[line], columns.lines.end[line]
    at = np.minimum(first, len(words) - 1)
    desk = vocabulary.lookup(words.hash[at], vocabulary.every("credits", "author"))
    result[~dated & (count == 1) & ~desk & (words.end[at] - words.start[at] == end - start)] = False
    codes = columns.codes[start]
    result[characters.among(codes, _BEGIN_NO_NAME) & ~(dated & characters.among(codes, _BEGIN_DATE))] = False
    # While words stand one space apart, the first that is written small ends the name, and only a date or a role may follow.
    plain = (count > 1) & (words.start[at] == start) & ~(dated & vocabulary.lookup(words.hash[at], _OPENING_DATES | _around_names()))
    for k in range(_NAME):
        at = np.minimum(first + k, len(words) - 1)
        if k:
            plain &= (k < count) & (words.start[at] - words.end[at - 1] == 1) & (columns.codes[words.start[at] - 1] == ord(" "))
        kinds = columns.kinds[words.start[at]]
        small = kinds & characters.LOWER != 0
        goes_on = vocabulary.lookup(words.hash[at], _around_names()) if k else dated & near & small
        result[plain & small & ~goes_on] = False
        plain &= ~small & ~goes_on & (kinds & characters.DIGIT == 0)
    return result


@cache
def _around_names() -> frozenset[str]:
    return frozenset[str]().union(*(vocabulary.every("credits", topic) for topic in ("particle", "joint", "date", "author")))
