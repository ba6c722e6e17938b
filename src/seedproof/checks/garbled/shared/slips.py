"""How likely a word that no list has is a broken one: its letters, and the common words that are one slip away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled.shared.vocabulary import RARE, word_set, zipf_of
from seedproof.text import codepoints
from seedproof.text.codepoints import CodePoints
from seedproof.text.hashes import Hashes, hash_spans, hash_words
from seedproof.text.spans import Flags, prefix_sum

__all__ = ["OTHER", "derived", "improbable", "letter_classes", "slips"]

_ALPHABET = codepoints.code_points("abcdefghijklmnopqrstuvwxyz")
_GROUP = 64  # words that are edited at a time
OTHER: Final = 28  # class of what is neither a letter (1 to 26), nor a word boundary (0), nor an apostrophe (27)
_CLASSES: Final = OTHER + 1
_CLASS_OF = np.full(0x81, OTHER, np.intp)
_CLASS_OF[[ord(c) for c in " abcdefghijklmnopqrstuvwxyz'"]] = np.arange(OTHER)
_PREFIXES = word_set(
    "un non re over under out super multi neuro pre post anti inter mis de dis sub micro mega bio eco cyber tele mini co "
    "hyper psycho semi counter ultra pro geo nano photo electro hydro thermo auto petro agro"
)
_SUFFIXES = word_set(
    "s es ed d ing ness ly er ers able ability isation ization ise ize ism isms ist ists like less y ies ish wise ment wards esque ian ians"
)
_COMPOUND: Final = 3.3  # Zipf frequency of each part of a compound


def derived(words: Sequence[str]) -> Flags:
    """Return which words (in lower case) are compounds or derivations of words that English has."""
    parts = [(k, a, b) for k, word in enumerate(words) for a, b in _parts(word)]
    found = np.zeros(len(words), bool)
    if parts:
        left, _ = zipf_of(hash_words([a for _, a, _ in parts]))
        right, _ = zipf_of(hash_words([b for _, _, b in parts]))
        affixed = np.array([a == b for _, a, b in parts])
        least = np.where(affixed, RARE, _COMPOUND)
        found[np.array([k for k, _, _ in parts])[(left >= least) & (right >= least)]] = True
    return found


def slips(words: Sequence[str], misread: bool = True) -> npt.NDArray[np.float32]:
    """Return the highest Zipf frequency of a common noun or verb that is one letter away from each word, else 0.

    ``misread``: also those in which two letters stand for one.
    """
    best = np.zeros(len(words), np.float32)
    lengths = np.array([len(word) for word in words], np.int64)
    for length in set(lengths[lengths > 1].tolist()):
        alike = np.flatnonzero(lengths == length)
        for group in np.split(alike, range(_GROUP, len(alike), _GROUP)):
            letters = codepoints.code_points("".join([words[int(k)] for k in group])).reshape(-1, length)
            for sources in _edits(length, misread):
                zipf, share = zipf_of(_edited(letters, sources))
                zipf = np.where((share >= 0.5) & (zipf > RARE), zipf, np.float32(0))
                best[group] = np.maximum(best[group], zipf.reshape(len(group), -1).max(axis=1))
    return best


def improbable(words: Sequence[str]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return mean and lowest log10 probability of each word's letters, given the two before."""
    if not words:
        return np.zeros(0), np.zeros(0)
    classes = letter_classes(" " + " ".join(words) + " ")
    spots = np.flatnonzero(classes[1:-1] != 0)
    scores = _model()[classes[spots], classes[spots + 1], classes[spots + 2]]
    lengths = np.array([len(w) for w in words], np.int64)
    firsts = prefix_sum(lengths)[:-1]
    return np.add.reduceat(scores, firsts) / lengths, np.minimum.reduceat(scores, firsts)


def letter_classes(text: str) -> npt.NDArray[np.intp]:
    """Return the class of each character: 0 for a space, 1 to 26 for a letter in small letters, 27 for an apostrophe, or ``OTHER``."""
    return _CLASS_OF[np.minimum(codepoints.code_points(text), 0x80)]


def _parts(word: str) -> list[tuple[str, str]]:
    found = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
    stems = [word[len(p) :] for p in _PREFIXES if word.startswith(p)]
    stems += [word[: -len(s)] + e for s in _SUFFIXES if word.endswith(s) for e in ("", "e", "y")]
    return found + [(stem, stem) for stem in stems if len(stem) > 3]


def _edited(letters: CodePoints, sources: npt.NDArray[np.intp]) -> Hashes:
    """Hash each word (a row of ``letters``) after each edit; an edit with a -1 stands for 26, one for each letter put there."""
    put = _ALPHABET if (sources < 0).any() else _ALPHABET[:1]
    codes = np.where((sources < 0)[None, :, None, :], put[None, None, :, None], letters[:, sources][:, :, None, :])
    starts = np.arange(0, codes.size, sources.shape[1])
    return hash_spans(codes.reshape(-1), starts, starts + sources.shape[1])


@cache
def _edits(length: int, misread: bool) -> tuple[npt.NDArray[np.intp], ...]:
    """Edits of a word of ``length`` letters, one a row: which letter comes from where, -1 for any letter."""
    at = list(range(length))
    swaps = [[*at[:i], i + 1, i, *at[i + 2 :]] for i in at[:-1]]
    merges = [[*at[:i], -1, *at[i + 2 :]] for i in at[:-1] if misread]  # "m" for "rn", "h" for "li"
    changes = [[*at[:i], -1, *at[i + 1 :]] for i in at]
    inserts = [[*at[:i], -1, *at[i:]] for i in range(length + 1)]
    losses = [[*at[:i], *at[i + 1 :]] for i in at]
    return tuple(np.array(rows, np.intp) for rows in (swaps, merges, changes, inserts, losses) if rows)


@cache
def _model() -> npt.NDArray[np.float64]:
    """Log10 probability of a letter after two others, over the words of the spell checker's list."""
    text = files("seedproof.lang").joinpath("data/en/dictionary.txt").read_text(encoding="utf-8").lower()
    classes = letter_classes(text.partition("# section\n")[2].replace("# section", "").replace("\n", " "))
    inside = classes[1:-1] != 0
    triples = (classes[:-2] * _CLASSES + classes[1:-1]) * _CLASSES + classes[2:]
    counts = np.bincount(triples[inside], minlength=_CLASSES**3).reshape((_CLASSES,) * 3).astype(np.float64)
    total = counts.sum(axis=2, keepdims=True)
    return np.asarray(np.log10((counts + 0.05) / (total + 0.05 * _CLASSES)))
