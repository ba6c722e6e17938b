"""Tokens, the runs of a text without spaces, and the words that stand in one that is an address or code."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch.batch import Batch
from seedproof.text.codepoints import DIGIT, LETTER, SPACE
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["in_address", "token_edges"]

_TELLING: Final = "/\\@#_=&%+<>{}[]|~^"  # no word of running text has one of these in it
_BETWEEN: Final = ".:?"  # and one of these only at its end: "example.org", "https://"


def token_edges(batch: Batch) -> Offsets:
    """Return -1, the offsets of all spaces, and the length of the text: tokens stand between. Use as ``batch.once(token_edges)``."""
    return np.concatenate(([-1], np.flatnonzero(batch.characters.where(SPACE)), [len(batch.text)]))


def in_address(batch: Batch) -> Flags:
    """Return which words stand in a token that looks like an address, a handle, a path or code; use as ``batch.once(in_address)``."""
    characters, words, marks = batch.characters, batch.words, batch.characters.marks
    between = marks[characters.are(marks, _BETWEEN)]
    between = between[characters.is_(between - 1, LETTER | DIGIT) & characters.is_(between + 1, LETTER | DIGIT)]
    telling = np.concatenate((marks[characters.are(marks, _TELLING)], between))
    edges = batch.once(token_edges)
    odd = np.zeros(len(edges) - 1, bool)
    odd[np.searchsorted(edges, telling) - 1] = True  # the spaces before a character number its token
    tokens = np.flatnonzero(odd)
    flags = np.zeros(len(words), bool)
    flags[ranges(*np.searchsorted(words.start, (edges[tokens], edges[tokens + 1])))] = True
    return flags
