"""Where a finding about a whole seed points, and how much a stretch of it holds."""

from __future__ import annotations

import numpy as np

from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets

__all__ = ["body_words", "first_line"]

_CHARACTERS_A_WORD = 2  # of Chinese and Japanese, which are written without spaces


def first_line(batch: Batch, index: int) -> tuple[int, int]:
    """Return the span of the first line of seed ``index`` that holds anything; of all its text where none does."""
    lines = batch.columns.lines
    first, last = lines.of_document[index], lines.of_document[index + 1]
    if first == last:
        return int(batch.columns.starts[index]), int(batch.columns.ends[index])
    return int(lines.start[first]), int(lines.end[first])


def body_words(batch: Batch) -> Offsets:
    """Return the number of words in each seed's body; words of unspaced scripts are estimated by their characters."""
    words, scripts = batch.columns.words, batch.columns.scripts
    unspaced = np.isin(scripts, [characters.SCRIPTS.index(s) for s in ("CJK", "HIRAGANA", "KATAKANA", "THAI")])
    total = np.concatenate(([0], np.cumsum(unspaced)))
    low, high = np.searchsorted(words.start, [batch.body_starts, batch.body_ends])
    signs: Offsets = total[batch.body_ends] - total[batch.body_starts]
    counts: Offsets = (high - low + signs // _CHARACTERS_A_WORD).astype(np.int64)
    return counts
