"""Tokens, the runs of a text without spaces, and words that are none of running text: of addresses, of code, halves at line ends."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch.batch import Batch
from seedproof.batch.code_spans import in_code_span
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, NEWLINE, SPACE
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["halves_at_line_ends", "in_address", "no_words", "token_edges"]

_TELLING: Final = "/\\@#_=&%+<>{}[]|~^"  # no word of running text has one of these in it
_HYPHENS: Final = "-\N{HYPHEN}"
_INDENT: Final = 20  # characters from the hyphen to the next word, at most (guessed)
_BETWEEN: Final = ".:?"  # and one of these only at its end: "example.org", "https://"


def token_edges(batch: Batch) -> Offsets:
    """Return -1, the offsets of all spaces, and the length of the text: tokens stand between. Use as ``batch.once(token_edges)``."""
    return np.concatenate(([-1], np.flatnonzero(batch.characters.where(SPACE)), [len(batch.text)]))


def in_address(batch: Batch) -> Flags:
    """Return which words stand in a token that looks like an address, a handle or a path, or in code; use as ``batch.once(in_address)``."""
    characters, words, marks = batch.characters, batch.words, batch.characters.marks
    between = marks[characters.are(marks, _BETWEEN)]
    between = between[characters.is_(between - 1, LETTER | DIGIT) & characters.is_(between + 1, LETTER | DIGIT)]
    telling = np.concatenate((marks[characters.are(marks, _TELLING)], between))
    edges = batch.once(token_edges)
    odd = np.zeros(len(edges) - 1, bool)
    odd[np.searchsorted(edges, telling) - 1] = True  # the spaces before a character number its token
    tokens = np.flatnonzero(odd)
    flags = in_code_span(batch, words.start)
    flags[ranges(*np.searchsorted(words.start, (edges[tokens], edges[tokens + 1])))] = True
    return flags


def halves_at_line_ends(batch: Batch) -> Offsets:
    """Return the words that a hyphen and a line end part from the next: "govern-" and "ment"; use as ``batch.once(...)``."""
    words, characters = batch.words, batch.characters
    if len(words) < 2:
        return np.zeros(0, np.int64)
    first = np.flatnonzero(characters.are(words.end[:-1], _HYPHENS) & characters.is_(words.end[:-1] - 1, LETTER))
    end, start = words.end[first], words.start[first + 1]
    spaces, newlines = characters.counted(SPACE), characters.counted(NEWLINE)
    ends = newlines[start] - newlines[end] - (characters.are(end + 1, "\r") & characters.are(end + 2, "\n"))
    parted = (spaces[start] - spaces[end + 1] == start - end - 1) & (ends == 1)
    near = (start - end <= _INDENT) & (words.document[first] == words.document[first + 1])
    return first[parted & near & characters.is_(start, LOWER)]


def no_words(batch: Batch) -> Flags:
    """Return which words are none of running text: those of addresses, and halves at line ends; use as ``batch.once(no_words)``."""
    halves = batch.once(halves_at_line_ends)
    flags = batch.once(in_address).copy()
    flags[halves] = True
    flags[halves + 1] = True
    return flags
