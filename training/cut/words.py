"""Which words lean to the article and which to what stands round it, counted for ``learn.py``."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from data import Labelled

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.word_weights import ANY_WORD, WEIGHED, WordWeights
from seedproof.checks.offtopic.features.line_keys import line_keys
from seedproof.core.document import Document
from seedproof.parse import batch_of

TEXTS_OF_SITE = 24  # more of a site say no more (guessed)
# For each feature, on how many sites a word must be seen, and the share that is added to both sides: rare words say little. (guessed)
LEAST = {ANY_WORD: (8, 3e-5), "first-word": (6, 3e-4), "first-two-words": (5, 3e-4), "last-word": (6, 3e-4)}
LEANS = 0.4  # log of how many times as frequent it is on one side: half as much again (guessed)

Side = dict[str, tuple[npt.NDArray[np.uint64], npt.NDArray[np.float64]]]  # by feature: words as hashes, and their shares

_spelled: dict[int, str] = {}  # how the words behind the hashes are written


def count_words(documents: Sequence[Labelled]) -> dict[str, tuple[Side, Side]]:
    """Return for each site its words before and after the cut, as shares of all words there."""
    by_site: dict[str, list[Labelled]] = collections.defaultdict(list)
    for d in documents:
        if (d.sure or d.source == "multi") and d.learn and d.kind != "near+cut" and len(by_site[d.site]) < TEXTS_OF_SITE:
            by_site[d.site].append(d)
    return {
        site: (_shares([d.text[: d.low + 2] for d in group]), _shares([d.text[d.high - 2 :] for d in group if not d.ends]))
        for site, group in by_site.items()
    }


def weigh_words(counted: Iterable[tuple[Side, Side]]) -> dict[str, dict[str, float]]:
    """Return for each word of each feature the log of how much more frequent it is after the cut, each site counting the same."""
    sites = list(counted)
    return {name: _weighed([(before[name], after[name]) for before, after in sites], *LEAST[name]) for name in WEIGHED}


def as_weights(weighed: Mapping[str, Mapping[str, float]]) -> dict[str, WordWeights]:
    """Return the tables that the features are computed with."""
    return {name: WordWeights.of(words) for name, words in weighed.items()}


def _weighed(sites: Sequence[tuple[tuple[np.ndarray, np.ndarray], ...]], least: int, smooth: float) -> dict[str, float]:
    """Return the weights of the words of one feature, given their shares before and after the cut on each site."""
    words, index = np.unique(np.concatenate([hashes for sides in sites for hashes, _ in sides]), return_inverse=True)
    sizes = [[len(hashes) for hashes, _ in sides] for sides in sites]
    after = np.repeat(np.tile([False, True], len(sites)), np.ravel(sizes))
    site = np.repeat(np.arange(len(sites)), np.sum(sizes, axis=1))
    share = np.concatenate([shares for sides in sites for _, shares in sides])
    total = [np.bincount(index[side], share[side], minlength=len(words)) for side in (~after, after)]
    seen = np.bincount(np.unique(index * len(sites) + site) // len(sites), minlength=len(words))
    body, tail = (side / side.sum() + smooth for side in total)
    ratio = np.clip(np.log(tail / body), -4, 4)
    kept = np.flatnonzero((seen >= least) & (np.abs(ratio) > LEANS) & (words != 0))
    return dict(sorted((_spelled[int(words[i])], round(float(ratio[i]), 2)) for i in kept))


def _shares(texts: Sequence[str]) -> Side:
    """Return the words of some texts as shares."""
    batch = batch_of([Document("", t) for t in texts])
    words, lines = batch.words, batch.lines
    types, first, counts, _ = words.types
    _spell(batch, types, first, 1)
    result: Side = {ANY_WORD: (types, counts / (counts.sum() + 100))}  # a tail of three words says little
    for name, keys in line_keys(batch).items():
        types, line, counts = np.unique(keys, return_index=True, return_counts=True)
        last = name == "last-word"
        _spell(batch, types, lines.last[line] - 1 if last else lines.first[line], 2 if name == "first-two-words" else 1)
        result[name] = types, counts / (len(lines) + 20)
    return result


def _spell(batch: Batch, hashes: np.ndarray, first: np.ndarray, size: int) -> None:
    """Keep how new words are written."""
    starts, ends = batch.words.start, batch.words.bare_end
    for key, i in zip(hashes.tolist(), first.tolist(), strict=True):
        if key and key not in _spelled:
            _spelled[key] = " ".join(batch.characters.folded[starts[j] : ends[j]] for j in range(i, i + size))
