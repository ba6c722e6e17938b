"""Sentences: where one ends and the next begins, as the words that a full stop may follow tell."""

from __future__ import annotations

from seedproof.batch.batch import Batch
from seedproof.lang.word_lists import every, lookup
from seedproof.text.sentences import sentence_breaks
from seedproof.text.spans import Spans

__all__ = ["sentence_ends"]


def sentence_ends(batch: Batch) -> Spans:
    """Return where sentences end that another one follows, and where that begins; use as ``batch.once(sentence_ends)``."""
    return sentence_breaks(batch.characters, batch.words, lookup(batch.words.hash, every("sentences", "before-name")))
