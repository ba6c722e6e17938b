"""Find straight and curly marks in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.style.styles import Spans, styles
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.codepoints import DIGIT, LETTER, among
from seedproof.text.spans import Offsets

__all__ = ["MarkStyle"]

_STRAIGHT, _CURLY = "'", "’"
_OTHER = str.maketrans(_STRAIGHT + _CURLY, _CURLY + _STRAIGHT)
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
        straight, curly = (_apostrophes(batch, found) for found in _mixed(batch, _STRAIGHT, _CURLY))
        yield from styles(batch, "apostrophes", (straight, curly), _other_apostrophe)
        straight, curly = (_doubles(batch, found) for found in _mixed(batch, _DOUBLE_STRAIGHT, _DOUBLE_CURLY))
        yield from styles(batch, "quotation marks", (straight, curly))


def _mixed(batch: Batch, *ways: str) -> list[Offsets]:
    """Return where marks of either kind stand in documents that have both: few do."""
    marks = batch.characters.marks
    codes = batch.characters.codes[marks]
    edges = np.append(batch.starts, len(batch.text) + 1)
    found = [marks[among(codes, way)] for way in ways]
    counts = [np.diff(np.searchsorted(offsets, edges)) for offsets in found]
    both = (counts[0] > 0) & (counts[1] > 0)
    return [offsets[np.repeat(both, count)] for offsets, count in zip(found, counts, strict=True)]


def _apostrophes(batch: Batch, found: Offsets) -> Spans:
    """Return the spans of words with such an apostrophe between two letters."""
    found = found[batch.characters.is_(found - 1, LETTER) & batch.characters.is_(found + 1, LETTER)]
    word = batch.words.at(found)
    word = word[np.diff(word, prepend=-1) != 0]
    return batch.words.start[word], batch.words.end[word]


def _doubles(batch: Batch, found: Offsets) -> Spans:
    """Return the spans of double marks that follow no figure."""
    found = found[~batch.characters.is_(found - 1, DIGIT)]
    return found, found + 1


def _other_apostrophe(word: str, _model: str) -> str:
    """Return a word with its apostrophes of the other kind."""
    return word.translate(_OTHER)
