"""Corrections of a word that no list has: common words that are one edit away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.english import RARE, frequencies
from seedproof.text.codepoints import CodePoints, code_points
from seedproof.text.hashes import Hashes, hash_spans

__all__ = ["Correction", "best_correction", "corrections"]

_ALPHABET = code_points("abcdefghijklmnopqrstuvwxyz")
_EDITS = ("swap", "change", "insert", "loss")  # in the order of _edits
_GROUP = 64  # words that are edited at a time: their edits stay in the processor's cache (guessed)
_COMMON = 0.5  # share in lower case from which a word is a noun or verb rather than a name (guessed)


class Correction(NamedTuple):
    """A word that may be meant by another.

    ``word``: how it is written.
    ``zipf``: its Zipf frequency.
    ``edit``: what makes it of the other: ``swap`` two letters, ``change``, put in (``insert``) or leave out (``loss``) one.
    ``at``: the letter of the other at which.
    """

    word: str
    zipf: float
    edit: str
    at: int


def corrections(words: Sequence[str], least: float) -> list[list[Correction]]:
    """Return the common English words at least so frequent that are one edit away from each word, in no order."""
    found: list[list[Correction]] = [[] for _ in words]
    lengths = np.array([len(word) for word in words], np.int64)
    for length in set(lengths[lengths > 1].tolist()):
        alike = np.flatnonzero(lengths == length)
        for group in np.split(alike, range(_GROUP, len(alike), _GROUP)):
            letters = code_points("".join([words[int(k)] for k in group])).reshape(-1, length)
            for edit, sources in zip(_EDITS, _edits(length, misread=False), strict=True):
                zipf, lower = frequencies(_edited(letters, sources))
                kept = np.flatnonzero((lower >= _COMMON) & (zipf >= least))
                puts = len(zipf) // (len(group) * len(sources))  # letters tried at each place
                for index in kept.tolist():
                    row, place, put = index // (len(sources) * puts), index // puts % len(sources), index % puts
                    word = words[int(group[row])]
                    told = _told(word, edit, sources[place], put, float(zipf[index]))
                    if told.word != word:  # a letter may be changed for itself
                        found[int(group[row])].append(told)
    return found


def _told(word: str, edit: str, source: npt.NDArray[np.intp], put: int, zipf: float) -> Correction:
    """Return an edit of a word, written out."""
    other = "".join(word[k] if k >= 0 else chr(int(_ALPHABET[put])) for k in source.tolist())
    at = next((k for k, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
    return Correction(other, zipf, edit, at)


def best_correction(words: Sequence[str], misread: bool = True) -> npt.NDArray[np.float32]:
    """Return the highest Zipf frequency of a common noun or verb that is one edit away from each word, else 0.

    Edits put in, leave out or change a letter, or swap two. ``misread``: also those that put one letter for two, as a scan does.
    """
    best = np.zeros(len(words), np.float32)
    lengths = np.array([len(word) for word in words], np.int64)
    for length in set(lengths[lengths > 1].tolist()):
        alike = np.flatnonzero(lengths == length)
        for group in np.split(alike, range(_GROUP, len(alike), _GROUP)):
            letters = code_points("".join([words[int(k)] for k in group])).reshape(-1, length)
            for sources in _edits(length, misread):
                zipf, lower = frequencies(_edited(letters, sources))
                zipf = np.where((lower >= _COMMON) & (zipf > RARE), zipf, np.float32(0))
                best[group] = np.maximum(best[group], zipf.reshape(len(group), -1).max(axis=1))
    return best


def _edited(letters: CodePoints, sources: npt.NDArray[np.intp]) -> Hashes:
    """Hash each word (a row of ``letters``) after each edit; an edit with a -1 stands for 26, one for each letter put there."""
    put = _ALPHABET if (sources < 0).any() else _ALPHABET[:1]
    codes = np.where((sources < 0)[None, :, None, :], put[None, None, :, None], letters[:, sources][:, :, None, :])
    starts = np.arange(0, codes.size, sources.shape[1])
    return hash_spans(codes.reshape(-1), starts, starts + sources.shape[1])


@cache
def _edits(length: int, misread: bool) -> tuple[npt.NDArray[np.intp], ...]:
    """Return the edits of a word of ``length`` letters, one a row: which letter comes from where, -1 for any letter."""
    at = list(range(length))
    swaps = [[*at[:i], i + 1, i, *at[i + 2 :]] for i in at[:-1]]
    merges = [[*at[:i], -1, *at[i + 2 :]] for i in at[:-1] if misread]  # "m" for "rn", "h" for "li"
    changes = [[*at[:i], -1, *at[i + 1 :]] for i in at]
    inserts = [[*at[:i], -1, *at[i:]] for i in range(length + 1)]
    losses = [[*at[:i], *at[i + 1 :]] for i in at]
    return tuple(np.array(rows, np.intp) for rows in (swaps, merges, changes, inserts, losses) if rows)
