"""Words that no list has and that are made of words that English has: compounds and derivations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from seedproof.lang.english import RARE, english_list, frequencies
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags

__all__ = ["derived", "no_name"]

_COMPOUND: Final = 3.3  # Zipf frequency of each part of a compound (guessed)
_PART: Final = 3  # letters that each part of a compound must have (guessed)


def derived(words: Sequence[str]) -> Flags:
    """Return which words (in lower case) are compounds or derivations of words that English has."""
    parts = [(row, left, right) for row, word in enumerate(words) for left, right in _parts(word)]
    found = np.zeros(len(words), bool)
    if parts:
        row = np.array([k for k, _, _ in parts])
        left = frequencies(hash_words([part for _, part, _ in parts])).zipf
        right = frequencies(hash_words([part for _, _, part in parts])).zipf
        least = np.where([a == b for _, a, b in parts], RARE, _COMPOUND)
        found[row[(left >= least) & (right >= least)]] = True
    return found


def no_name(words: Sequence[str]) -> Flags:
    """Return which words (in lower case) are made as no name is: "counterdrug", "obstructionism", unlike "Underwood" and "Fielding"."""
    prefixes, suffixes = (english_list("derivation", topic) for topic in ("prefix-of-no-name", "suffix-of-no-name"))
    stems = [
        next((word.removeprefix(p) for p in prefixes if word.startswith(p)), "")
        or next((word.removesuffix(s) for s in suffixes if word.endswith(s)), "")
        for word in words
    ]
    known = np.maximum(*(frequencies(hash_words([stem + end for stem in stems])).zipf for end in ("", "e")))
    return (known >= RARE) & np.array([len(stem) > _PART for stem in stems], bool)


def _parts(word: str) -> list[tuple[str, str]]:
    """Return the ways to cut a word in two, and its stem twice for each affix that it may have."""
    prefixes, suffixes = _affixes()
    found = [(word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1)]
    stems = [word[len(prefix) :] for prefix in prefixes if word.startswith(prefix)] if word.startswith(prefixes) else []
    if word.endswith(suffixes):
        stems += [word[: -len(suffix)] + end for suffix in suffixes if word.endswith(suffix) for end in ("", "e", "y")]
    if word.endswith(("ppeth", "tteth")):  # "worshippeth": old verbs double their last letter
        stems.append(word[:-4])
    return found + [(stem, stem) for stem in stems if len(stem) > _PART]


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(english_list("derivation", "prefix")), tuple(english_list("derivation", "suffix"))
