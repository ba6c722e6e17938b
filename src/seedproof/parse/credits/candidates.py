"""Which lines a credit may stand in though no label says so: told by arrays, so that patterns look only at these."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.head import Head
from seedproof.parse.lines.labels import Clues
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

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

    def __init__(self, batch: Batch, heads: list[Head]) -> None:
        bounds = batch.lines.of_document
        self.low, self.high = bounds[:-1], bounds[1:]
        self.title, _, self.prose = np.array(heads, np.int64).reshape(-1, 3).T


def datelines(batch: Batch, places: Places) -> Offsets:
    """Return the first paragraphs of articles that have brackets or a dash where a dateline has them."""
    last = np.minimum(places.prose + _LEAD, places.high)
    line = ranges(places.prose, np.maximum(last, places.prose))
    start, end = batch.lines.start[line], batch.lines.end[line]
    size = np.minimum(end - start, _DATELINE)
    low, high = np.searchsorted(batch.characters.marks, (start, start + size))
    row, at = np.repeat(np.arange(len(line)), high - low), batch.characters.marks[ranges(low, high)]
    found = codepoints.among(batch.characters.codes[at], _DASHES + ")")
    row, at = row[found], at[found]
    # Two characters on there may be no text: a bracket at its end is followed by nothing.
    codes, kinds, top = batch.characters.codes, batch.characters.kinds, len(batch.characters.codes) - 1
    one, two = np.minimum(at + 1, top), np.minimum(at + 2, top)
    spaced, stop = kinds[one] & codepoints.SPACE != 0, _DASHES + ":."
    closes = codepoints.among(codes[one], stop) | (spaced & (codepoints.among(codes[two], stop) | (kinds[two] & codepoints.SPACE != 0)))
    parts = (kinds[np.maximum(at - 1, 0)] & codepoints.SPACE != 0) & (spaced | codepoints.among(codes[one], _DASHES))
    kept = np.zeros(len(line), bool)
    kept[row[np.where(codes[at] == ord(")"), closes, parts)]] = True
    return line[kept]


def signatures(batch: Batch, clues: Clues, places: Places) -> Offsets:
    """Return the lines near the title or the first paragraph, and at the end, that may begin with the name of who wrote the document."""
    lines = batch.lines
    line = np.flatnonzero(clues.word_count <= _LONGEST)
    of = lines.document[line]
    top = np.where(places.title >= 0, places.title + 1, places.prose - NEAR_TITLE)
    last = line == places.high[of] - 1
    kept = (line >= top[of]) & ((line < np.maximum(top, places.prose)[of] + NEAR_TITLE) | last)
    line, of, last = line[kept], of[kept], last[kept]
    title, low, high = places.title[of], places.low[of], places.high[of]
    total = prefix_sum(clues.dated)
    beside = total[np.minimum(line + 4, high)] > total[np.maximum(line - 1, low)]
    close = (title >= 0) & (title < line) & (line <= title + CLOSE)
    few = clues.word_count[line] <= LONGEST_ALONE
    kept = (beside | few) & (last | beside | close)
    ended = prefix_sum(lines.ends_sentence)
    leads = close & (places.prose[of] - line <= 2) & (batch.languages.of_lines[line] != LANGUAGES.index("de"))
    alone = few & (leads | (last & (ended[line] > ended[np.maximum(line - 2, low)])))
    kept &= beside | alone
    line, distance = line[kept], places.prose[of[kept]] - line[kept]
    near = ((title[kept] >= 0) & (np.abs(line - title[kept]) <= CLOSE)) | ((distance > 0) & (distance < CLOSE))
    return line[_may_be_names(batch, line, clues.dated[line], near)]


def _may_be_names(batch: Batch, line: Offsets, dated: Flags, near: Flags) -> Flags:
    """Which lines may begin with a name, or be the word for who signs for all, going by their first words.

    A date may stand before the name; and a name beside a date ``near`` the title may be written small.
    """
    words, count, result = batch.words, batch.lines.word_count[line], np.ones(len(line), bool)
    if not len(words):
        return result
    first, start, end = batch.lines.first[line], batch.lines.start[line], batch.lines.end[line]
    at = np.minimum(first, len(words) - 1)
    desk = word_lists.lookup(words.hash[at], word_lists.every("credits", "author"))
    result[~dated & (count == 1) & ~desk & (words.end[at] - words.start[at] == end - start)] = False
    codes = batch.characters.codes[start]
    result[codepoints.among(codes, _BEGIN_NO_NAME) & ~(dated & codepoints.among(codes, _BEGIN_DATE))] = False
    # While words stand one space apart, the first that is written small ends the name, and only a date or a role may follow.
    plain = (count > 1) & (words.start[at] == start) & ~(dated & word_lists.lookup(words.hash[at], _OPENING_DATES | _around_names()))
    for k in range(_NAME):
        at = np.minimum(first + k, len(words) - 1)
        if k:
            plain &= (k < count) & (words.start[at] - words.end[at - 1] == 1) & (batch.characters.codes[words.start[at] - 1] == ord(" "))
        kinds = batch.characters.kinds[words.start[at]]
        small = kinds & codepoints.LOWER != 0
        goes_on = word_lists.lookup(words.hash[at], _around_names()) if k else dated & near & small
        result[plain & small & ~goes_on] = False
        plain &= ~small & ~goes_on & (kinds & codepoints.DIGIT == 0)
    return result


@cache
def _around_names() -> frozenset[str]:
    return frozenset[str]().union(*(word_lists.every("credits", topic) for topic in ("particle", "joint", "date", "author")))
