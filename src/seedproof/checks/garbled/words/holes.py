"""Holes that lost words leave before a mark: no stray space, though one stands there."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.lang.english import english_list
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Offsets

__all__ = ["words_before_holes"]


def words_before_holes(batch: Batch) -> Offsets:
    """Return the words before a mark that lost words left, in order; use as ``batch.once(words_before_holes)``.

    These are prepositions before a comma that a space parts from them, "by , a lawyer"; and prepositions, articles and conjunctions before
    a comma or a full stop on the next line, where a link had a line of its own.
    """
    characters, words = batch.characters, batch.words
    spaced, broken = _in_prose(batch, "before-words"), _in_prose(batch, "before-broken-words")
    end = words.end[spaced]
    spaced = spaced[characters.are(end, " ") & characters.are(end + 1, ",") & characters.are(end + 2, " ")]
    end = words.end[broken]
    broken = broken[characters.are(end, "\n") & characters.are(end + 1, ",.") & characters.is_or_past(end + 2, SPACE)]
    return np.union1d(spaced, broken)


def _in_prose(batch: Batch, topic: str) -> Offsets:
    """Return the words of a list in small letters, in sentences."""
    index = occurrences(batch, english_list("spacing", topic))
    return index[batch.once(vocabulary).prose[index] & ~batch.words.initial_upper[index]]
