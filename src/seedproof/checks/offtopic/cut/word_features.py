"""What the words of each line say, as numbers: how they lean, by counts of words on both sides of known cuts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text.hashes import Hashes, hash_words

__all__ = ["KINDS", "WORD_FEATURES", "Leaning", "leanings", "line_keys", "pair_hash", "word_features"]

WORD_FEATURES: Final = ("word-weight", "word-weight-sum", "word-weight-top", "first-word", "first-two-words", "last-word")

#: What is weighed: any word, and the words at the edges of a line. In ``data/words.tsv`` each has rows of its own.
KINDS: Final = ("any", "first", "first-two", "last")

_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two first words of a pair fall together


class Leaning(NamedTuple):
    """Words that lean to the article (weight below 0) or to what stands round it (above), by hash, in order."""

    hashes: Hashes
    weights: npt.NDArray[np.float32]

    @classmethod
    def of(cls, words: Mapping[str, float]) -> Leaning:
        """Return the leaning of ``words``; a key of two words is a pair."""
        parts = [w.partition(" ") for w in words]
        hashes, paired = hash_words([p[0] for p in parts]), np.array([bool(p[2]) for p in parts], bool)
        hashes[paired] = pair_hash(hashes[paired], hash_words([p[2] for p in parts if p[2]]))
        order = np.argsort(hashes)
        weights = np.rint(np.array(list(words.values()), np.float32) * 64) / 64  # sums of 64ths are exact in any order
        return cls(hashes[order], weights[order].astype(np.float32))

    def look_up(self, hashes: Hashes) -> npt.NDArray[np.float32]:
        """Return the weight of each hash, 0 where it is not known."""
        if not len(self.hashes):
            return np.zeros(len(hashes), np.float32)
        index = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[index] == hashes, self.weights[index], np.float32(0))


@cache
def leanings() -> dict[str, Leaning]:
    """Return the leaning of each of ``KINDS``."""
    rows = files("seedproof.checks.offtopic.cut").joinpath("data/words.tsv").read_text(encoding="utf-8").splitlines()
    words: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    for kind, word, weight in (row.split("\t") for row in rows if row and not row.startswith("#")):
        words[kind][word] = float(weight)
    return {kind: Leaning.of(found) for kind, found in words.items()}


def pair_hash(first: Hashes, second: Hashes) -> Hashes:
    """Return the hash of each pair of words."""
    return (first * _MIX) ^ second


def line_keys(batch: Batch) -> dict[str, Hashes]:
    """Return for each line the hashes of its first word, its first two and its last; 0 where there is none."""
    lines, hashes = batch.lines, batch.words.hash
    if not len(hashes):
        return {kind: np.zeros(len(lines), np.uint64) for kind in KINDS[1:]}
    some, two = lines.word_count > 0, lines.word_count > 1
    top = len(hashes) - 1
    first = np.where(some, hashes[np.minimum(lines.first, top)], np.uint64(0))
    second = np.where(two, hashes[np.minimum(lines.first + 1, top)], np.uint64(0))
    last = np.where(some, hashes[np.maximum(lines.last - 1, 0)], np.uint64(0))
    return {"first": first, "first-two": np.where(two, pair_hash(first, second), np.uint64(0)), "last": last}


def word_features(batch: Batch) -> list[npt.NDArray[np.generic]]:
    """Return the columns of ``WORD_FEATURES``, a value a line."""
    lines, words, known = batch.lines, batch.words, leanings()
    types, _, _, inverse = words.types
    weight = known["any"].look_up(types)[inverse] if len(words) else np.zeros(0, np.float32)
    heavy = np.flatnonzero(weight > 1)
    total = np.bincount(words.line, weight, minlength=len(lines))
    top = np.bincount(words.line[heavy], weight[heavy] - 1, minlength=len(lines))
    of_weights = [total / (lines.word_count + 3), np.clip(total / 8, -2, 2), np.minimum(top / 4, 2)]
    return [*of_weights, *(known[kind].look_up(key) / 2 for kind, key in line_keys(batch).items())]
