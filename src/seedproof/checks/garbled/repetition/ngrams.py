"""N-grams, sequences of words, as hashes; and those that come back within a document."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags

__all__ = ["LENGTH", "Ngrams", "extended", "ngrams"]

LENGTH: Final = 5  # words of an n-gram (guessed)
_STEP: Final = np.uint64(0xD6E8FEB86659FD93)  # not the step of a word's hash, lest "ab c" be "a bc"


class Ngrams(NamedTuple):
    """Columns over the words of a batch that ``LENGTH`` words begin with; two n-grams are alike only if they stand in the same document.

    ``hashes``: the hash of the n-gram that begins there, its document included.
    ``repeated``: whether it comes more than once.
    """

    hashes: Hashes
    repeated: Flags


def ngrams(batch: Batch) -> Ngrams:
    """Return the n-grams of a batch; use as ``batch.once(ngrams)``."""
    words = keys_in_documents(batch, np.arange(len(batch.words)))
    hashes = words
    for known in range(1, LENGTH):
        hashes = extended(words, hashes, known)
    return Ngrams(hashes, recurring(hashes))


def extended(words: Hashes, hashes: Hashes, known: int) -> Hashes:
    """Return the hashes of n-grams that are a word longer than the ``known`` words of those in ``hashes``."""
    return hashes[:-1] * _STEP + words[known : known + max(len(hashes) - 1, 0)]
