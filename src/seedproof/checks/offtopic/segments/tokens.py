"""The words of segments as numbers of a table: words, pairs of words, beginnings of long ones, and the words at the edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.hashes import Hashes, slots
from seedproof.text.spans import Offsets

__all__ = ["BITS", "tokens"]

#: The table has 2**BITS rows. Words that fall on one row share it: it is learnt so.
BITS: Final = 17

_STEM: Final = 5  # characters of a word's beginning, which inflections share (guessed)
# One odd number for each kind of token, so that a word and the same word at an edge have rows of their own.
_WORD, _PAIR, _BEGINNING, _FIRST, _LAST, _LETTERS = (np.uint64(pow(0x9E3779B97F4A7C15, k, 2**64)) for k in range(1, 7))
_NUMBER: Final = np.uint64(0xA0761D6478BD642F)


def tokens(batch: Batch) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield for each kind of token the lines that have one, in order, and its row."""
    words, line = batch.words, batch.words.line
    if not len(words):
        return
    hashes = words.hash.copy()
    digits = np.flatnonzero(words.has_digit)  # numbers say as much by their length
    hashes[digits] = _NUMBER * (words.length[digits] + 1).astype(np.uint64)
    spaced = ~codepoints.UNSPACED[batch.characters.scripts[words.start]]
    yield line[spaced], _rows(hashes[spaced], _WORD)
    pair = np.flatnonzero((line[1:] == line[:-1]) & spaced[1:] & spaced[:-1])
    yield line[pair], _rows(hashes[pair] * _BEGINNING ^ hashes[pair + 1], _PAIR)
    long = np.flatnonzero((words.length > _STEM) & spaced)
    yield line[long], _rows(batch.characters.hashed.of(words.start[long], words.start[long] + _STEM), _BEGINNING)
    some = np.flatnonzero(batch.lines.word_count > 0)
    yield some, _rows(hashes[batch.lines.first[some]], _FIRST)
    yield some, _rows(hashes[batch.lines.last[some] - 1], _LAST)
    yield _letters(batch)


def _letters(batch: Batch) -> tuple[Offsets, Offsets]:
    """Return every two letters of scripts that write no spaces."""
    letters = codepoints.UNSPACED[batch.characters.scripts]
    at = np.flatnonzero(letters[:-1] & letters[1:])
    return batch.lines.containing(at), _rows(batch.characters.hashed.of(at, at + 2), _LETTERS)


def _rows(hashes: Hashes, kind: np.uint64) -> Offsets:
    """Return the row of the table for each hash of a token of one kind."""
    return slots(hashes * kind, BITS)
