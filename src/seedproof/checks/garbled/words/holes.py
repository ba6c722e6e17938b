"""Holes that lost words leave before a mark: no stray space, though one stands there."""

from __future__ import annotations

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.lang.english import english_list
from seedproof.text.spans import Offsets

__all__ = ["words_before_holes"]


def words_before_holes(batch: Batch) -> Offsets:
    """Return prepositions before a comma that a space parts from them, "by , a lawyer"; use as ``batch.once(words_before_holes)``."""
    words, characters = batch.words, batch.characters
    index = occurrences(batch, english_list("spacing", "before-words"))
    index = index[batch.once(vocabulary).prose[index] & ~words.initial_upper[index]]
    end = words.end[index]
    return index[characters.are(end, " ") & characters.are(end + 1, ",") & characters.are(end + 2, " ")]
