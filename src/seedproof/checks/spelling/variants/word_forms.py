"""Tell words of a document by their form: what names, acronyms and common words are told apart by."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang.english import RARE, frequencies
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["COMMON", "RUNNING", "SELDOM_LOWER", "alphabetic", "in_dictionary", "kind_in_document", "looked_up"]

# Guessed, and held by the specimens of tests/cases/case-variant.yaml.
COMMON: Final = 0.15  # share in lower case from which a word may stand in capitals or not: "the Labour party"
SELDOM_LOWER: Final = 0.3  # and below which it may be an acronym where it has capitals: "gdp", "usa"
RUNNING: Final = 4  # words that a line of running text has at least
_SHORTEST = 3  # letters


def alphabetic(batch: Batch) -> Flags:
    """Return which words are long enough to be looked at, and hold no figure."""
    flags: Flags = ~batch.words.has_digit & (batch.words.length >= _SHORTEST)
    return flags


def kind_in_document(batch: Batch, index: Offsets) -> Offsets:
    """Return for each word a number that only the same word of the same document has, however it is capitalised."""
    words = batch.words
    return words.document[index] * (len(words.types.hash) + 1) + words.types.kind[index]


def looked_up(wanted: Offsets, keys: Offsets, values: Offsets, default: int) -> Offsets:
    """Return the value of each wanted key; keys are sorted."""
    index = find_sorted(wanted, keys)
    return np.where(index >= 0, values[index], default) if len(keys) else np.full(len(wanted), default, np.int64)


def in_dictionary(batch: Batch, index: Offsets) -> Flags:
    """Tell which words English writes in small letters though its table lacks them: "forgets", "popes"."""
    zipf, lower = frequencies(batch.words.hash[index])
    flags: Flags = (zipf == RARE) & (lower > SELDOM_LOWER)
    return flags
