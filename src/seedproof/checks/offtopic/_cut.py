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

from seedproof.checks.offtopic._lines import LINE_FEATURES, Matrix
from seedproof.checks.offtopic._places import PLACE_FEATURES, Places, named, places
from seedproof.text.batch import Batch
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["AROUND", "STEPS", "Cuts", "Network", "Scores", "choose", "cuts", "distribution", "scores"]

Scores = npt.NDArray[np.float64]

# Set on unseen sites: at most 2 in 100 articles without a tail get one, and 4 in 100 with one are cut too early.
TAIL_LIKELY: Final = 0.85
NAMED_LIKELY: Final = 0.4  # for a tail that begins with fixed wording, such as "You may also like"
SAFE_ENOUGH: Final = 0.5  # of the chance of a tail, the part that must lie before the cut or at it
REGRET: Final = 1.5  # how much worse it is to cut into the article than to cut too late
NAMED_REGRET: Final = 0.3  # the same where the tail would begin with fixed wording: that is hardly ever lost

#: How many steps of a weight make one, for those into the hidden layer, its bias and those out of it.
STEPS: Final = (256, 256 * 128, 128)

#: Which lines are seen from a place, counted from the first line of the tail.
AROUND: Final = (-3, -2, -1, 0, 1, 2, 3)


class Cuts(NamedTuple):
    """The likeliest cut of each document.

    ``line``: the first line of the tail, or one past the document's last where there is none · ``behind``: for each line of
    the batch, how likely the article has ended before it.
    """

    line: Offsets
    behind: Scores


class Network(NamedTuple):
    """One hidden layer over the lines round a place and over the features of the place itself.

    As the features are, weights are multiples of a power of two. So all sums are exact, and what a document scores does not
    depend on the batch it comes in, whose shape decides in which order a matrix product adds.
    """

    hidden: Matrix  # (AROUND x LINE_FEATURES, then PLACE_FEATURES) x hidden
    bias: Matrix
    out: Matrix

    @classmethod
    def read(cls, content: str) -> Network:
        """Return the network written by ``training/learn_cut.py``."""
        data = json.loads(content)
        rows = [data["around"][str(offset)][name] for offset in AROUND for name in LINE_FEATURES]
        rows += [data["place"][name] for name in PLACE_FEATURES]
        return cls(*(_steps(part, steps) for part, steps in zip((rows, data["bias"], data["out"]), STEPS, strict=True)))

    def rounded(self) -> Network:
        """Return the network with weights that make its sums exact."""
        return Network(*(_steps(part * steps, steps) for part, steps in zip(self, STEPS, strict=True)))

    def output(self, hidden: npt.NDArray[np.floating]) -> Scores:
        """Return the scores, given what reaches the hidden layer."""
        return ((np.rint(np.tanh(hidden) * 256) / 256) @ self.out).astype(np.float64)

    def score(self, inputs: Matrix) -> Scores:
        """Return the score of each row of features."""
        return self.output(inputs @ self.hidden + self.bias)


def scores(found: Places, lines: Lines, network: Network) -> Scores:
    """Return how well the cut would stand at each place; minus infinity before a document's first line."""
    low, width, reach = lines.of_document[found.document], found.rows.shape[1], AROUND[-1]
    # Each line on its place, and empty lines between documents, so that no place sees those of another.
    slot = np.arange(len(found.line)) + reach * (found.document + 1)
    size = int(slot[-1]) + 1 + reach if len(slot) else 0
    at_line = slot[found.line < lines.of_document[found.document + 1]]
    rows = np.zeros((size, width), np.float32)
    rows[at_line] = found.rows
    hidden = np.zeros((size, len(network.bias)), np.float32)
    for i, offset in enumerate(AROUND):
        part = rows @ network.hidden[i * width : (i + 1) * width]
        hidden[reach : size - reach] += part[reach + offset : size - reach + offset]
    result = network.output(hidden[slot] + (found.features @ network.hidden[len(AROUND) * width :] + network.bias))
    result[(found.line == low) & (low < lines.of_document[found.document + 1])] = -np.inf
    return result


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
    likely = np.rint(likely * 2**20) / 2**20  # which makes the running totals of ``choose`` exact too
    chosen, so_far = choose(likely, found.document, named(found))
    ends = found.line == batch.columns.lines.of_document[found.document + 1]
    return Cuts(found.line[chosen], so_far[~ends])


def choose(likely: Scores, document: Offsets, names: Flags, tail_likely: float = TAIL_LIKELY) -> tuple[Offsets, Scores]:
    """Return the index of each document's place to cut, and for each place the chance that the article has ended there.

    Of a likely tail it is the place that is most likely right, less what it would cost to lose article behind it.
    """
    ends = np.flatnonzero(np.diff(document, append=-1))
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    size, tail, total = ends - starts + 1, 1 - likely[ends], np.cumsum(likely)
    so_far = total - np.repeat((total - likely)[starts], size)
    worth = np.where(so_far >= SAFE_ENOUGH * np.repeat(tail, size), likely - np.where(names, NAMED_REGRET, REGRET) * (1 - so_far), -np.inf)
    worth[ends] = -np.inf
    best = _argmax_by(worth, starts, ends)
    taken = (tail >= np.where(names[best], min(NAMED_LIKELY, tail_likely), tail_likely)) & np.isfinite(worth[best])
    return np.where(taken, best, ends), so_far


def _steps(counted: npt.ArrayLike, steps: int) -> Matrix:
    """Return weights that are given as a number of steps."""
    return (np.rint(np.asarray(counted, np.float32)) / steps).astype(np.float32)


def _argmax_by(values: Scores, starts: Offsets, ends: Offsets) -> Offsets:
    """Return the index of the highest value of each group ``[start, end]``."""
    top = np.repeat(np.maximum.reduceat(values, starts), ends - starts + 1)
    where = np.flatnonzero(values == top)
    return where[np.searchsorted(where, starts)]


@cache
def _network() -> Network:
    return Network.read(files("seedproof.checks.offtopic").joinpath("data/cut.json").read_text(encoding="utf-8"))
