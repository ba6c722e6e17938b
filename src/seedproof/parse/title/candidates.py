"""Find the lines among which each document's title is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.parse.lines.paragraphs import Paragraphs, headline_sized
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Candidates", "find_candidates"]

_ABOVE: Final = 150  # lines above the first paragraph that are looked at (guessed: menus are long)
_BELOW: Final = 4  # lines from it on that are looked at (guessed)


@dataclass(frozen=True)
class Candidates:
    """Hold the stretch of lines round the first paragraph of each document's article: a row for each of them, in order.

    ``line``: the index of each row's line.
    ``document``: the document of each row.
    ``may_be_title``: whether each row could be a title by its length.
    ``row``: the rows that could, which are the candidates.
    ``article``: the line with which each document's article begins, one past its last line where it has none.
    ``words``: how many words each row has, characters of scripts without spaces counted as such.
    """

    line: Offsets
    document: Offsets
    may_be_title: Flags
    row: Offsets
    article: Offsets
    words: Offsets


def find_candidates(batch: Batch, paragraphs: Paragraphs) -> Candidates:
    """Return the candidates of all documents."""
    low, high, article = batch.lines.of_document[:-1], batch.lines.of_document[1:], paragraphs.article
    first = np.maximum(low, article - _ABOVE)
    last = np.minimum(high, np.minimum(article, first + _ABOVE) + _BELOW)
    line = ranges(first, last)
    may_be_title = headline_sized(batch, line, paragraphs.unspaced)
    words = np.maximum(batch.lines.word_count[line], paragraphs.unspaced[line])
    return Candidates(line, np.repeat(np.arange(len(low)), last - first), may_be_title, np.flatnonzero(may_be_title), article, words)
