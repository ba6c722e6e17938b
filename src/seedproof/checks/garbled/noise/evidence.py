"""Signs of character noise, line by line: broken words, symbols inside words, stray letters and marks."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.noise.broken import capitalised, small_words, wild
from seedproof.checks.garbled.noise.punctuation import marks
from seedproof.checks.garbled.shared.capitals import distinct_by_line
from seedproof.checks.garbled.shared.programming import about_code
from seedproof.checks.garbled.shared.vocabulary import LITTLE, among, vocabulary, word_set
from seedproof.lang.languages import UNKNOWN
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Signs", "signs"]

#: The same for each word of a line.
LEAST_DENSITY: Final = 0.04
LEAST: Final = 0.75  # evidence below which a line is not looked at
#: Little words that no other language has.
_TELLING: Final = word_set("the and with that which were his from they this would their when there been these should")
_SHORT: Final = 10  # words of a line that may do without "the" and "of"


class Signs(NamedTuple):
    """Places in order: ``start``, ``end``, ``line``, ``weight``, and whether the sign is a ``word``. Lines: how many
    ``strange`` words in small letters no list has, broken or not.
    """

    start: Offsets
    end: Offsets
    line: Offsets
    weight: npt.NDArray[np.float64]
    word: Flags
    strange: Offsets


def signs(batch: Batch) -> Signs:
    """Return the signs of those English lines that have any; of a capitalised word only where other signs stand beside it."""
    words, lines = batch.words, batch.lines
    unknown, other = _unknown(batch), marks(batch)
    small = ~words.initial_upper[unknown]
    odd = wild(batch, unknown)
    where = np.concatenate((words.line[unknown], lines.start.searchsorted(other.start, side="right") - 1)).astype(np.int64)
    most = np.bincount(where, np.concatenate((np.where(small | (odd > 0), 1, 0), other.weight)), minlength=len(lines))
    torn: npt.NDArray[np.float64] = np.bincount(where, np.concatenate((odd, other.weight)), minlength=len(lines)).astype(np.float64)
    prose = ~batch.once(about_code)[lines.document]
    chosen = np.flatnonzero(prose & (most >= LEAST) & (most >= LEAST_DENSITY * lines.word_count))
    worth = np.zeros(len(lines), bool)
    worth[chosen[_readable(batch, chosen, torn)]] = True
    weight = np.zeros(len(unknown))
    tried = np.flatnonzero(small & worth[words.line[unknown]])
    weight[tried] = small_words(batch, unknown[tried])
    weight = np.maximum(weight, odd * worth[words.line[unknown]])
    total = np.bincount(where, np.concatenate((weight, other.weight)), minlength=len(lines))
    rough = (total >= LEAST) & worth
    named = np.flatnonzero(~small & rough[words.line[unknown]])
    weight[named] = np.maximum(weight[named], capitalised(batch, unknown[named]))
    start, end = np.concatenate((words.start[unknown], other.start)), np.concatenate((words.end[unknown], other.end))
    weights = np.concatenate((weight, other.weight))
    order = np.lexsort((end, start))
    order = order[(weights[order] > 0) & rough[where[order]]]
    strange = np.bincount(words.line[unknown][small], minlength=len(lines))
    return Signs(start[order], end[order], where[order], weights[order], order < len(unknown), strange)


def _readable(batch: Batch, chosen: Offsets, torn: npt.NDArray[np.float64]) -> Flags:
    """Which of the chosen lines are in English, or too broken to tell the language; both only with little English words.

    ``torn`` are each line's signs that no sound word of any language gives. Names, which are the same in all languages, say nothing.
    """
    words, lines, kept = batch.words, batch.lines, batch.once(vocabulary)
    english, open_ = batch.languages.lines_in("en"), batch.languages.of_lines == UNKNOWN
    # Of a text in another language, a line that quotes English is easily taken for it.
    abroad = np.bincount(lines.document, ~english & ~open_) > np.bincount(lines.document, english)
    places = ranges(lines.first[chosen], lines.last[chosen])
    places = places[(kept.zipf[kept.type[places]] > LITTLE) & (words.length[places] > 1) & (english | open_)[words.line[places]]]
    count, length = distinct_by_line(batch, places)[chosen], lines.word_count[chosen]
    many = count >= np.maximum(2, 0.2 * length)
    telling = np.bincount(words.line[places[among(batch, _TELLING, places)]], minlength=len(lines))[chosen] > 0
    some = (count >= 0.06 * length) & (telling | (count > 0) & (torn[chosen] > 0.5))
    unclear = some | (count >= np.maximum(2, 0.12 * length)) | (torn[chosen] >= np.maximum(2, 0.2 * length))
    sound = (count > 0) | (length < _SHORT)
    return np.where(abroad[lines.document[chosen]], many, np.where(english[chosen], sound, unclear))


def _unknown(batch: Batch) -> Offsets:
    """Words of plain letters that no English list has."""
    words, unknown = batch.words, batch.once(vocabulary).unknown
    plain = ~words.has_digit[unknown] & ~words.all_upper[unknown]
    return unknown[plain & (words.length[unknown] > 1) & (words.length[unknown] < 32)]
