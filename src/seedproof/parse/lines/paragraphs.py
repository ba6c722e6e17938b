"""Find paragraphs of running text, where each document's article begins, and lines short enough for a headline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text.codepoints import CodePoints
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["Paragraphs", "find_paragraphs", "headline_sized", "is_unspaced", "paragraph_starts"]

_LONGEST_HEADLINE: Final = 32  # words (guessed); ``training/title_data.py`` takes no longer line for one either
_LONGEST_CHARACTERS: Final = 300  # of a headline (guessed)
_SHORTEST_PARAGRAPH: Final = 12  # words of a line that ends a sentence, to be one (guessed)
_PAGE: Final = 30  # lines of a document that may be a whole page, teasers and notices above the article included (guessed)
_SHARE: Final = 8  # how many times shorter than the longest run of paragraphs the article's may be (guessed)
_APART: Final = 6  # lines between paragraphs that do not belong together (guessed)
_APART_SHARE: Final = 0.3  # share of a paragraph's words that one space parts from the word before: in leaked markup few are (guessed)
_UNSPACED: Final = 0x3040  # kana and what comes after: Han, Hangul and full-width forms
_CHARACTERS_A_WORD: Final = 2  # of scripts without spaces (guessed)
_WRAPPED: Final = 6  # words of a line that may be one of a hard-wrapped paragraph (guessed)


@dataclass(frozen=True)
class Paragraphs:
    """Tell which lines are running text.

    ``is_prose``: whether each line is a paragraph of it.
    ``article``: the line with which each document's article begins, one past its last line where it has no paragraph.
    ``unspaced``: how many words the characters of scripts without spaces in each line stand for.
    """

    is_prose: Flags
    article: Offsets
    unspaced: Offsets


def find_paragraphs(batch: Batch) -> Paragraphs:
    """Return the paragraphs of all documents; call it through ``Batch.once``."""
    unspaced = _count_unspaced(batch)
    is_prose = _is_prose(batch, unspaced)
    return Paragraphs(is_prose, _article_starts(batch, is_prose), unspaced)


def paragraph_starts(batch: Batch) -> Offsets:
    """Return where paragraphs start, prose or not: lines, but those of hard-wrapped text run on. Call it through ``Batch.once``."""
    lines = batch.lines
    if not len(lines):
        return np.zeros(0, np.int64)
    new = np.ones(len(lines), bool)
    unfinished = ~lines.ends_sentence & (lines.word_count >= _WRAPPED)
    new[1:] = (lines.gap[1:] > 1) | ~unfinished[:-1] | (lines.document[1:] != lines.document[:-1])
    return lines.start[new]


def is_unspaced(codes: CodePoints) -> Flags:
    """Tell which characters belong to scripts that put no spaces between words."""
    return codes >= _UNSPACED


def headline_sized(batch: Batch, index: Offsets, unspaced: Offsets) -> Flags:
    """Tell which of the lines at ``index`` could be a headline by their length, and are mostly words."""
    lines, words = batch.lines, batch.words
    length, first, last = lines.end[index] - lines.start[index], lines.first[index], lines.last[index]
    count = last - first
    sized = (np.maximum(count, unspaced[index]) >= 1) & (count <= _LONGEST_HEADLINE) & (length <= _LONGEST_CHARACTERS)
    row = np.flatnonzero(sized & (count > 0))
    word, size = ranges(first[row], last[row]), count[row]
    in_words = np.zeros(len(index), np.int64)
    if len(row):
        in_words[row] = np.add.reduceat(words.end[word] - words.start[word], np.cumsum(size) - size)
    return sized & (in_words * 2 > length)


def _count_unspaced(batch: Batch) -> Offsets:
    """Count the words that the characters of scripts without spaces in each line stand for."""
    lines, beyond_ascii = batch.lines, batch.characters.beyond_ascii
    position = beyond_ascii[is_unspaced(batch.characters.codes[beyond_ascii])]
    line = lines.containing(position)
    inside = (line >= 0) & (position < np.append(lines.end, 0)[line])
    return np.bincount(line[inside], minlength=len(lines)) // _CHARACTERS_A_WORD


def _is_prose(batch: Batch, unspaced: Offsets) -> Flags:
    """Tell which lines are paragraphs: sentences of some length, or longer than any headline."""
    count = batch.lines.word_count
    words = np.maximum(count, unspaced)
    sized = (batch.lines.ends_sentence & (words >= _SHORTEST_PARAGRAPH)) | (words > _LONGEST_HEADLINE)
    spaced = prefix_sum(batch.words.spaced[:-1])
    apart = spaced[batch.lines.last] - spaced[batch.lines.first]
    return sized & ((apart >= _APART_SHARE * count) | (unspaced > count))


def _article_starts(batch: Batch, is_prose: Flags) -> Offsets:
    """Return the line of each article's first paragraph, one past the last line of a document without paragraphs."""
    bounds, prose = batch.lines.of_document, np.flatnonzero(is_prose)
    at, own, count = np.searchsorted(prose, bounds).tolist(), prose.tolist(), batch.lines.word_count.tolist()
    result = bounds[1:].copy()
    for i, (low, high) in enumerate(zip(bounds.tolist(), bounds[1:].tolist(), strict=False)):
        if at[i] < at[i + 1]:
            result[i] = own[at[i]] if high - low < _PAGE else _article_of_page(own[at[i] : at[i + 1]], count)
    return result


def _article_of_page(paragraphs: list[int], count: list[int]) -> int:
    """Return the first paragraph of the article in a whole page: of the first run of them that is not much shorter than the longest."""
    starts, words = paragraphs[:1], [0]
    for previous, index in zip(paragraphs[:1] + paragraphs, paragraphs, strict=False):
        if index - previous > _APART:
            starts.append(index)
            words.append(0)
        words[-1] += count[index]
    return next(start for start, size in zip(starts, words, strict=True) if size * _SHARE >= max(words))
