"""Corrections of a word that no list has: common words that are one edit away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.english import RARE
from seedproof.lang.spellings import COMMON, Spellings, spellings
from seedproof.text.codepoints import code_points
from seedproof.text.edits import Edits, edits
from seedproof.text.hash_table import scrambled
from seedproof.text.spans import Offsets

__all__ = ["Correction", "best_correction", "corrections"]

_GROUP: Final = 64  # words that are edited at a time: their edits stay in the processor's cache (guessed)


class Correction(NamedTuple):
    """A word that may be meant by another.

    ``word``: how it is written.
    ``zipf``: its Zipf frequency.
    ``edit``: what makes it of the other: ``swap`` two letters, ``change``, put in (``insert``) or leave out (``loss``) one.
    ``at``: the letter of the other at which.
    ``lower``: its share in lower case.
    """

    word: str
    zipf: float
    edit: str
    at: int
    lower: float = 1.0


def corrections(words: Sequence[str], least: float, language: str = "en", lower: float = COMMON) -> list[list[Correction]]:
    """Return the words of a language that are one edit away from each word, in no order.

    ``least``: Zipf frequency, and ``lower``: share in lower case that they must have.
    """
    found: list[list[Correction]] = [[] for _ in words]
    known = spellings(language)
    for group, made in _made(words, known, misread=False):
        index = known.table.among(scrambled(made.hashes.ravel()))
        at = known.table.find(scrambled(made.hashes.ravel()[index]))
        kept = (known.lower[at] >= lower) & (known.zipf[at] >= least)
        for edit, zipf, share in zip(index[kept].tolist(), known.zipf[at[kept]].tolist(), known.lower[at[kept]].tolist(), strict=True):
            row, place, put = np.unravel_index(edit, made.hashes.shape)
            word = words[int(group[row])]
            other = made.spelt(word, int(place), chr(int(known.letters[put])))
            if other != word:  # a letter may be changed for itself
                found[int(group[row])].append(_told(word, other, made.kind, zipf, share))
    return found


def _told(word: str, other: str, edit: str, zipf: float, lower: float) -> Correction:
    """Return a correction; of a letter doubled or not, the first place at which the two words differ is told."""
    at = next((k for k, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
    return Correction(other, zipf, edit, at, lower)


def best_correction(words: Sequence[str], misread: bool = True) -> npt.NDArray[np.float32]:
    """Return the highest Zipf frequency of a common English noun or verb that is one edit away from each word, else 0.

    Edits put in, leave out or change a letter, or swap two. ``misread``: also those that put one letter for two, as a scan does: "m" for
    "rn", "h" for "li".
    """
    best = np.zeros(len(words), np.float32)
    known = spellings("en")
    for group, made in _made(words, known, misread):
        index = known.table.among(scrambled(made.hashes.ravel()))
        at = known.table.find(scrambled(made.hashes.ravel()[index]))
        zipf = np.where((known.lower[at] >= COMMON) & (known.zipf[at] > RARE), known.zipf[at], np.float32(0))
        np.maximum.at(best, group[index // made.hashes[0].size], zipf)
    return best


def _made(words: Sequence[str], known: Spellings, misread: bool) -> Iterator[tuple[Offsets, Edits]]:
    """Yield the edits of words, some words of one length at a time, with the indexes of these."""
    lengths = np.array([len(word) for word in words], np.int64)
    for length in set(lengths[lengths > 1].tolist()):
        alike = np.flatnonzero(lengths == length)
        for group in np.split(alike, range(_GROUP, len(alike), _GROUP)):
            letters = code_points("".join([words[int(k)] for k in group])).reshape(-1, length)
            for made in edits(letters, known.letters, misread):
                yield group, made
