"""The segments of documents: lines, and the sentences of long ones. They are the unit in which it is told what is of the article."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.layout.laid_out import before_end_marks, breaks, flattened
from seedproof.text.characters import Characters
from seedproof.text.layout import divided
from seedproof.text.lines import Lines

__all__ = ["segmented"]

_SHORT: Final = 30  # words of a line that is left whole: a call such as "Like what you read? Sign up." is one thing (guessed)
_MOST: Final = 20_000  # segments of a document: far more than any article has, and what each is takes memory (guessed)


def segmented(batch: Batch) -> Batch:
    """Return the batch with its segments as lines: what is computed of lines is computed of them.

    A document of very many is a single one.
    """
    flat, long = flattened(batch), batch.lines.word_count > _SHORT
    found = batch.lines
    if np.any(flat | long):
        found = divided(found, batch.characters, long | flat, breaks(batch, flat))
    found = _bounded(before_end_marks(batch, found), batch.characters)
    return batch if found is batch.lines else batch.divided(found)


def _bounded(lines: Lines, characters: Characters) -> Lines:
    """Return the lines, of which those of a document that has very many are one."""
    many = (np.diff(lines.of_document) > _MOST)[lines.document]
    if not many.any():
        return lines
    first, last = np.diff(lines.document, prepend=-1) != 0, np.diff(lines.document, append=-1) != 0
    return Lines(characters, lines.start[first | ~many], lines.end[last | ~many])
