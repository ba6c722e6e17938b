"""Evidence of character noise in full stops and apostrophes: where a sentence cannot end, and where nothing is left out."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.garbled.noise.stray_marks import Weighed, on_line_space
from seedproof.checks.garbled.shared.capitals import before_low_starts, capitals
from seedproof.lang.english import english_list
from seedproof.lang.word_lists import lookup
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["misplaced_apostrophes", "misplaced_stops"]

_USUAL: Final = 3.5  # Zipf frequency of words after which a stop before a small letter is wrong (guessed)
_EVERYDAY: Final = 4.5  # that of words that everyone writes without an apostrophe (guessed)
_NO_NAME: Final = 0.5  # share in lower case of what is no name (guessed)
_SHORTEST: Final = 2  # letters that a word before a stop must have more than, as abbreviations have few (guessed)
_OFTEN: Final = 2  # more of these stops in one line are sentences that lost their capitals (guessed)
_CLIPPED: Final = "szxn"  # last letters of words that end in an apostrophe: "the boys' books", "goin' home"


def misplaced_stops(batch: Batch) -> list[Weighed]:
    """Find full stops in mid-sentence: "the. prisoner", "when she came to some. hours afterwards"."""
    characters, words, prose = batch.characters, batch.words, batch.once(vocabulary).prose
    before = batch.once(before_low_starts)
    before = before[prose[before] & characters.are(words.end[before], ".") & characters.is_(words.start[before], LOWER)]
    before = before[~characters.are(words.start[before] - 2, ".")]  # "the p. a. system"
    hashes, following = words.hash[before], words.hash[before + 1]
    never_last, shortened, never_first = (english_list("noise", topic) for topic in ("never-last", "shortened", "never-first"))
    certain = lookup(hashes, never_last)
    likely = ~certain & _is_frequent(batch, before, _USUAL) & ~lookup(hashes, shortened) & (words.length[before] > _SHORTEST)
    # More of them in one line, or beside names in lower case, are sentences that lost their capitals.
    often = np.bincount(words.line[before], minlength=len(batch.lines)) > _OFTEN
    seen = batch.once(capitals)
    likely &= ~(often | seen.lowered | seen.low)[words.line[before]]
    certain |= likely & lookup(following, never_first)
    sure, other = before[certain], before[likely & ~certain]
    return [Weighed(words.start[sure], words.end[sure] + 1, 1.0), Weighed(words.start[other], words.end[other] + 1, 0.75)]


def misplaced_apostrophes(batch: Batch) -> Weighed:
    """Find straight apostrophes after or before an everyday word without a partner in the line: "that he' would"."""
    characters, words, lines = batch.characters, batch.words, batch.lines
    at = characters.find_marks("'")
    inside_before, inside_after = (characters.is_(at + step, LETTER | DIGIT) for step in (-1, 1))
    opens, closes = ~inside_before & inside_after, ~characters.is_(at - 1, SPACE) & ~inside_after
    line = lines.containing(at)
    opened, closed = (np.bincount(line[flags], minlength=len(lines))[line] for flags in (opens, closes))
    ending = at[closes & (opened == 0) & characters.is_(at - 1, LOWER)]
    ending = ending[_is_everyday(batch, words.at(ending - 1)) & ~characters.are(ending - 1, _CLIPPED)]
    leading = at[opens & (closed == 0) & on_line_space(characters, at - 1)]
    # "the Reds 'pitcher" is a possessive that was taken apart
    leading = leading[characters.is_(leading - 2, LETTER) & ~characters.are(leading - 2, _CLIPPED)]
    right = words.at(leading + 1)
    leading = leading[_is_everyday(batch, right) & ~lookup(words.hash[right], english_list("noise", "clipped"))]
    both = np.concatenate((ending, leading))
    return Weighed(both, both + 1, 0.75)


def _is_everyday(batch: Batch, index: Offsets) -> Flags:
    """Return which words are everyday ones of two letters or more."""
    return _is_frequent(batch, index, _EVERYDAY) & (batch.words.length[index] > 1) & batch.once(vocabulary).prose[index]


def _is_frequent(batch: Batch, index: Offsets, least: float) -> Flags:
    kept = batch.once(vocabulary)
    return (kept.zipf(index) >= least) & (kept.lower(index) > _NO_NAME)
