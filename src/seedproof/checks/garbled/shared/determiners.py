"""Two articles, or an article and a possessive, side by side: "the a", "a their"."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.lang.english import english_list
from seedproof.lang.word_lists import lookup
from seedproof.text.spans import Flags, Offsets

__all__ = ["determiner_clashes", "pairs_in_small_letters"]


def determiner_clashes(batch: Batch) -> Offsets:
    """Return first words of pairs such as "the a"; use as ``batch.once(determiner_clashes)``."""
    hashes = batch.words.hash
    articles = occurrences(batch, english_list("spun", "article"))
    articles = articles[batch.once(pairs_in_small_letters)[articles]]
    articles = articles[lookup(hashes[articles + 1], english_list("spun", "after-article"))]
    found = [i for i in articles[hashes[articles] != hashes[articles + 1]].tolist() if not _is_foreign_or_letter(batch, i)]
    return np.array(found, np.int64)


def pairs_in_small_letters(batch: Batch) -> Flags:
    """Return which words are the first of two neighbouring English words in small letters with one space between them."""
    words, first = batch.words, np.zeros(len(batch.words), bool)
    plain = batch.once(vocabulary).prose & ~words.initial_upper
    first[:-1] = plain[:-1] & plain[1:] & words.spaced[1:-1]
    return first


def _is_foreign_or_letter(batch: Batch, index: int) -> bool:
    """Tell whether the second article begins a foreign phrase or is a letter: "the a cappella group", "the a-side"."""
    words, after = batch.words, index + 2
    if not words.spaced[after]:
        return True
    return words.text(after) in english_list("spun", "after-second-article") or not batch.text[words.start[after]].islower()
