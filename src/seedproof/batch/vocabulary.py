"""What English knows of the words of a batch."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.lang.english import frequencies
from seedproof.lang.languages import UNKNOWN
from seedproof.lang.word_lists import lookup
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["LITTLE", "Vocabulary", "occurrences", "vocabulary"]

#: Zipf frequency above which a word is a little one: "the", "with" and their like (guessed).
LITTLE: Final = 5.8
_SHARE: Final = 0.15  # of little words in a line of unclear language that is taken for English; sound English has twice as many (guessed)
_FEWEST: Final = 6  # words of such a line (guessed)


class Vocabulary(NamedTuple):
    """Columns over the words of a batch and over its types, the different words.

    ``type``: index of each word's type.
    ``type_zipf``: Zipf frequency of each type in English, 0 where English lacks it.
    ``type_lower``: share of each type's occurrences in lower case, nan where English lacks it.
    ``address``: which words are part of an address, a handle, a hashtag or the name of a file, or a half that a line end has parted.
    ``prose``: which of the other words stand in an English line.
    ``unknown``: indexes of the words that English lacks, of any line, but for those of ``address``.
    """

    type: Offsets
    type_zipf: npt.NDArray[np.float32]
    type_lower: npt.NDArray[np.float32]
    address: Flags
    prose: Flags
    unknown: Offsets

    def zipf(self, words: Offsets) -> npt.NDArray[np.float32]:
        """Return the Zipf frequency of the words at these indexes, 0 where English lacks them."""
        return self.type_zipf[self.type[words]]

    def lower(self, words: Offsets) -> npt.NDArray[np.float32]:
        """Return the share in lower case of the words at these indexes, nan where English lacks them."""
        return self.type_lower[self.type[words]]


def vocabulary(batch: Batch) -> Vocabulary:
    """Look up the words of a batch; use as ``batch.once(vocabulary)``."""
    words, address = batch.words, batch.once(no_words)
    zipf, lower = frequencies(words.types.hash)
    kind = words.types.kind
    english = _english_lines(batch, zipf)[words.line] if len(words) else np.zeros(0, bool)
    return Vocabulary(kind, zipf, lower, address, english & ~address, np.flatnonzero((zipf == 0)[kind] & ~address))


def occurrences(batch: Batch, few: frozenset[str]) -> Offsets:
    """Return the indexes of the words of a batch that are one of ``few``, in any case."""
    types = batch.words.types
    return np.flatnonzero(lookup(types.hash, few)[types.kind])


def _english_lines(batch: Batch, zipf: npt.NDArray[np.float32]) -> Flags:
    """Return which lines are in English, or too broken to tell the language but with enough little English words."""
    words, lines = batch.words, batch.lines
    unclear = np.flatnonzero((batch.languages.of_lines == UNKNOWN) & (lines.word_count >= _FEWEST))
    inside = ranges(lines.first[unclear], lines.last[unclear])
    little = inside[(zipf[words.types.kind[inside]] > LITTLE) & (words.length[inside] > 1)]
    count = np.bincount(words.line[little], minlength=len(lines))
    english = batch.languages.lines_in("en").copy()
    english[unclear] = count[unclear] >= np.maximum(2, _SHARE * lines.word_count[unclear])
    return english
