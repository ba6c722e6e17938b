"""Fingerprints: by what a line is known again on another page, its words without those that differ from page to page.

Words with digits and words of dates are left out, so that "1,204 views" and "Posted on 3 May" recur. Case, marks and the order of words
count for nothing.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.core.seed import CreditKind
from seedproof.lang.word_lists import every, lookup
from seedproof.text import codepoints
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["LITERAL_LENGTH", "SOLID", "Fingerprints", "Literals", "fingerprints", "literals", "own", "sentences"]

SOLID: Final = 8  # words of a line that makes what is before or after it inside, where it does not recur (guessed)
LITERAL_LENGTH: Final = 16  # characters that are kept of a line, round its longest word: few other lines have them

_LONGEST: Final = 150  # words of a line that may be boilerplate: terms of use are long, but what is longer is a text (guessed)
_WRITERS: Final = (CreditKind.BYLINE, CreditKind.AGENCY)


class Fingerprints(NamedTuple):
    """Columns over the lines.

    ``key``: the hash of its lasting words, those that do not differ from page to page
    ``size``: how many they are
    ``usable``: whether the line may be boilerplate
    """

    key: Hashes
    size: Offsets
    usable: Flags


class Literals(NamedTuple):
    """Columns over some lines: a few characters of each, round its longest lasting word and without digits.

    ``start``: where they start
    ``text``: what they are
    """

    start: Offsets
    text: npt.NDArray[np.str_]


def fingerprints(batch: Batch) -> Fingerprints:
    """Return the fingerprint of each line. Titles recur too, and are no boilerplate."""
    lines, size, hashed = batch.lines, batch.once(_sizes), batch.once(_hashes)
    key, words = hashed[lines.last] - hashed[lines.first], size[lines.last] - size[lines.first]
    return Fingerprints(key, words, (words > 0) & (words <= _LONGEST) & ~batch.lines_of_title)


def literals(batch: Batch, lines: Offsets) -> Literals:
    """Return the literal of each of ``lines``, which are usable."""
    if not len(lines):
        return Literals(lines, np.zeros(0, f"<U{LITERAL_LENGTH}"))
    line_start, line_end = batch.lines.start[lines], batch.lines.end[lines]
    longest = _longest_words(batch, lines)
    digits = batch.characters.counted(codepoints.DIGIT)
    start = np.minimum(longest, np.maximum(line_start, line_end - LITERAL_LENGTH))
    start = np.where(digits[start] == digits[longest], start, longest)
    reach = start[:, None] + np.arange(LITERAL_LENGTH)
    letters = batch.characters.codes.take(reach, mode="clip")
    letters[reach >= line_end[:, None]] = 0
    figured = np.flatnonzero(digits.take(start + LITERAL_LENGTH, mode="clip") != digits[longest])  # what has a digit ends before it
    cut = digits.take(reach[figured] + 1, mode="clip") != digits[longest[figured]][:, None]
    letters[figured] = np.where(cut, 0, letters[figured])
    return Literals(start, letters.view(f"<U{LITERAL_LENGTH}").ravel())


def sentences(batch: Batch, least: int) -> tuple[Hashes, Offsets]:
    """Return the hash and the document of each sentence of at least ``least`` words."""
    words, lines = batch.words, batch.lines
    size, hashed = batch.once(_sizes), batch.once(_hashes)
    begins = words.starts_sentence.copy()
    # A line that goes on in lower case was wrapped by an extractor; its copies have the sentence in one line.
    after = np.flatnonzero(lines.word_count[1:] > 0) + 1
    wrapped = after[~lines.ends_sentence[after - 1] & (lines.document[after] == lines.document[after - 1])]
    begins[lines.first[wrapped]] &= words.initial_upper[lines.first[wrapped]]
    opening = words.of_document[:-1]
    begins[opening[opening < len(words)]] = True
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(words))[: len(first)]
    long = size[last] - size[first] >= least
    first, last = first[long], last[long]
    return hashed[last] - hashed[first], words.document[first]


def own(batch: Batch) -> Flags:
    """Return which lines are a document's own although they may recur: those that name who wrote or sent it, or quote somebody."""
    lines, starts = batch.lines, batch.starts.tolist()
    at = [start + c.start for start, credits in zip(starts, batch.credits, strict=True) for c in credits if c.kind in _WRITERS]
    marks = batch.characters.marks
    quoted = marks[batch.characters.folded_codes[marks] == ord('"')]
    found = np.zeros(len(lines), bool)
    found[lines.containing(np.append(quoted, np.array(at, np.int64)))] = True
    return found


def _longest_words(batch: Batch, lines: Offsets) -> Offsets:
    """Return where the longest lasting word of each line starts, the first of several."""
    words, count = batch.words, len(batch.words)
    # A word's number, counted from the end, is packed below its length.
    packed = np.where(batch.once(_lasting), (words.length << 32) + count - np.arange(count), 0)
    edges = np.stack((batch.lines.first[lines], batch.lines.last[lines]), axis=1).ravel()
    return words.start[count - (np.maximum.reduceat(np.append(packed, 0), edges)[::2] & 0xFFFFFFFF)]


def _hashes(batch: Batch) -> Hashes:
    """Return running totals of the hashes of lasting words: so that the order of words does not count."""
    return prefix_sum(np.where(batch.once(_lasting), batch.words.hash, np.uint64(0)))


def _sizes(batch: Batch) -> Offsets:
    """Return running totals of how many words each lasting word counts for."""
    return prefix_sum(batch.once(_weights))


def _lasting(batch: Batch) -> Flags:
    """Return which words do not differ from page to page."""
    flags: Flags = batch.once(_weights) > 0
    return flags


def _weights(batch: Batch) -> Offsets:
    """Return how many words each word counts for: none, where it differs from page to page."""
    words, scripts = batch.words, batch.characters.scripts
    types, first, _, inverse = words.types
    # Of a script without spaces two characters are taken for a word (guessed).
    weights = np.where(codepoints.UNSPACED[scripts[words.start[first]]], (words.length[first] + 1) // 2, 1)
    weights[words.has_digit[first] | lookup(types, every("offtopic", "date-and-hour"))] = 0
    result: Offsets = weights[inverse]
    return result
