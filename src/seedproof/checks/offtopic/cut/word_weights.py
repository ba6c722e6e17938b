"""Word weights: how much a word speaks for what stands round an article, by counts on both sides of known cuts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Column
from seedproof.checks.offtopic.features.line_keys import EDGES, line_keys, pair_hash
from seedproof.core.errors import SettingsError
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Offsets

__all__ = ["ANY_WORD", "WEIGHED", "WordWeights", "read", "word_features", "word_weights"]

#: The features that words are weighed for: any word of a line, and those at its edges. ``data/words.tsv`` names the feature in each row.
ANY_WORD: Final = "word-weight"
WEIGHED: Final = (ANY_WORD, *EDGES)

_HEAVY: Final = 1.0  # of a word: 2.7 times as frequent after the end as before it (guessed)


class WordWeights(NamedTuple):
    """The weights of some words: below 0 for words of articles, above for those of what stands round them.

    ``hashes``: of the words, in order
    ``weights``: of each word
    """

    hashes: Hashes
    weights: npt.NDArray[np.float32]

    @classmethod
    def of(cls, words: Mapping[str, float]) -> WordWeights:
        """Return the weights of ``words``; a key of two words is a pair."""
        parts = [w.partition(" ") for w in words]
        hashes, paired = hash_words([p[0] for p in parts]), np.array([bool(p[2]) for p in parts], bool)
        hashes[paired] = pair_hash(hashes[paired], hash_words([p[2] for p in parts if p[2]]))
        order = np.argsort(hashes)
        weights = np.rint(np.array(list(words.values()), np.float32) * 64) / 64  # sums of 64ths are exact in any order
        return cls(hashes[order], weights[order].astype(np.float32))

    def look_up(self, hashes: Hashes) -> npt.NDArray[np.float32]:
        """Return the weight of each hash, 0 where it is not known."""
        return np.append(self.weights, np.float32(0))[find_sorted(hashes, self.hashes)]


@cache
def word_weights() -> dict[str, WordWeights]:
    """Return the weights that ship, for each of ``WEIGHED``."""
    hashes, weights, counts = _shipped()
    ends = np.cumsum(counts).tolist()
    parts = zip(WEIGHED, pairwise([0, *ends]), strict=True)
    return {name: WordWeights(hashes[low:high], weights[low:high]) for name, (low, high) in parts}


class _Shipped(NamedTuple):
    """Hold the weights for each of ``WEIGHED``, one after the other, and how many there are for each."""

    hashes: Hashes
    weights: npt.NDArray[np.float32]
    counts: Offsets


@compiled(_Shipped)
def _shipped() -> _Shipped:
    found = _read_shipped()
    hashes = np.concatenate([found[name].hashes for name in WEIGHED])
    weights = np.concatenate([found[name].weights for name in WEIGHED])
    return _Shipped(hashes, weights, np.array([len(found[name].hashes) for name in WEIGHED], np.int64))


def _read_shipped() -> dict[str, WordWeights]:
    return read(files("seedproof.checks.offtopic.cut").joinpath("data/words.tsv").read_text(encoding="utf-8"))


def read(content: str) -> dict[str, WordWeights]:
    """Return the weights in a file that ``training/cut/learn.py`` has written, for each of ``WEIGHED``.

    No word has a weight for a feature that the file does not name. Raises SettingsError where it names one that is none of ``WEIGHED``.
    """
    words: dict[str, dict[str, float]] = {name: {} for name in WEIGHED}
    for name, word, weight in (row.split("\t") for row in content.splitlines() if row and not row.startswith("#")):
        if name not in words:
            hint = f"the features that words are weighed for are {', '.join(WEIGHED)}"
            raise SettingsError(f"weighs words for the unknown feature {name!r}", where="checks/offtopic/cut/data/words.tsv", hint=hint)
        words[name][word] = float(weight)
    return {name: WordWeights.of(found) for name, found in words.items()}


def word_features(batch: Batch) -> dict[str, Column]:
    """Return what the words of each line speak for."""
    lines, words, known = batch.lines, batch.words, word_weights()
    types, _, _, inverse = words.types
    weight = known[ANY_WORD].look_up(types)[inverse]
    heavy = np.flatnonzero(weight > _HEAVY)
    total = np.bincount(words.line, weight, minlength=len(lines))
    top = np.bincount(words.line[heavy], weight[heavy] - _HEAVY, minlength=len(lines))
    return {
        ANY_WORD: total / (lines.word_count + 3),  # three words that say nothing: a line of one word says little
        "word-weight-sum": np.clip(total / 8, -2, 2),
        "word-weight-top": np.minimum(top / 4, 2),
        **{name: known[name].look_up(keys) / 2 for name, keys in batch.once(line_keys).items()},
    }
