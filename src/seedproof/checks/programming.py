"""Documents about programming: in them, a tag or a line of code is what the article is about."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences
from seedproof.lang.word_lists import every, lookup
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags

__all__ = ["about_code"]

_BEFORE: Final = " \n(“‘\"'"  # what may stand before and after a term in prose; inside code other signs touch it
_AFTER: Final = " \n.,;:)’”?!"
_MENTIONS: Final = 3  # of terms that make a document one about programming (guessed)
_DIFFERENT: Final = 2  # terms among them (guessed)


def about_code(batch: Batch) -> Flags:
    """Return which documents mention the terms of programming in their prose, not only inside code; use as ``batch.once(about_code)``."""
    characters, words = batch.characters, batch.words
    terms = occurrences(batch, every("code", "term"))
    start, end = words.start[terms], words.end[terms]
    before = (start == 0) | characters.are(start - 1, _BEFORE)
    after = (end == len(batch.text)) | characters.are(end, _AFTER)
    terms = terms[before & after]
    document, types = batch.document_of(words.start[terms]), max(len(words.types.hash), 1)
    different = distinct(document * types + words.types.kind[terms]) // types
    mentions, terms_used = (np.bincount(rows, minlength=len(batch)) for rows in (document, different))
    return (mentions >= _MENTIONS) & (terms_used >= _DIFFERENT) | _fenced(batch)


def _fenced(batch: Batch) -> Flags:
    """Return which documents hold a block of code that says its language, as Markdown writes it."""
    marks, flags = batch.characters.find_marks("`"), np.zeros(len(batch), bool)
    third = marks[batch.characters.are(marks - 1, "`") & batch.characters.are(marks - 2, "`")]
    if len(third) and len(batch.words):
        word = batch.words.at(third + 1)
        named = (word >= 0) & (batch.words.start[word] == third + 1) & lookup(batch.words.hash[word], every("code", "language"))
        flags[batch.document_of(third[named])] = True
    return flags
