"""The word lists of this family (``lang/data/any/words.toml``), as flags over words."""

from __future__ import annotations

from functools import cache

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["COURTESIES", "TITLES", "are", "spelling_pairs", "types_in", "word_file", "word_list"]


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return word_lists.every("spelling", name)


@cache
def word_file(name: str) -> frozenset[str]:
    """Return the words of a file in ``data``, which has one a line, and comments."""
    return frozenset(word_lists.lines_of("en", name))


def are(batch: Batch, listed: frozenset[str], index: Offsets | None = None) -> Flags:
    """Return which words of the batch, or which of those at ``index``, are in a list."""
    kinds = batch.words.types.kind
    flags: Flags = types_in(batch, _hashed(listed))[kinds if index is None else kinds[index]]
    return flags


def types_in(batch: Batch, listed: Hashes) -> Flags:
    """Return which word types of the batch have one of a few hashes."""
    hashes = batch.words.types[0]
    flags: Flags = np.zeros(len(hashes), bool)
    if len(hashes):
        index = np.minimum(np.searchsorted(hashes, listed), len(hashes) - 1)
        flags[index[hashes[index] == listed]] = True
    return flags


@cache
def _hashed(words: frozenset[str]) -> Hashes:
    return hash_words(sorted(words))


def spelling_pairs() -> list[tuple[str, str]]:
    """Return pairs of accepted spellings, the American or newer one first."""
    pairs = (pair.split() for pair in " ".join(word_lists.read("spelling")["any"]["pairs"]).split(","))
    return [(first, second) for first, second in pairs]


#: What stands before a name without being part of it: courtesies, which go before anybody, and titles of an office too.
COURTESIES = word_list("courtesies")
TITLES = COURTESIES | word_list("titles")
