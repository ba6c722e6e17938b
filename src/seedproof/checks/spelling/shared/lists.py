"""Look up the words of this family's lists, ``[spelling]`` of ``lang/data/<code>/words.toml``, in a batch."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.english import english_list
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["COURTESIES", "TITLES", "are", "english", "types_in"]

#: What stands before a name without being part of it, in any language: courtesies, and titles of an office too.
COURTESIES: Final = word_lists.every("spelling", "courtesy")
TITLES: Final = COURTESIES | word_lists.every("spelling", "office")


def english(topic: str) -> frozenset[str]:
    """Return the English words or phrases of a topic of this family."""
    return english_list("spelling", topic)


def are(batch: Batch, listed: frozenset[str], index: Offsets | None = None) -> Flags:
    """Return which words of the batch, or which of those at ``index``, are in a list."""
    kinds = batch.words.types.kind
    flags: Flags = types_in(batch, _hashed(listed))[kinds if index is None else kinds[index]]
    return flags


def types_in(batch: Batch, listed: Hashes) -> Flags:
    """Return which word types of the batch have one of a few hashes."""
    hashes = batch.words.types.hash
    found = find_sorted(listed, hashes)
    flags: Flags = np.zeros(len(hashes), bool)
    flags[found[found >= 0]] = True
    return flags


@cache
def _hashed(words: frozenset[str]) -> Hashes:
    """Return the hashes of a list."""
    return hash_words(sorted(words))
