"""The cut: the one point of a seed after which nothing belongs to the article.

Every line may be the first of the tail; so may the end of the text, when there is no tail. A small network gives each of
these places a score from the lines round it and from what is before and after it, and the scores of a seed are made
one distribution. So a model of the *cut* is learnt, not one of lines: a line is off-topic as far as the cut is before it.

``training/learn_cut.py`` learns the weights in ``data/cut.json`` from this module's features. To replace the model, keep
``cuts``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic._lines import LINE_FEATURES, TOPICS, Matrix, line_features
from seedproof.text.batch import Batch
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["AROUND", "PLACE_FEATURES", "Cuts", "Network", "Places", "Scores", "choose", "cuts", "distribution", "named", "places", "scores"]

Scores = npt.NDArray[np.float64]

# Set on unseen sites: at most 2 in 100 articles without a tail get one, and 4 in 100 with one are cut too early.
TAIL_LIKELY: Final = 0.85
NAMED_LIKELY: Final = 0.4  # for a tail that begins with fixed wording, such as "You may also like"
SAFE_ENOUGH: Final = 0.6  # of the chance of a tail, the part that must lie before the cut or at it
REGRET: Final = 1.5  # how much worse it is to cut into the article than to cut too late

#: Which lines are seen from a place, counted from the first line of the tail.
AROUND: Final = (-3, -2, -1, 0, 1, 2, 3)

NAMING: Final = ("phrase-line", "phrase-start", "opens-biography")

_MEANS: Final = (
    "words", "short", "long", "ends-sentence", "capitalised", "digits", "own-language", "other-language", "word-weight", "seen-before",
    "mark-bullet", "mark-quote", "same-line-end",
)  # fmt: skip
_SIDE: Final = (
    "lines", "words", *(f"mean-{n}" for n in _MEANS), "sound-lines", "sound-words-share", "phrase-lines", "phrase-lines-share", "topics",
    "word-weight-per-word",
)  # fmt: skip
PLACE_FEATURES: Final = (
    "is-end", *(f"before-{n}" for n in _SIDE), *(f"after-{n}" for n in _SIDE), "share-of-words-after", "to-next-sound-line", "line-number",
)  # fmt: skip


class Places(NamedTuple):
    """Where each document may be cut: before each line but its first, and at its end.

    ``document`` · ``line``: the first of the tail (the end of a document is the line after its last) · ``rows``: the
    features of all lines · ``features``: those of each place.
    """

    document: Offsets
    line: Offsets
    rows: Matrix
    features: Matrix


class Cuts(NamedTuple):
    """The likeliest cut of each document.

    ``line``: the first line of the tail, or one past the document's last where there is none · ``behind``: for each line of
    the batch, how likely the article has ended before it.
    """

    line: Offsets
    behind: Scores


class Network(NamedTuple):
    """One hidden layer over the lines round a place and over the features of the place itself."""

    around: Matrix  # AROUND x LINE_FEATURES x hidden
    place: Matrix  # PLACE_FEATURES x hidden
    bias: Matrix
    out: Matrix

    @classmethod
    def read(cls, content: str) -> Network:
        """Return the network written by ``training/learn_cut.py``."""
        data = json.loads(content)
        around = np.array([[data["around"][str(o)][name] for name in LINE_FEATURES] for o in AROUND], np.float32)
        place = np.array([data["place"][name] for name in PLACE_FEATURES], np.float32)
        return cls(around, place, np.array(data["bias"], np.float32), np.array(data["out"], np.float32))


def places(batch: Batch) -> Places:
    """Return every place where a document of the batch may be cut."""
    lines, documents = batch.columns.lines, np.arange(len(batch.columns))
    low, high = lines.of_document[:-1], lines.of_document[1:]
    document = np.repeat(documents, high - low + 1)
    line = np.arange(len(document)) - document
    rows = batch.keep(line_features)
    return Places(document, line, rows, _place_features(lines, rows, document, line))


def scores(found: Places, lines: Lines, network: Network) -> Scores:
    """Return how well the cut would stand at each place; minus infinity before a document's first line."""
    low, high = lines.of_document[found.document], lines.of_document[found.document + 1]
    total = found.features @ network.place + network.bias
    # One product for all neighbours: many small ones cost more in waiting for threads than in arithmetic.
    seen = found.rows @ network.around.transpose(1, 0, 2).reshape(len(LINE_FEATURES), -1)
    seen = np.concatenate((seen, np.zeros((1, seen.shape[1]), np.float32))).reshape(len(lines) + 1, len(AROUND), -1)
    for i, offset in enumerate(AROUND):
        at = found.line + offset
        total += seen[np.where((at >= low) & (at < high), at, len(lines)), i]
    result = (np.tanh(total) @ network.out).astype(np.float64)
    return np.where((found.line == low) & (low < high), -np.inf, result)


def distribution(score: Scores, document: Offsets) -> Scores:
    """Return the probability of each place: the softmax of the scores within each document."""
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    size = np.diff(np.append(starts, len(document)))
    grown = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), size))
    return grown / np.repeat(np.add.reduceat(grown, starts), size)


def cuts(batch: Batch) -> Cuts:
    """Return the cut of each document."""
    found = places(batch)
    likely = distribution(scores(found, batch.columns.lines, _network()), found.document)
    chosen, so_far = choose(likely, found.document, named(found))
    ends = found.line == batch.columns.lines.of_document[found.document + 1]
    return Cuts(found.line[chosen], so_far[~ends])


def named(found: Places) -> Flags:
    """Return at which places the tail would begin with fixed wording."""
    says = np.any(found.rows[:, [LINE_FEATURES.index(name) for name in NAMING]] > 0, axis=1)
    last = np.diff(found.document, append=-1) != 0
    return np.append(says, False)[np.where(last, len(found.rows), found.line)]


def choose(likely: Scores, document: Offsets, names: Flags, tail_likely: float = TAIL_LIKELY) -> tuple[Offsets, Scores]:
    """Return the index of each document's place to cut, and for each place the chance that the article has ended there.

    Of a likely tail it is the place that is most likely right, less what it would cost to lose article behind it.
    """
    ends = np.flatnonzero(np.diff(document, append=-1))
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))
    size, tail, total = ends - starts + 1, 1 - likely[ends], np.cumsum(likely)
    so_far = total - np.repeat((total - likely)[starts], size)
    worth = np.where(so_far >= SAFE_ENOUGH * np.repeat(tail, size), likely - REGRET * (1 - so_far), -np.inf)
    worth[ends] = -np.inf
    best = _argmax_by(worth, starts, ends)
    taken = (tail >= np.where(names[best], min(NAMED_LIKELY, tail_likely), tail_likely)) & np.isfinite(worth[best])
    return np.where(taken, best, ends), so_far


def _argmax_by(values: Scores, starts: Offsets, ends: Offsets) -> Offsets:
    """Return the index of the highest value of each group ``[start, end]``."""
    top = np.repeat(np.maximum.reduceat(values, starts), ends - starts + 1)
    where = np.flatnonzero(values == top)
    return where[np.searchsorted(where, starts)]


@cache
def _network() -> Network:
    return Network.read(files(__package__).joinpath("data/cut.json").read_text(encoding="utf-8"))


def _place_features(lines: Lines, rows: Matrix, document: Offsets, line: Offsets) -> Matrix:
    low, high = lines.of_document[document], lines.of_document[document + 1]
    sound = _sound(lines, rows)
    summed = _summed(lines, rows, sound)
    before, after = summed[line] - summed[low], summed[high] - summed[line]
    whole = np.maximum(summed[high, 1] - summed[low, 1], 1)
    next_sound = np.append(np.flatnonzero(sound), len(lines))[np.searchsorted(np.flatnonzero(sound), line)]
    to_next = summed[np.minimum(next_sound, high), 1] - summed[line, 1]
    sides = (*_side(before), *_side(after))
    return np.stack((line == high, *sides, after[:, 1] / whole, np.log1p(to_next) / 4, np.log1p(line - low) / 4), axis=1).astype(np.float32)


def _sound(lines: Lines, rows: Matrix) -> Flags:
    """Lines that look like a paragraph of an article."""
    said = rows[:, [LINE_FEATURES.index(f"says-{t}") for t in TOPICS]].any(axis=1)
    return (lines.word_count >= 12) & lines.ends_sentence & ~said & (rows[:, LINE_FEATURES.index("other-language")] == 0)


def _summed(lines: Lines, rows: Matrix, sound: Flags) -> npt.NDArray[np.float64]:
    """Running sums over lines of what ``_side`` wants: lines, words, words x features, sound lines and so on."""
    words = lines.word_count.astype(np.float64)[:, None]
    said = rows[:, [LINE_FEATURES.index(f"says-{t}") for t in TOPICS]].sum(axis=1, keepdims=True)
    means = rows[:, [LINE_FEATURES.index(n) for n in _MEANS]]
    weight = rows[:, [LINE_FEATURES.index("word-weight")]] * (words + 3)
    parts = (np.ones_like(words), words, means * words, sound[:, None], sound[:, None] * words, said > 0, said, weight)
    values = np.concatenate(parts, axis=1)
    return np.concatenate((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))


def _side(total: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
    """The features of all that is on one side of a place."""
    lines, words = total[:, 0], total[:, 1]
    means = total[:, 2 : 2 + len(_MEANS)] / np.maximum(words, 1)[:, None]
    sound, sound_words, said_lines, said, weight = total[:, 2 + len(_MEANS) :].T
    return [
        np.log1p(lines) / 4, np.log1p(words) / 6, *means.T, np.log1p(sound) / 2, sound_words / np.maximum(words, 1),
        np.log1p(said_lines) / 2, said_lines / np.maximum(lines, 1), np.log1p(said) / 2, weight / (words + 3),
    ]  # fmt: skip
