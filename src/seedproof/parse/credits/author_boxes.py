"""Author boxes: a name above a few words about who wrote the article, or a paragraph that begins with it."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["boxes"]

_NAME: Final = 4  # words
_OPENING: Final = 5  # words of the text below a name that may say it again: "Hi, I am Ida"
_LEAST: Final = 6  # words of a text about an author
_TAIL: Final = 12  # lines at the end of a document that may be about its author


def boxes(batch: Batch) -> Offsets:
    """Return the lines that may begin with the name of an author, as what follows tells."""
    lines = batch.lines
    if len(lines) < 2:
        return np.zeros(0, np.int64)
    left = lines.of_document[lines.document + 1] - np.arange(len(lines))
    return np.flatnonzero(_headed(batch, left) | _told_of(batch, left))


def _headed(batch: Batch, left: Offsets) -> Flags:
    """Names alone in a line, where the next says them again or offers more by the same author."""
    lines, words = batch.lines, batch.words
    count = lines.word_count
    line = np.flatnonzero((count >= 2) & (count <= _NAME) & (left > 1) & ~lines.ends_sentence)
    for offset in range(_NAME):
        at = np.minimum(lines.first[line] + offset, len(words) - 1)
        line = line[(offset >= count[line]) | words.initial_upper[at]]
    first, below = words.hash[lines.first[line]], lines.first[line + 1]
    size = count[line + 1]
    again = np.zeros(len(line), bool)
    for offset in range(_OPENING):
        at = np.minimum(below + offset, len(words) - 1)
        again |= (offset < size) & (words.hash[at] == first)
    again &= size >= _LEAST
    offered = (size <= _NAME) & word_lists.lookup(words.hash[np.minimum(below, len(words) - 1)], _box_openings())
    result = np.zeros(len(lines), bool)
    result[line[again]] = _of_writers(batch, line[again] + 1)
    for i in line[offered].tolist():
        result[i] |= lines.text(i + 1).strip(" :>»›→").lower() in word_lists.every("credits", "box")
    return result


@cache
def _box_openings() -> frozenset[str]:
    return frozenset(line.split()[0] for line in word_lists.every("credits", "box"))


def _told_of(batch: Batch, left: Offsets) -> Flags:
    """Paragraphs such as "Ida Holm writes about harbours": a name, a verb of a few, and a word for people who write."""
    lines, words = batch.lines, batch.words
    found = np.zeros(len(lines), bool)
    line = np.flatnonzero((lines.word_count >= _LEAST) & (left <= _TAIL))
    first = lines.first[line]
    named = words.initial_upper[first] & words.initial_upper[first + 1]
    line, first = line[named], first[named]
    line = line[word_lists.lookup(words.hash[first + 2], word_lists.every("credits", "bio"))]
    found[line] = _of_writers(batch, line)
    return found


def _of_writers(batch: Batch, line: Offsets) -> Flags:
    """Which lines hold a word for people who write."""
    first, last = batch.lines.first[line], batch.lines.last[line]
    role = word_lists.lookup(batch.words.hash[ranges(first, last)], word_lists.every("credits", "role"))
    return np.bincount(np.repeat(np.arange(len(line)), last - first)[role], minlength=len(line)) > 0
