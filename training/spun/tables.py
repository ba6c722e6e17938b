"""Count edited text and what spinners make of it, into a table that holds both without any text."""

from __future__ import annotations

import itertools
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from training.background import rows
from training.spun.spinners import Spinner

from seedproof.checks.garbled.spun import word_evidence
from seedproof.checks.garbled.spun.document_evidence import FEATURES
from seedproof.text.hashes import hash_words

__all__ = ["Counts", "count", "made"]

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
STRETCH = re.compile(r"[^A-Za-z'’ ]+")
SHARE = 0.5  # of the background that each spinner spins: half of it says the same in half the time
# Guessed, all of them: rarer words and pairs say little, and the table has to be small.
LEAST_SEEN = 2  # occurrences of a pair of words that is kept
LEAST_WORD, LEAST_SPUN = 4, 8  # occurrences of a word that is kept, in edited and in spun text
LITTLE = 420  # words of which every pair is classed
WEIGHT_EDGES = (-2, -1, -0.4, -0.1, 0.1, 0.4, 0.8, 1.3, 2, 3)  # natural logs
PAIR_EDGES = (-2.2, -1.6, -1.1, -0.7, -0.4, -0.1, 0.2, 0.5, 1)  # decades
RARER = 1.5  # a word that a spinner puts is this much rarer than the one it is put for


@dataclass
class Counts:
    """Counts of edited text, as it is and spun.

    ``words``, ``pairs``: of the text as it is · ``spun``: words of what each spinner made of it · ``swaps``: which word each put for which.
    """

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    spun: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    swaps: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))


def count(background: Path, kinds: Mapping[str, Spinner]) -> Counts:
    """Count the background text as it is and as the spinners leave it."""
    counts, chance = Counts(), random.Random(5)
    for row in rows(background):
        for stretch in STRETCH.split(row["text"]):
            words = [_bare(w) for w in WORD.findall(stretch)]
            counts.words.update(words)
            counts.pairs.update(itertools.pairwise(words))
        for name, spinner in kinds.items():
            if chance.random() < SHARE:
                swaps = counts.swaps[name]
                spinner.on_swap = lambda old, new, swaps=swaps: swaps.update([(old, new)])
                counts.spun[name].update(_bare(w) for w in WORD.findall(spinner.spin(row["text"], chance, lowered=False)))
                spinner.on_swap = None
    return counts


def made(counts: Counts, kinds: Iterable[str]) -> word_evidence.Table:
    """Return the table of these counts and kinds of spinner, without likelihoods."""
    spun: Counter[str] = Counter()
    swaps: dict[str, Counter[str]] = defaultdict(Counter)
    for name in kinds:
        spun.update(counts.spun[name])
        for (old, new), n in counts.swaps[name].items():
            swaps[new][old] += n
    kept = {w for w, n in counts.words.items() if n >= LEAST_WORD} | {w for w, n in spun.items() if n >= LEAST_SPUN}
    words = sorted(w for w in kept if len(w) > 1 or w == "a")
    hashed = word_evidence.keys(hash_words(words))
    order = np.argsort(hashed)[: word_evidence.NO_WORD]
    words = [words[i] for i in order.tolist()]
    index = {w: i for i, w in enumerate(words)}
    common = [w for w, _ in counts.words.most_common(LITTLE) if w in index]
    little = np.full(len(words), -1, np.int16)
    little[[index[w] for w in common]] = np.arange(len(common))
    every, every_spun = counts.words.total(), spun.total()
    ratio = [math.log((spun[w] / every_spun + 3e-7) / (counts.words[w] / every + 3e-7)) for w in words]
    return word_evidence.Table(
        key=hashed[order],
        weight=np.digitize(ratio, WEIGHT_EDGES).astype(np.uint8),
        little=little,
        swaps=_swaps(words, index, swaps, counts.words),
        seen=_seen(counts.pairs, index),
        pairs=_classes(common, counts, every),
        cells=np.zeros(word_evidence.CELLS, np.float32),
        classes=np.zeros(word_evidence.CLASSES, np.float32),
        decision=np.zeros(len(FEATURES)),
    )


def _swaps(
    words: list[str], index: dict[str, int], swaps: Mapping[str, Counter[str]], usual: Counter[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.uint16]]:
    rows = np.full((len(words), word_evidence.SWAPS), word_evidence.NO_WORD, np.uint16)
    for i, word in enumerate(words):
        others = [w for w, n in swaps.get(word, Counter()).most_common(12) if w in index and usual[w] > RARER * usual[word]]
        rows[i, : len(others[: word_evidence.SWAPS])] = [index[w] for w in others[: word_evidence.SWAPS]]
    return rows


def _seen(pairs: Counter[tuple[str, str]], index: dict[str, int]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    kept = [pair for pair, n in pairs.items() if n >= LEAST_SEEN and pair[0] in index and pair[1] in index]
    left, right = (word_evidence.keys(hash_words([pair[k] for pair in kept])) for k in (0, 1))
    seen = np.zeros(1 << 18, np.uint8)
    word_evidence.add_pairs(seen, left, right)
    return seen


def _classes(common: list[str], counts: Counts, every: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    single = np.array([counts.words[w] for w in common], float)
    together = np.array([[counts.pairs[a, b] for b in common] for a in common], float)
    ratio = np.log10((together + 0.5) / (np.outer(single, single) / every + 0.5))
    return np.digitize(ratio, PAIR_EDGES).astype(np.uint8)


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")
