"""Evidence of character noise, line by line: broken words, marks inside words, stray letters and marks."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import LITTLE, vocabulary
from seedproof.checks.garbled.encoding.mojibake_spans import outside_mojibake
from seedproof.checks.garbled.noise.broken_words import capitalised_words, oddly_capitalised_words, small_words
from seedproof.checks.garbled.noise.misplaced_stops import misplaced_apostrophes, misplaced_stops
from seedproof.checks.garbled.noise.stray_marks import stray_marks
from seedproof.checks.garbled.shared.capitals import distinct_by_line
from seedproof.checks.programming import about_code
from seedproof.lang.english import english_list
from seedproof.lang.languages import UNKNOWN
from seedproof.lang.word_lists import lookup
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["NoiseEvidence", "noise_evidence"]

Weights = npt.NDArray[np.float64]

_LEAST: Final = 0.75  # evidence below which a line is not looked at: half of what character-noise reports by default
_LEAST_DENSITY: Final = 0.04  # the same for each word of the line (guessed)
_PICTURE: Final = "pic.twitter.com"
_LONGEST: Final = 32  # characters of a word that is judged, less one (guessed)

# Shares of different little English words in a line that is readable, all guessed.
_ABROAD: Final = 0.2  # in a document of another language
_UNCLEAR: Final = 0.12  # in a line of unclear language
_SOME: Final = 0.06  # in such a line, if one of them is telling or marks stand inside words
_TORN: Final = 0.2  # evidence a word that no sound word of any language gives, which makes up for little words
_SHORT: Final = 10  # words below which a line may do without "the" and "of"


class NoiseEvidence(NamedTuple):
    """Evidence in order of place, and a column over lines.

    ``start``, ``end``: where each piece of evidence stands.
    ``line``: index of its line.
    ``weight``: how much it says.
    ``word``: whether it is a word, not a mark.
    ``strange``: how many words in small letters each line has that no list has, broken or not.
    """

    start: Offsets
    end: Offsets
    line: Offsets
    weight: Weights
    word: Flags
    strange: Offsets


def noise_evidence(batch: Batch) -> NoiseEvidence:
    """Return the evidence of those English lines that have any; of a capitalised word only where other evidence stands beside it."""
    words, lines, unknown = batch.words, batch.lines, _unknown(batch)
    mark_start, mark_end, mark_weight = _marks(batch)
    line = np.concatenate((words.line[unknown], lines.containing(mark_start)))
    small, odd = ~words.initial_upper[unknown], oddly_capitalised_words(batch, unknown)

    def total(word_weight: Weights) -> Weights:
        return np.bincount(line, np.concatenate((word_weight, mark_weight)), minlength=len(lines)).astype(np.float64)

    most = total(np.where(small | (odd > 0), 1.0, 0.0))
    prose = ~batch.once(about_code)[lines.document] & ~_posts(batch)
    chosen = np.flatnonzero(prose & (most >= _LEAST) & (most >= _LEAST_DENSITY * lines.word_count))
    readable = np.zeros(len(lines), bool)
    readable[chosen[_is_readable(batch, chosen, total(odd))]] = True
    weight = odd * readable[words.line[unknown]]
    judged = np.flatnonzero(small & readable[words.line[unknown]])
    weight[judged] = np.maximum(weight[judged], small_words(batch, unknown[judged]))
    rough = (total(weight) >= _LEAST) & readable
    named = np.flatnonzero(~small & rough[words.line[unknown]])
    weight[named] = np.maximum(weight[named], capitalised_words(batch, unknown[named]))
    start, end = np.concatenate((words.start[unknown], mark_start)), np.concatenate((words.end[unknown], mark_end))
    weights = np.concatenate((weight, mark_weight))
    order = np.lexsort((end, start))
    order = order[(weights[order] > 0) & rough[line[order]]]
    strange = np.bincount(words.line[unknown][small], minlength=len(lines))
    return NoiseEvidence(start[order], end[order], line[order], weights[order], order < len(unknown), strange)


def _marks(batch: Batch) -> tuple[Offsets, Offsets, Weights]:
    """Return start, end and weight of the evidence that is no word."""
    found = [*stray_marks(batch), *misplaced_stops(batch), misplaced_apostrophes(batch)] if len(batch.words) else []
    start, end = (np.concatenate([np.zeros(0, np.int64), *(part[k] for part in found)]) for k in (0, 1))
    weight = np.concatenate([np.zeros(0), *(np.full(len(part.start), part.weight) for part in found)])
    kept = outside_mojibake(batch, start)
    return start[kept], end[kept], weight[kept]


def _posts(batch: Batch) -> Flags:
    """Return which lines quote a post ("… pic.twitter.com/Ab1 — Ana (@ana)"): people write there as they like."""
    flags = np.zeros(len(batch.lines), bool)
    at = batch.characters.find_marks("@")
    at = at[batch.characters.are(at - 1, "(")]
    flags[batch.lines.containing(np.append(at, batch.characters.find(_PICTURE)))] = True
    return flags


def _is_readable(batch: Batch, chosen: Offsets, torn: Weights) -> Flags:
    """Return which of the chosen lines are in English, or too broken to tell the language; both only with little English words.

    ``torn`` is each line's evidence that no sound word of any language gives. Names, which are the same in all languages, say nothing.
    """
    words, lines = batch.words, batch.lines
    english, unclear = batch.languages.lines_in("en"), batch.languages.of_lines == UNKNOWN
    # Of a text in another language, a line that quotes English is easily taken for it.
    abroad = np.bincount(lines.document, ~english & ~unclear) > np.bincount(lines.document, english)
    index = ranges(lines.first[chosen], lines.last[chosen])
    little = batch.once(vocabulary).zipf(index) > LITTLE
    index = index[little & (words.length[index] > 1) & (english | unclear)[words.line[index]]]
    count, length, marked = distinct_by_line(batch, index)[chosen], lines.word_count[chosen], torn[chosen]
    telling = index[lookup(words.hash[index], english_list("noise", "telling"))]
    telling_in = np.bincount(words.line[telling], minlength=len(lines))[chosen] > 0
    many = count >= np.maximum(2, _ABROAD * length)
    some = (count >= _SOME * length) & (telling_in | (count > 0) & (marked > 0.5))
    enough = some | (count >= np.maximum(2, _UNCLEAR * length)) | (marked >= np.maximum(2, _TORN * length))
    sound = (count > 0) | (length < _SHORT)
    return np.where(abroad[lines.document[chosen]], many, np.where(english[chosen], sound, enough))


def _unknown(batch: Batch) -> Offsets:
    """Return words of plain letters that no English list has, but for those of misread stretches, which are told as such."""
    words, unknown = batch.words, batch.once(vocabulary).unknown
    plain = ~words.has_digit[unknown] & ~words.all_upper[unknown]
    unknown = unknown[plain & (words.length[unknown] > 1) & (words.length[unknown] < _LONGEST)]
    return unknown[outside_mojibake(batch, words.start[unknown])]
