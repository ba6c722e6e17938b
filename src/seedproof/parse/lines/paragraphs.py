"""What lines look like by their length and their ends: paragraphs, headlines."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["article", "prose", "short", "unspaced"]

_LONGEST: Final = 32  # words of a headline
_LONGEST_CHARACTERS: Final = 300
_PROSE: Final = 12  # words of a line that ends a sentence, to be a paragraph
_SHARE: Final = 8  # how many times shorter than the longest run of paragraphs the article's may be
_APART: Final = 6  # lines between paragraphs that do not belong together
_UNSPACED: Final = 0x3040  # scripts from here on put no spaces between words


def article(prose: list[int], count: list[int]) -> int:
    """The first paragraph of the article in a whole page: of the first run of paragraphs that is not much shorter than the longest."""
    starts, words = prose[:1], [0]
    for previous, index in zip(prose[:1] + prose, prose, strict=False):
        if index - previous > _APART:
            starts.append(index)
            words.append(0)
        words[-1] += count[index]
    return next(start for start, size in zip(starts, words, strict=True) if size * _SHARE >= max(words))


def prose(batch: Batch, unspaced: Offsets) -> Flags:
    """Lines that are paragraphs of running text. Scripts without spaces are counted by characters."""
    lines = batch.lines
    words = np.maximum(lines.word_count, unspaced)
    return (lines.ends_sentence & (words >= _PROSE)) | (words > _LONGEST)


def unspaced(batch: Batch) -> Offsets:
    """Return how many words the characters of scripts without spaces in each line stand for."""
    signs = batch.characters.beyond_ascii[batch.characters.codes[batch.characters.beyond_ascii] >= _UNSPACED]
    line = np.searchsorted(batch.lines.start, signs, side="right") - 1
    inside = (line >= 0) & (signs < np.append(batch.lines.end, 0)[line])
    return np.bincount(line[inside], minlength=len(batch.lines)) // 2


def short(batch: Batch, index: Offsets, unspaced: Offsets) -> Flags:
    """Which of some lines could be a headline by their length, and are mostly words."""
    lines, words = batch.lines, batch.words
    length, first, last = lines.end[index] - lines.start[index], lines.first[index], lines.last[index]
    count = last - first
    found = (np.maximum(count, unspaced[index]) >= 1) & (count <= _LONGEST) & (length <= _LONGEST_CHARACTERS)
    row = np.flatnonzero(found & (count > 0))
    word, size = ranges(first[row], last[row]), count[row]
    in_words = np.zeros(len(index), np.int64)
    if len(row):
        in_words[row] = np.add.reduceat(words.end[word] - words.start[word], np.cumsum(size) - size)
    return found & (in_words * 2 > length)
