"""Neighbouring words that English does not put together: two articles, pairs never seen, capitals on little words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.vocabulary import among, vocabulary, word_set
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["Signs", "clashes", "never_seen", "signs", "stray_capitals"]

Signs = tuple[Offsets, Offsets, npt.NDArray[np.float64]]

#: What follows one article is never another, a possessive or a demonstrative.
_ARTICLES: Final = ("a", "an", "the")
_SECOND: Final = word_set("a an the this these those my our your their")
_LOOSE: Final = word_set("la priori posteriori fortiori cappella capella level levels team side list minor major star")
_DO: Final = ("do", "does", "did")
_LITTLE: Final = word_set(
    "a an and are as at be been but by for from had has have in is it its of on or so than that the their them they this to "
    "was were which with"
)


def signs(batch: Batch) -> Signs:
    """Return start, end and weight of every sign, in order; a phrase counts only in an English line. Use as ``batch.once(signs)``."""
    words = batch.words
    phrases = batch.phrases.of("tortured-phrase")
    english = batch.languages.lines_in("en")[phrases.line]
    clash, odd, capital = clashes(batch), never_seen(batch), stray_capitals(batch)
    first = np.concatenate((clash, odd, capital))
    start = np.concatenate((phrases.start[english], words.start[first]))
    last = np.concatenate((clash + 1, odd + 1, capital))
    end = np.concatenate((phrases.end[english], words.end[last]))
    weight = np.concatenate((np.ones(int(english.sum()) + len(clash)), np.full(len(odd), 0.5), np.full(len(capital), 0.3)))
    order = np.lexsort((end, start))
    return start[order], end[order], weight[order]


def clashes(batch: Batch) -> Offsets:
    """Return first words of pairs such as "the a", and of "does now not"."""
    hashes = batch.words.hash
    pairs = batch.once(_pairs)
    clash = np.flatnonzero(among(batch, _ARTICLES) & pairs)
    clash = clash[among(batch, _SECOND, clash + 1)]
    found = [i for i in clash[hashes[clash] != hashes[clash + 1]].tolist() if not _loose(batch, i)]
    late = np.flatnonzero(among(batch, ("now",))[1:] & pairs[:-1])
    late = late[among(batch, _DO, late) & (late + 2 < len(hashes))]
    late = late[batch.words.spaced[late + 2]]
    return np.array(sorted(found + late[among(batch, ("not",), late + 2)].tolist()), np.int64)


def never_seen(batch: Batch) -> Offsets:
    """Return first words of pairs of common words that a large body of edited text does not have."""
    common, never = _table()
    types, _, _, inverse = batch.words.types
    first = np.flatnonzero(batch.once(_pairs))
    if not len(first):
        return first
    place = np.minimum(np.searchsorted(types, common), len(types) - 1)
    known = np.flatnonzero(types[place] == common)
    # The last row and column of the table stand for any other word.
    number = np.full(len(types), len(common), np.int32)
    number[place[known]] = known
    number = number[inverse]
    return first[never.reshape(-1)[number[first] * len(never) + number[first + 1]]]


def stray_capitals(batch: Batch) -> Offsets:
    """Return little words with a capital between two words in small letters: "the talks In spring"."""
    words = batch.words
    upper, prose = words.initial_upper, batch.once(vocabulary).prose
    if len(words) < 3:
        return np.zeros(0, np.int64)
    little = np.flatnonzero(upper[1:-1] & ~upper[:-2] & ~upper[2:] & prose[1:-1]) + 1
    little = little[among(batch, _LITTLE, little)]
    little = little[words.has_lower[little] & ~words.starts_sentence[little] & prose[little - 1] & prose[little + 1]]
    return little[batch.words.spaced[little] & batch.words.spaced[little + 1]]


def _pairs(batch: Batch) -> Flags:
    """Which words are the first of two neighbouring English words in small letters with one space between them."""
    words = batch.words
    prose = batch.once(vocabulary).prose & ~words.initial_upper
    return np.append(prose[:-1] & prose[1:] & batch.words.spaced[1:-1], [False] * min(len(prose), 1))


def _loose(batch: Batch, index: int) -> bool:
    """Whether the second article begins a foreign phrase or is a letter: "the a cappella group", "the a-side"."""
    words, text = batch.words, batch.text
    after = index + 2
    if after >= len(words) or words.start[after] != words.end[index + 1] + 1 or text[words.end[index + 1]] != " ":
        return True
    return words.text(after) in _LOOSE or not text[words.start[after]].islower()


@cache
def _table() -> tuple[Hashes, Flags]:
    """The common words' hashes, sorted, and by their indexes whether the second never follows the first."""
    rows = files("seedproof.lang").joinpath("data/en/unseen_pairs.txt").read_text(encoding="utf-8").split("\n")
    follow = {left: rights.split() for row in rows if row and row[0] != "#" for left, rights in [row.split("\t")]}
    names = sorted({*follow, *(right for rights in follow.values() for right in rights)})
    common = np.sort(hash_words(names))
    index = dict(zip(names, np.searchsorted(common, hash_words(names)).tolist(), strict=True))
    never = np.zeros((len(names) + 1, len(names) + 1), bool)
    for left, rights in follow.items():
        never[index[left], [index[right] for right in rights]] = True
    return common, never
