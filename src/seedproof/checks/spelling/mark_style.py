"""Straight and curly marks in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling._styles import Spans, styles
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.characters import DIGIT, LETTER, PUNCTUATION, among
from seedproof.text.spans import Offsets

__all__ = ["MarkStyle"]

_STRAIGHT, _CURLY = "'", "’"
_DOUBLE_STRAIGHT, _DOUBLE_CURLY = '"', "“”„"


class MarkStyle(BatchCheck):
    """Finds apostrophes and double quotation marks that are straight in some places of a seed and curly in others.

    **Why it matters**
    "don't" and "don’t" are two words to a search and to a tokenizer. A text that has both was put together from two sources.

    **Example**
    "It’s late, she said. … It's not too late."

    **When it is wrong**
    A straight mark that stands for feet or inches, minutes or seconds: marks after a figure are left out. Single
    quotation marks are not looked at, only apostrophes between two letters.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL108"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer kind; for apostrophes with a fix for all places."""
        yield from styles(batch, "apostrophes", (_apostrophes(batch, _STRAIGHT), _apostrophes(batch, _CURLY)), _other_apostrophe)
        yield from styles(batch, "quotation marks", (_doubles(batch, _DOUBLE_STRAIGHT), _doubles(batch, _DOUBLE_CURLY)))


def _apostrophes(batch: Batch, mark: str) -> Spans:
    """The words with such an apostrophe between two letters."""
    columns = batch.columns
    found = batch.keep(_marks)
    found = found[columns.codes[found] == ord(mark)]
    found = found[(found > 0) & (found < len(columns.codes) - 1)]
    found = found[((columns.kinds[found - 1] & columns.kinds[found + 1]) & LETTER) != 0]
    word = np.searchsorted(columns.words.start, found, side="right") - 1
    word = word[np.diff(word, prepend=-1) != 0]
    return columns.words.start[word], columns.words.end[word]


def _doubles(batch: Batch, marks: str) -> Spans:
    columns = batch.columns
    found = batch.keep(_marks)
    found = found[among(columns.codes[found], marks)]
    figure = (columns.kinds[np.maximum(found - 1, 0)] & DIGIT) != 0
    found = found[~figure]
    return found, found + 1


def _marks(batch: Batch) -> Offsets:
    return np.flatnonzero(batch.columns.where(PUNCTUATION))


def _other_apostrophe(word: str, _model: str) -> str:
    return word.translate({ord(_STRAIGHT): _CURLY, ord(_CURLY): _STRAIGHT})
