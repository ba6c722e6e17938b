"""Find the names of a batch, capitalised words that are no common words, and what stands next to them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.blocking import plain
from seedproof.checks.spelling.shared.lists import TITLES
from seedproof.checks.spelling.shared.vocabulary import Vocabulary, vocabulary
from seedproof.lang.languages import UNKNOWN
from seedproof.text.spans import Flags, Offsets

__all__ = ["Names", "Neighbour", "names"]

_LOOSE = ",- \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"  # no line ends
_SOFT_HYPHEN = 0xAD
_SHORTEST, _LONGEST_INITIAL = 4, 4  # letters of a name, and of what a full stop may follow: "Gen. "
_COMMON = 0.4  # share in lower case from which a word is a common one: "Secretary", "Brown"
_GENERIC = 0.2  # and from which a word beside a name says nothing about it: "River", "County"


class Neighbour(NamedTuple):
    """A word beside a name: plain, whether it is a common one, and whether a comma parts the two."""

    word: str
    common: bool
    apart: bool


class Names:
    """Tell the names of a batch; what stands beside them is asked of single words, by index.

    ``vocabulary``: what the word tables say of each word
    ``language``: by word, the language of its document or, where that is unclear, of its line: a title alone may seem to be in another
    ``is_name``: which words are names
    ``is_word``: which are common words with a capital in mid-sentence, as parts of names have
    """

    def __init__(self, batch: Batch) -> None:
        self._characters, self._words = batch.characters, batch.words
        self.vocabulary: Vocabulary = batch.once(vocabulary)
        spoken = batch.languages.of_documents[self._words.document]
        self.language = np.where(spoken == UNKNOWN, self.vocabulary.language, spoken)
        capital: Flags = self._words.initial_upper & self._words.has_lower
        sound = capital & ~self._words.has_digit & (self._words.length >= _SHORTEST) & (self.vocabulary.language >= 0)
        sound[self._parted()] = False
        common: Flags = self.vocabulary.lower >= _COMMON
        self.is_name: Flags = sound & ~common
        self.is_word: Flags = sound & common & ~self._words.starts_sentence & ~self.vocabulary.headline[self._words.line]

    def _parted(self) -> Offsets:
        """Return the words that hold soft hyphens: where a word may be parted is no spelling."""
        beyond = self._characters.beyond_ascii
        hyphens = beyond[self._characters.codes[beyond] == _SOFT_HYPHEN]
        word = self._words.at(hyphens)
        return word[(word >= 0) & (self._words.end[word] > hyphens)] if len(self._words) else word[:0]

    def folded(self, word: int) -> str:
        """Return the word folded, without a possessive."""
        return self._characters.folded[self._words.start[word] : self._words.bare_end[word]]

    def beside(self, index: Offsets, step: int) -> list[Neighbour | None]:
        """Return the name, title or common word with a capital just before (-1) or after (1) each of the words, or None."""
        words, characters = self._words, self._characters
        other = np.clip(index + step, 0, len(words) - 1)
        low, high = np.minimum(index, other), np.maximum(index, other)
        end, gap = words.end[low], words.start[high] - words.end[low]
        loose = characters.are(end, _LOOSE) & ((gap == 1) | ((gap == 2) & characters.are(end + 1, _LOOSE)))
        dotted = (gap == 2) & characters.are(end, ".") & characters.are(end + 1, " ")
        close, initial = (end == words.bare_end[low]) & loose, dotted & (words.length[low] <= _LONGEST_INITIAL)
        near = (other != index) & (close | initial) & words.initial_upper[other]
        # "If Merkel", "Yesterday Merkel": a common word that begins a sentence is no first name.
        generic = self.vocabulary.lower[other] >= _GENERIC
        rows = zip(near.tolist(), other.tolist(), generic.tolist(), characters.are(end, ",").tolist(), strict=True)
        return [self._named(word, common, apart) if here else None for here, word, common, apart in rows]

    def _named(self, word: int, common: bool, apart: bool) -> Neighbour:
        """Return the word as a neighbour; a title is no common word."""
        folded = self.folded(word)
        return Neighbour(plain(folded), common and folded not in TITLES, apart)


def names(batch: Batch) -> Names:
    """Return the names of ``batch``; call it through ``Batch.once``."""
    return Names(batch)
