"""Which of many words are spelt nearly alike, without comparing each with each.

Two words meet where they agree after one letter was left out of either (deletion neighbourhood: one letter added,
lost, changed, or two swapped), or where their consonants sound alike ("Mohamed", "Muhammad"). Every word has as many
keys as letters, so the work grows with the number of words, not with its square.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from seedproof.text.characters import code_points
from seedproof.text.words import Hashes

__all__ = ["near_pairs", "plain", "skeleton"]

_LONGEST = 60  # letters; longer "words" are codes and addresses
_FEWEST_CONSONANTS = 3
_CROWD = 24  # words with one key: beyond, only words near each other in the list are paired
_STEP = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_POWERS = np.cumprod(np.full(_LONGEST + 2, _STEP, np.uint64), dtype=np.uint64)
_INVERSE = np.uint64(pow(_STEP, -1, 2**64))
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SOUNDS = str.maketrans("cqgzvfj", "kkkswpy", "aeiouyh")


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """Return the word in lower case without diacritics."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower.translate(_LETTERS)) if not unicodedata.combining(c))


def skeleton(word: str) -> str:
    """Return the consonants that are left when spellings of one sound are made one: ``mmd`` of "Mohammed"."""
    word = plain(word)
    once = "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
    return ("a" if once[:1] in "aeiouy" else "") + once.translate(_SOUNDS)


def near_pairs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of indices ``(i, j)``, ``i < j``, of different words that may be two spellings of one."""
    short = [w[:_LONGEST] for w in words]
    skeletons = [skeleton(w) for w in short]
    kept = np.array([i for i, s in enumerate(skeletons) if len(s) >= _FEWEST_CONSONANTS], np.int64)
    found = [_meeting(*_deletion_keys(short)), _meeting(kept, _hashes([skeletons[i] for i in kept.tolist()]))]
    count = max(len(words), 1)
    return [(int(p // count), int(p % count)) for p in np.unique(np.concatenate([i * count + j for i, j in found]))]


def _deletion_keys(words: Sequence[str]) -> tuple[npt.NDArray[np.int64], Hashes]:
    """The hash of each word, and of each word without each of its letters, with the word's index."""
    lengths = np.array([len(w) for w in words], np.int64)
    ends = np.cumsum(lengths)
    owner = np.repeat(np.arange(len(words)), lengths)
    place = np.arange(len(owner)) - np.repeat(ends - lengths, lengths)
    values = (code_points("".join(words)).astype(np.uint64) + np.uint64(1)) * _POWERS[place]
    total = np.concatenate((np.zeros(1, np.uint64), np.cumsum(values, dtype=np.uint64)))
    before = total[:-1] - np.repeat(total[ends - lengths], lengths)
    after = np.repeat(total[ends], lengths) - total[1:]
    whole = total[ends] - total[ends - lengths]
    return np.concatenate((np.arange(len(words)), owner)), np.concatenate((whole, before + after * _INVERSE))


def _hashes(words: Sequence[str]) -> Hashes:
    return _deletion_keys(words)[1][: len(words)]


def _meeting(owner: npt.NDArray[np.int64], keys: Hashes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The pairs of owners that share a key."""
    order = np.argsort(keys, kind="stable")
    owner, keys = owner[order], keys[order]
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, _CROWD):
        same = keys[step:] == keys[:-step]
        if not same.any():
            break
        a, b = owner[:-step][same], owner[step:][same]
        left.append(np.minimum(a, b)[a != b])
        right.append(np.maximum(a, b)[a != b])
    return np.concatenate(left), np.concatenate(right)
