"""Make the other accepted spellings of a word, American and British, by rules and from lists."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from seedproof.core.patterns import regex
from seedproof.lang.word_lists import lines_of, read
from seedproof.text.codepoints import CodePoints, among
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["is_loose", "listed_words", "may_vary", "other_spellings"]

# Each rule: what stands before a British spelling, the spelling, the American one made of it, and the endings it has.
_RULES = (
    (r"\w{3,}", "is", "iz", "e ed er ers es ing ation ations ational able"),
    (r"\w{2,}", "ys", "yz", "e ed er ers es ing"),
    (r"\w{2,}", "our", "or", " s ed er ers ing able ably al ful less ly hood hoods ite ites ist ists some"),
    (r"\w*[aeiouy]\w*[aeiou]", "ll", "l", "ed er ers ing ings or ors ist ists ous ously"),
)
_PATTERNS = tuple((regex(f"^({stem}){old}({'|'.join(ends.split(' '))})$"), rf"\1{new}\2") for stem, old, new, ends in _RULES)
_ENDS = tuple(old + ending for _, old, _, ends in _RULES for ending in ends.split(" "))
_SHORTEST = 5  # letters of a word with one of them
_ENDINGS = ("", "s", "ed", "d", "ing", "ly")
# What the British spelling of a rule holds: a word without any of these has no other spelling by rule.
_MARKS = {"is": "eai", "ys": "ei", "ou": "r", "ll": "eio"}


def may_vary(codes: CodePoints, start: Offsets, end: Offsets) -> Flags:
    """Tell which of the words ``[start, end)`` of folded ``codes`` may have another spelling by rule."""
    flags: Flags = end - start >= _SHORTEST
    long = np.flatnonzero(flags)
    edges, letters = prefix_sum((end - start)[long]), codes[ranges(start[long], end[long])]
    ink = np.append(np.minimum(letters, 0xFF).astype(np.uint16), np.zeros(2, np.uint16))
    pairs = ink[:-2] << 8 | ink[1:-1]
    found = []
    for pair, thirds in _MARKS.items():
        at = np.flatnonzero(pairs == (ord(pair[0]) << 8 | ord(pair[1])))
        found.append(at[among(ink[at + 2].astype(np.uint32), thirds)])
    flags[:] = False
    flags[long[np.searchsorted(edges, np.concatenate(found), side="right") - 1]] = True
    return flags


@cache
def listed_words() -> Hashes:
    """Return the hashes of the words whose other spelling no rule makes."""
    return hash_words(list(_listed()))


def is_loose(one: str, other: str) -> bool:
    """Tell whether two folded words are forms that many writers use side by side: "toward", "towards"."""
    return (other,) == _loose().get(one) or (one,) == _loose().get(other)


@lru_cache(maxsize=20_000)
def other_spellings(word: str) -> tuple[str, ...]:
    """Return the other accepted spellings of a folded English word; most of them are no words at all."""
    found = [pattern.sub(american, word) for pattern, american in _PATTERNS if pattern.match(word)] if word.endswith(_ENDS) else []
    return (*found, *_listed().get(word, ()))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the American, or usual, form of each British one or variant: those of our own list with endings."""
    ours: dict[str, tuple[str, ...]] = {
        british + ending: (american + ending,)
        for american, british in map(str.split, read("spelling")["en"]["pair"])
        for ending in _ENDINGS
    }
    return {variant: (usual,) for variant, usual in map(str.split, lines_of("en", "variants"))} | ours | _loose()


@cache
def _loose() -> dict[str, tuple[str, ...]]:
    """Return the usual form of the words that have another which many writers use beside it."""
    return {variant: (usual,) for usual, variant in map(str.split, read("spelling")["en"]["loose-pair"])}
