"""The other accepted spellings of a word: American and British, by rules and a short list of our own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np

from seedproof.checks.spelling._lists import spelling_pairs
from seedproof.text.characters import CodePoints
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import Hashes, hash_words

__all__ = ["listed", "marked", "others"]

# Each rule: what a British spelling looks like, and the American one made of it.
_RULES = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"^(\w{3,})is(e|ed|er|ers|es|ing|ation|ations|ational|able)$", r"\1iz\2"),
        (r"^(\w{2,})ys(e|ed|er|ers|es|ing)$", r"\1yz\2"),
        (r"^(\w{2,})our(|s|ed|er|ers|ing|able|ably|al|ful|less|ly|hood|hoods|ite|ites|ist|ists|some)$", r"\1or\2"),
        (r"^(\w*[aeiouy]\w*[aeiou])ll(ed|er|ers|ing|ings|or|ors|ist|ists|ous|ously)$", r"\1l\2"),
    )
)
_ENDINGS = ("", "s", "ed", "d", "ing", "ly")
# What the British spelling of a rule holds: a word without any of these has no other spelling by rule.
_MARKS = ("ise", "isa", "isi", "yse", "ysi", "our", "lled", "ller", "llin", "llis", "llor", "llou")


def marked(codes: CodePoints, start: Offsets, end: Offsets) -> Flags:
    """Whether each of the words ``[start, end)`` of folded ``codes`` may have another spelling by rule."""
    lengths = end - start
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    flat = codes[np.arange(offsets[-1]) - np.repeat(offsets[:-1] - start, lengths)]
    ink = np.append(flat, np.zeros(3, flat.dtype))
    found = []
    for mark in _MARKS:
        places = np.flatnonzero((flat == ord(mark[0])) & (ink[1:-2] == ord(mark[1])))
        for step, letter in enumerate(mark[2:], 2):
            places = places[ink[places + step] == ord(letter)]
        found.append(places)
    flags: Flags = np.zeros(len(start), bool)
    flags[np.searchsorted(offsets, np.concatenate(found), side="right") - 1] = True
    return flags


@cache
def listed() -> Hashes:
    """The hashes of the words whose other spelling no rule makes."""
    return hash_words(list(_listed()))


@lru_cache(maxsize=20_000)
def others(word: str) -> tuple[str, ...]:
    """Return the other accepted spellings of a folded English word; most of them are no words at all."""
    found = [pattern.sub(american, word) for pattern, american in _RULES if pattern.match(word)]
    return (*found, *_listed().get(word, ()))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """British form to American, with endings."""
    return {british + ending: (american + ending,) for american, british in spelling_pairs() for ending in _ENDINGS}
