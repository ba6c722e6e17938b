"""What stands beside wording that tells a credit: the rest of its line, the name before it, the marks and words round it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.nearest import next_word
from seedproof.lang.phrases import PhraseHits
from seedproof.lang.word_lists import every, lookup
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Rest", "followed", "follows_word", "name_before", "open_bracket", "preceded", "rest_of_line", "small_words", "word_after"]


class Rest(NamedTuple):
    """Columns over some phrases: the rest of the line behind each.

    ``words``: how many words
    ``small``: how many of them begin with a small letter
    """

    words: Offsets
    small: Offsets


def small_words(batch: Batch, lines: Offsets) -> Offsets:
    """Return the words of ``lines`` that begin with a small letter."""
    words = ranges(batch.lines.first[lines], batch.lines.last[lines])
    return words[batch.characters.is_(batch.words.start[words], codepoints.LOWER)]


def rest_of_line(batch: Batch, hits: PhraseHits, small: Offsets) -> Rest:
    """Return what follows each hit in its line; ``small`` are the words that begin with a small letter."""
    first = next_word(batch.words, hits.end)
    last = np.maximum(batch.lines.last[hits.line], first)
    return Rest(last - first, np.searchsorted(small, last) - np.searchsorted(small, first))


def name_before(batch: Batch, offsets: Offsets, small: Offsets) -> Offsets:
    """Return where the words with capitals begin that end at each of ``offsets``, within the line."""
    words = batch.words
    after_small = np.append(-1, small)[np.searchsorted(small, next_word(words, offsets))] + 1
    begins = np.minimum(np.maximum(after_small, batch.lines.first[batch.lines.containing(offsets)]), len(words) - 1)
    return np.minimum(words.start[begins], offsets)


def open_bracket(batch: Batch, offsets: Offsets) -> Offsets:
    """Return where the brackets begin that are open at each of ``offsets``, -1 where none are: on its line or before it."""
    last = [np.append(-1, batch.characters.find_marks(marks)) for marks in ("([（", ")]）")]
    opening, closing = (marks[np.searchsorted(marks, offsets) - 1] for marks in last)
    return np.where(opening > closing, opening, -1)


def word_after(batch: Batch, hits: PhraseHits) -> Offsets:
    """Return the word after each hit; the text's last word where there is none."""
    return np.minimum(next_word(batch.words, hits.end), len(batch.words) - 1)


def follows_word(batch: Batch, hits: PhraseHits, topic: str) -> Flags:
    """Return whether the last word before each hit in its line is one of the word list ``topic``."""
    before = batch.words.at(hits.start - 1)
    return (before >= batch.lines.first[hits.line]) & lookup(batch.words.hash[before], every("offtopic", topic))


def preceded(batch: Batch, offsets: Offsets, marks: str) -> Flags:
    """Return whether one of ``marks`` stands before each of ``offsets``, a space aside."""
    return batch.characters.are(offsets - 1 - batch.characters.are(offsets - 1, " "), marks)


def followed(batch: Batch, offsets: Offsets, marks: str) -> Flags:
    """Return whether one of ``marks`` stands at each of ``offsets`` or after it, a space aside."""
    return batch.characters.are(offsets + batch.characters.are(offsets, " "), marks)
