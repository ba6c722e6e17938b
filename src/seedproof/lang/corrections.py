"""Corrections of a word that no list has: common words that are one edit away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.english import RARE
from seedproof.lang.spellings import COMMON, spellings
from seedproof.text.codepoints import CodePoints, code_points
from seedproof.text.edits import Edits, edits
from seedproof.text.hash_table import HashTable, scrambled
from seedproof.text.spans import Flags, Offsets

__all__ = ["Correction", "Near", "best_correction", "corrections", "near_words"]

Asked = Callable[[Offsets, Offsets], Flags]
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


class Near(NamedTuple):
    """A word of a table that is one edit away from another.

    ``word``, ``edit``, ``at``: as those of a correction · ``key``: index of its key in the table.
    """

    word: str
    edit: str
    at: int
    key: int


def corrections(words: Sequence[str], least: float, language: str = "en", lower: float = COMMON, put: str = "") -> list[list[Correction]]:
    """Return the words of a language that are one edit away from each word, in no order.

    ``least``: Zipf frequency, and ``lower``: share in lower case that they must have · ``put``: the only letters that edits may put, where
    others are never asked for.
    """
    known = spellings(language)
    frequent = (known.lower >= lower) & (known.zipf >= least)
    near = near_words(words, code_points(put) if put else known.letters, known.table, lambda _, keys: frequent[keys])
    return [
        [Correction(one.word, float(known.zipf[one.key]), one.edit, one.at, float(known.lower[one.key])) for one in few] for few in near
    ]


def near_words(words: Sequence[str], letters: CodePoints, table: HashTable, asked: Asked) -> list[list[Near]]:
    """Return which words of a table of scrambled hashes are one edit away from each word, by edits that put ``letters``, in no order.

    ``asked``: tells which keys of the table to tell of, given the words, by index, and the keys.
    """
    found: list[list[Near]] = [[] for _ in words]
    for group, made in _made(words, letters, misread=False):
        index, places = table.among(scrambled(made.hashes.ravel()))
        kept = asked(group[index // made.hashes[0].size], places)
        for edit, at in zip(index[kept].tolist(), places[kept].tolist(), strict=True):
            row, place, put = np.unravel_index(edit, made.hashes.shape)
            word = words[int(group[row])]
            other = made.spelt(word, int(place), chr(int(letters[put])))
            if other != word:  # a letter may be changed for itself
                found[int(group[row])].append(Near(other, made.kind, _first_difference(word, other), at))
    return found


def _first_difference(one: str, other: str) -> int:
    """Return the first place at which two words differ: of a letter doubled or not, that is the one told."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def best_correction(words: Sequence[str], misread: bool = True) -> npt.NDArray[np.float32]:
    """Return the highest Zipf frequency of a common English noun or verb that is one edit away from each word, else 0.

    Edits put in, leave out or change a letter, or swap two. ``misread``: also those that put one letter for two, as a scan does: "m" for
    "rn", "h" for "li".
    """
    best = np.zeros(len(words), np.float32)
    known = spellings("en")
    for group, made in _made(words, known.letters, misread):
        index, at = known.table.among(scrambled(made.hashes.ravel()))
        zipf = np.where((known.lower[at] >= COMMON) & (known.zipf[at] > RARE), known.zipf[at], np.float32(0))
        np.maximum.at(best, group[index // made.hashes[0].size], zipf)
    return best


def _made(words: Sequence[str], alphabet: CodePoints, misread: bool) -> Iterator[tuple[Offsets, Edits]]:
    """Yield the edits of words, some words of one length at a time, with the indexes of these."""
    lengths = np.array([len(word) for word in words], np.int64)
    for length in set(lengths[lengths > 1].tolist()):
        alike = np.flatnonzero(lengths == length)
        for group in np.split(alike, range(_GROUP, len(alike), _GROUP)):
            letters = code_points("".join([words[int(k)] for k in group])).reshape(-1, length)
            for made in edits(letters, alphabet, misread):
                yield group, made
