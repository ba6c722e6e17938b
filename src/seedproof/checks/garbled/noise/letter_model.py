"""A model of which letters follow each other in English words: trigrams of letters, counted over the dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.english import dictionary
from seedproof.text.codepoints import code_points
from seedproof.text.compiled import compiled
from seedproof.text.spans import prefix_sum

__all__ = ["OTHER", "letter_classes", "letter_probabilities"]

OTHER: Final = 28  # class of what is neither a letter (1 to 26), nor a word boundary (0), nor an apostrophe (27)
_CLASSES: Final = OTHER + 1
_CLASS_OF = np.full(0x81, OTHER, np.intp)
_CLASS_OF[[ord(c) for c in " abcdefghijklmnopqrstuvwxyz'"]] = np.arange(OTHER)
_SMOOTHING: Final = 0.05  # occurrences that every sequence is given, so that none is impossible (guessed)


def letter_probabilities(words: Sequence[str]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return mean and lowest log10 probability of each word's letters, given the two before."""
    if not words:
        return np.zeros(0), np.zeros(0)
    classes = letter_classes(" " + " ".join(words) + " ")
    letters = np.flatnonzero(classes[1:-1] != 0)
    scores = _model().likely[classes[letters], classes[letters + 1], classes[letters + 2]]
    lengths = np.array([len(word) for word in words], np.int64)
    first = prefix_sum(lengths)[:-1]
    return np.add.reduceat(scores, first) / lengths, np.minimum.reduceat(scores, first)


def letter_classes(text: str) -> npt.NDArray[np.intp]:
    """Return the class of each character: 0 for a space, 1 to 26 for a letter in small letters, 27 for an apostrophe, or ``OTHER``."""
    return _CLASS_OF[np.minimum(code_points(text), 0x80)]


class _Model(NamedTuple):
    likely: npt.NDArray[np.float64]


@compiled(_Model)
def _model() -> _Model:
    """Return the log10 probability of a letter after two others, over the words of the dictionary."""
    classes = letter_classes("".join(dictionary()).replace("\n", " "))
    inside = classes[1:-1] != 0
    triples = (classes[:-2] * _CLASSES + classes[1:-1]) * _CLASSES + classes[2:]
    counts = np.bincount(triples[inside], minlength=_CLASSES**3).reshape((_CLASSES,) * 3).astype(np.float64)
    total = counts.sum(axis=2, keepdims=True)
    return _Model(np.log10((counts + _SMOOTHING) / (total + _SMOOTHING * _CLASSES)))
