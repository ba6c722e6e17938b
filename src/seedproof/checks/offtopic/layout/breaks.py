"""Where lines of a text that was flattened had ended: between "Share this article" and the sentence after it there is no stop.

Learnt from texts whose line ends are known (``training/breaks/learn.py``): a sum of weights of the words and marks on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes, slots
from seedproof.text.spans import Flags, Offsets, Spans, ranges
from seedproof.text.words import Words

__all__ = ["BITS", "gaps", "lost_breaks", "rows"]

BITS: Final = 16  # of a hash: the table has 2**16 rows
_MOST_MARKS: Final = 4  # characters between two words that are told apart (guessed)
_SHAPES: Final = np.uint64(8)  # more than shapes of words there are
_REACH: Final = 100  # characters of brackets that are one thing: "(AP Photo/Ana Petrov, File)" (guessed)
_ODD: Final = [np.uint64(pow(0x9E3779B97F4A7C15, k, 2**64)) for k in range(1, 12)]  # no two kinds of evidence are hashed alike


def lost_breaks(batch: Batch, which: Offsets) -> Spans:
    """Return where lines seem to have ended, and where the next began, within the lines ``which``."""
    lines, words = batch.lines, batch.words
    gap = _open(batch, ranges(lines.first[which], lines.last[which] - 1))
    table, least = _table()
    total = np.zeros(len(gap), np.int32)
    for row in rows(batch, gap):
        total += table.take(row)
    gap = gap[total > least]
    found = _edges(batch, words.end[gap], words.start[gap + 1])
    kept = ~_bracketed(batch, found.start)
    return Spans(found.start[kept], found.end[kept])


def gaps(batch: Batch) -> Offsets:
    """Return after which words a line may have ended: those before a word that is not in lower case, or before a mark."""
    document = batch.words.document
    return _open(batch, np.flatnonzero(document[1:] == document[:-1]))


def rows(batch: Batch, gap: Offsets) -> Iterator[Offsets]:
    """Yield for each kind of evidence the row of the table that each gap, after the word of that index, falls on."""
    words = batch.words
    word = np.where(words.has_digit, _ODD[9] * (words.length + 1).astype(np.uint64), words.hash)
    shape, marks = _shapes(words), _marks(batch, gap)
    before, after, last = np.maximum(gap - 1, 0), gap + 1, np.minimum(gap + 2, len(words) - 1)
    shapes = ((shape[before] * _SHAPES + shape[gap]) * _SHAPES + shape[after]) * _SHAPES + shape[last]
    for k, key in enumerate((
        marks, marks * _ODD[2] ^ shapes, shapes * _ODD[3], word[gap] ^ marks, word[after] ^ marks * _ODD[1],
        word[gap] * _ODD[4] ^ word[after], word[before] * _ODD[5] ^ word[gap], word[after] * _ODD[6] ^ word[last],
    )):  # fmt: skip
        yield slots((key + np.uint64(k)) * _ODD[k], BITS)


def _open(batch: Batch, after: Offsets) -> Offsets:
    """Return those of the words ``after`` which a line may have ended."""
    words, spaces = batch.words, batch.characters.counted(codepoints.SPACE)
    end, start = words.end[after], words.start[after + 1]
    lower = batch.characters.is_(start, codepoints.LOWER)
    return after[(~lower | (start - end > 1)) & (spaces[start] > spaces[end])]


def _bracketed(batch: Batch, offsets: Offsets) -> Flags:
    """Return which offsets stand in brackets of some length that are closed on their line: there no line has ended.

    The brackets of Markdown's links hold what stood on lines of its own.
    """
    characters, lines = batch.characters, batch.lines
    opening = np.append(characters.find_marks("([（"), len(characters))
    closing = np.append(characters.find_marks(")]）"), len(characters))
    last = opening[np.searchsorted(opening, offsets) - 1]  # where none stands before it, the end
    closed = closing[np.searchsorted(closing, last)]
    within = (last < offsets) & (offsets < closed) & (closed - last <= _REACH)
    link = (characters.are(last, "(") & characters.are(last - 1, "]")) | (characters.are(closed, "]") & characters.are(closed + 1, "("))
    return within & ~link & (lines.containing(last) == lines.containing(closed))


def _shapes(words: Words) -> Hashes:
    """Return the shape of each word as a number."""
    caseless = ~words.initial_upper & ~words.has_lower
    return np.select([words.has_digit, words.all_upper, words.initial_upper, caseless], [3, 2, 1, 4], 0).astype(np.uint64)


def _marks(batch: Batch, gap: Offsets) -> Hashes:
    """Return what stands between two words, as a number: white space of any kind is one."""
    start, end = batch.words.end[gap], batch.words.start[gap + 1]
    result = np.zeros(len(gap), np.uint64)
    for at in (start + k for k in range(_MOST_MARKS)):
        space = batch.characters.is_(at, codepoints.SPACE)
        code = np.where(space, ord(" "), batch.characters.codes_at(at)).astype(np.uint64)
        result = np.where(at < end, result * _ODD[7] + code, result)
    return result


def _edges(batch: Batch, start: Offsets, end: Offsets) -> Spans:
    """Return the first white space in each stretch between two words: marks before it end a line, those after it begin the next."""
    space = batch.characters.where(codepoints.SPACE)
    spaces, inked = np.flatnonzero(space), np.flatnonzero(~space)
    first = spaces[batch.characters.counted(codepoints.SPACE)[start]]
    return Spans(first, np.minimum(inked[np.searchsorted(inked, first)], end))


class _Table(NamedTuple):
    weights: npt.NDArray[np.int32]
    least: npt.NDArray[np.int64]


@compiled(_Table)
def _table() -> _Table:
    """Return the weights, and what their sum must exceed."""
    with files("seedproof.checks.offtopic.layout").joinpath("data/breaks.npz").open("rb") as file, np.load(file) as stored:
        return _Table(stored["table"].astype(np.int32), stored["least"].astype(np.int64).reshape(1))
