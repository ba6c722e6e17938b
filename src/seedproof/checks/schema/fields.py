"""Tell what a seed holds and how much of it, and where a finding about a whole seed points."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets

__all__ = ["Fields", "body_words", "fields", "first_line"]

_CHARACTERS_A_WORD = 2  # of scripts that are written without spaces (guessed)
_UNSPACED = [codepoints.SCRIPTS.index(script) for script in ("CJK", "HIRAGANA", "KATAKANA", "THAI")]


class Fields:
    """Hold columns over seeds.

    ``title_start``, ``title_end``: the title, ``[start, end)``, empty where there is none
    ``has_source``: whether it names one
    ``has_language``: whether its language is known
    ``has_text``: whether it holds anything but white space
    """

    def __init__(self, batch: Batch) -> None:
        self.title_start, self.title_end = batch.titles
        self.has_source: Flags = np.array([source is not None for source in batch.sources], bool)
        self.has_language: Flags = np.array([language is not None for language in batch.seed_languages], bool)
        self.has_text: Flags = np.diff(batch.lines.of_document) > 0


def fields(batch: Batch) -> Fields:
    """Return the fields of ``batch``; call it through ``Batch.once``."""
    return Fields(batch)


def first_line(batch: Batch, index: int) -> tuple[int, int]:
    """Return the span of the first line of seed ``index`` that holds anything; of all its text where none does."""
    lines = batch.lines
    first, last = lines.of_document[index], lines.of_document[index + 1]
    if first == last:
        return int(batch.starts[index]), int(batch.ends[index])
    return int(lines.start[first]), int(lines.end[first])


def body_words(batch: Batch) -> Offsets:
    """Return the number of words in each seed's body, those of unspaced scripts estimated; call it through ``Batch.once``."""
    edges = (batch.bodies.start, batch.bodies.end)
    unspaced = batch.characters.beyond_ascii[np.isin(batch.characters.scripts[batch.characters.beyond_ascii], _UNSPACED)]
    (low, high), (first, last) = (np.searchsorted(column, edges) for column in (batch.words.start, unspaced))
    counts: Offsets = (high - low + (last - first) // _CHARACTERS_A_WORD).astype(np.int64)
    return counts
