"""The names of a batch: capitalised words that are no common words, and what stands next to them."""

from __future__ import annotations

import re

from seedproof.checks.spelling._blocking import plain
from seedproof.checks.spelling._lists import word_list
from seedproof.checks.spelling._vocabulary import Vocabulary, vocabulary
from seedproof.text.batch import Batch
from seedproof.text.spans import Flags

__all__ = ["COURTESIES", "TITLES", "Names", "names"]

COURTESIES = word_list("courtesies")
TITLES = COURTESIES | word_list("titles")

_LOOSE = re.compile(r"[,\- \t\u00a0\u2000-\u200a\u202f\u3000]+")  # no line ends
_SHORTEST = 4
_COMMON = 0.4  # share in lower case from which a word is a common one: "Secretary", "Brown"
_GENERIC = 0.2  # and from which a word beside a name says nothing about it: "River", "County"


class Names:
    """``is_name``: which words of the batch are names · ``is_word``: which are common words with a capital in mid-sentence, as
    parts of names have; the rest is asked of single words, by index.
    """

    def __init__(self, batch: Batch) -> None:
        self._batch, self._words = batch, batch.columns.words
        self.vocabulary: Vocabulary = batch.keep(vocabulary)
        capital: Flags = self._words.initial_upper & self._words.has_lower
        sound = capital & ~self._words.has_digit & (self._words.length >= _SHORTEST) & (self.vocabulary.language >= 0)
        common: Flags = self.vocabulary.lower >= _COMMON
        self.is_name: Flags = sound & ~common
        self.is_word: Flags = sound & common & ~self._words.starts_sentence & ~self.vocabulary.headline[self._words.line]

    def folded(self, word: int) -> str:
        """Return the word folded, without a possessive."""
        return self._batch.columns.folded[self._words.start[word] : self._words.bare_end[word]]

    def before(self, word: int) -> str | None:
        """Return the name or title just before a word, plain; None where there is none."""
        return self._neighbour(word, word - 1)

    def after(self, word: int, *, common: bool = False) -> str | None:
        """Return the name just after a word, plain; None where there is none. ``common``: or a common word with a capital."""
        return self._neighbour(word, word + 1, common=common)

    def _neighbour(self, word: int, other: int, *, common: bool = False) -> str | None:
        if not 0 <= other < len(self._words):
            return None
        low, high = min(word, other), max(word, other)
        gap = self._batch.columns.text[self._words.end[low] : self._words.start[high]]
        close = len(gap) in (1, 2) and self._words.end[low] == self._words.bare_end[low] and _LOOSE.fullmatch(gap)
        initial = gap == ". "
        if not (close or (initial and self._words.length[low] <= 4)) or not self._words.initial_upper[other]:
            return None
        # "If Merkel", "Yesterday Merkel": a common word that begins a sentence is no first name.
        generic = self.vocabulary.lower[other] >= _GENERIC and self.folded(other) not in TITLES
        return None if generic and not common else plain(self.folded(other))


def names(batch: Batch) -> Names:
    """Return the names of ``batch``; call it through ``batch.keep``."""
    return Names(batch)
