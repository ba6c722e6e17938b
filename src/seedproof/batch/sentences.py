"""Sentences: where one ends and the next begins, as the words that a full stop may follow tell."""

from __future__ import annotations

import numpy as np

from seedproof.batch.batch import Batch
from seedproof.lang.word_lists import every, lookup
from seedproof.text import codepoints
from seedproof.text.sentences import sentence_breaks
from seedproof.text.spans import Flags, Spans

__all__ = ["sentence_ends"]


def sentence_ends(batch: Batch) -> Spans:
    """Return where sentences end that another one follows, and where that begins; use as ``batch.once(sentence_ends)``."""
    found = sentence_breaks(batch.characters, batch.words, lookup(batch.words.hash, every("sentences", "before-name")))
    kept = ~_in_date(batch, found)
    return Spans(found.start[kept], found.end[kept])


def _in_date(batch: Batch, found: Spans) -> Flags:
    """Return which of the places stand within a date: "Feb. 11"."""
    words, characters = batch.words, batch.characters
    stop = characters.are(found.start - 1, ".") & characters.is_(found.end, codepoints.DIGIT)
    flags = np.zeros(len(stop), bool)
    place = np.flatnonzero(stop)
    word = words.at(found.start[place] - 2)
    known = (word >= 0) & (words.end[word] == found.start[place] - 1) if len(words) else np.zeros(len(place), bool)
    place, word = place[known], word[known]
    flags[place] = lookup(words.hash[word], every("sentences", "before-day"))
    return flags
