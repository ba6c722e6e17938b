"""Which words lean to the article and which to what stands round it, counted for ``learn_cut.py``."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from cut_data import Labelled

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.word_features import KINDS, Leaning, line_keys
from seedproof.core.document import Document
from seedproof.parse import batch_of

TEXTS_OF_SITE = 24
# For each kind, on how many sites a word must be seen, and the share that is added to both sides: rare words say little.
LEAST = {"any": (8, 3e-5), "first": (6, 3e-4), "first-two": (5, 3e-4), "last": (6, 3e-4)}
LEANS = 0.4

Side = dict[str, tuple[npt.NDArray[np.uint64], npt.NDArray[np.float64]]]  # by kind: words as hashes, and their shares

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
    """Return for each word of each kind the log of how much more frequent it is after the cut, each site counting the same."""
    sites = list(counted)
    return {kind: _weighed([(before[kind], after[kind]) for before, after in sites], *LEAST[kind]) for kind in KINDS}


def leaning(weighed: dict[str, dict[str, float]]) -> dict[str, Leaning]:
    """Return the tables that the features are computed with."""
    return {kind: Leaning.of(words) for kind, words in weighed.items()}


def _weighed(sites: Sequence[tuple[tuple[np.ndarray, np.ndarray], ...]], least: int, smooth: float) -> dict[str, float]:
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
    batch = batch_of([Document("", t) for t in texts])
    words, lines = batch.words, batch.lines
    types, first, counts, _ = words.types
    _spell(batch, types, first, 1)
    result: Side = {"any": (types, counts / (counts.sum() + 100))}  # a tail of three words says little
    for kind, keys in line_keys(batch).items():
        types, line, counts = np.unique(keys, return_index=True, return_counts=True)
        last = kind == "last"
        _spell(batch, types, lines.last[line] - 1 if last else lines.first[line], 2 if kind == "first-two" else 1)
        result[kind] = types, counts / (len(lines) + 20)
    return result


def _spell(batch: Batch, hashes: np.ndarray, first: np.ndarray, size: int) -> None:
    """Keep how new words are written."""
    starts, ends = batch.words.start, batch.words.bare_end
    for key, i in zip(hashes.tolist(), first.tolist(), strict=True):
        if key and key not in _spelled:
            _spelled[key] = " ".join(batch.characters.folded[starts[j] : ends[j]] for j in range(i, i + size))
