"""How likely a word that no list has is a broken one: its letters, and the common words that are one slip away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._vocabulary import RARE, word_set, zipf_of
from seedproof.text import characters
from seedproof.text.lexicon import lexicon
from seedproof.text.spans import Flags
from seedproof.text.words import hash_words

__all__ = ["derived", "improbable", "slips"]

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_CLASSES: Final = 29  # word boundary, 26 letters, apostrophe, anything else
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


def slips(words: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return the highest Zipf frequency of a common noun or verb that is one letter away from each word, else 0."""
    near = [_one_letter_away(word) for word in words]
    best = np.zeros(len(words), np.float32)
    hashes = hash_words([candidate for candidates in near for candidate in candidates])
    table = lexicon("en")
    zipf = np.where(np.nan_to_num(table.lower(hashes)) >= 0.5, table.zipf(hashes), 0)
    np.maximum.at(best, np.repeat(np.arange(len(words)), [len(candidates) for candidates in near]), zipf)
    return best


def improbable(words: Sequence[str]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return mean and lowest log10 probability of each word's letters, given the two before."""
    if not words:
        return np.zeros(0), np.zeros(0)
    classes = _classes(" " + " ".join(words) + " ")
    spots = np.flatnonzero(classes[1:-1] != 0)
    scores = _model()[classes[spots], classes[spots + 1], classes[spots + 2]]
    firsts = np.concatenate(([0], np.cumsum([len(w) for w in words])[:-1]))
    return np.add.reduceat(scores, firsts) / [len(w) for w in words], np.minimum.reduceat(scores, firsts)


def _parts(word: str) -> list[tuple[str, str]]:
    found = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
    stems = [word[len(p) :] for p in _PREFIXES if word.startswith(p)]
    stems += [word[: -len(s)] + e for s in _SUFFIXES if word.endswith(s) for e in ("", "e", "y")]
    return found + [(stem, stem) for stem in stems if len(stem) > 3]


def _one_letter_away(word: str) -> list[str]:
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[2:] for a, b in cuts if len(b) > 1 for c in _LETTERS}  # "rn" for "m", "li" for "h"
    near |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS} | {a + c + b for a, b in cuts for c in _LETTERS}
    return sorted(near - {word})


def _classes(text: str) -> npt.NDArray[np.intp]:
    codes = characters.code_points(text).astype(np.intp)
    letter = (codes >= ord("a")) & (codes <= ord("z"))
    return np.where(letter, codes - ord("a") + 1, np.where(codes == ord(" "), 0, np.where(codes == ord("'"), _CLASSES - 2, _CLASSES - 1)))


@cache
def _model() -> npt.NDArray[np.float64]:
    """Log10 probability of a letter after two others, over the words of the spell checker's list."""
    text = files("seedproof.checks.garbled").joinpath("data/words_en.txt").read_text(encoding="utf-8").lower()
    classes = _classes(text.partition("# section\n")[2].replace("# section", "").replace("\n", " "))
    inside = classes[1:-1] != 0
    triples = (classes[:-2] * _CLASSES + classes[1:-1]) * _CLASSES + classes[2:]
    counts = np.bincount(triples[inside], minlength=_CLASSES**3).reshape((_CLASSES,) * 3).astype(np.float64)
    total = counts.sum(axis=2, keepdims=True)
    return np.asarray(np.log10((counts + 0.05) / (total + 0.05 * _CLASSES)))
