"""Training of the network of ``checks/offtopic/_network.py`` for ``learn_cut.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic._cut import distribution
from seedproof.checks.offtopic._network import AROUND, LONGEST, Network
from seedproof.text.spans import running

WIDTH = 16
HIDDEN = 32
NETWORKS = 3
REACH = AROUND[-1]
_BATCH = 48
_RATE = 3e-3
_DECAY = 0.2
_DROPPED = 0.05  # of the features, at each step

Array = npt.NDArray[np.floating]
Index = npt.NDArray[np.int64]


@dataclass
class Table:
    """Documents as rows: for each its lines, then ``REACH`` empty rows, the first of which is the place at its end.

    ``size``: rows of each document · ``weight``: of each document · all others: a value a row.
    """

    size: Index
    weight: Array
    rows: Array
    features: Array
    words: Array
    is_line: npt.NDArray[np.bool_]
    is_place: npt.NDArray[np.bool_]
    allowed: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]
    named: npt.NDArray[np.bool_]
    start: Index

    @property
    def first(self) -> Index:
        """Where each document's rows begin, and one past the last."""
        return running(self.size)

    def of(self, documents: Index) -> Table:
        """Return the table of some of the documents."""
        first = self.first
        rows = np.concatenate([np.arange(first[i], first[i + 1]) for i in documents])
        return Table(self.size[documents], self.weight[documents], *(getattr(self, f.name)[rows] for f in fields(Table)[2:]))

    @classmethod
    def join(cls, tables: Sequence[Table]) -> Table:
        """Return one table of all."""
        return cls(*(np.concatenate([getattr(t, f.name) for t in tables]) for f in fields(cls)))


@dataclass
class _Pass:
    """What a network makes of a table on the way to its scores, kept for the way back."""

    seen: Array
    inputs: Array
    hidden: Array
    score: Array
    sides: list[tuple[Array, Array, Array]]


def likelihoods(data: Table, networks: Sequence[Network]) -> tuple[Array, Index]:
    """Return how likely each place is, and its document."""
    total = []
    for group in np.array_split(np.arange(len(data.size)), len(data.size) // 300 + 1):
        part = data.of(group)
        total.append(np.mean([_forward(part, network).score for network in networks], axis=0)[part.is_place])
    score = np.where(data.allowed[data.is_place], np.concatenate(total), -50).astype(np.float64)
    document = np.repeat(np.arange(len(data.size)), data.size)[data.is_place]
    return distribution(score, document), document


def together(data: Table, epochs: int) -> tuple[Network, ...]:
    """Return several networks, each trained from another start: they err in different places."""
    return tuple(train(data, epochs, seed).rounded() for seed in range(NETWORKS))


def train(data: Table, epochs: int, seed: int = 0) -> Network:
    """Return a network fitted by Adam to the probability that the cut is where it is right."""
    chance = np.random.default_rng(seed)
    values = _start(data, chance)
    moments = [(np.zeros_like(v), np.zeros_like(v)) for v in values]
    usable = np.flatnonzero((np.add.reduceat(data.right & data.allowed, data.first[:-1]) > 0) & (data.size > REACH + 1))
    step, total = 0, epochs * (len(usable) // _BATCH + 1)
    for _ in range(epochs):
        for group in np.array_split(chance.permutation(usable), len(usable) // _BATCH + 1):
            step += 1
            rate = _RATE * min(1, step / 100) * (1 + np.cos(np.pi * step / total)) / 2
            part = data.of(group)
            part.weight = part.weight / data.weight[usable].mean()
            part.rows = part.rows.astype(np.float32) * (chance.random(part.rows.shape[1]) > _DROPPED)
            part.features = part.features.astype(np.float32) * (chance.random(part.features.shape[1]) > _DROPPED)
            for i, gradient in enumerate(_gradients(part, Network(*values))):
                first, second = moments[i]
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                corrected = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                values[i] -= rate * (corrected + (_DECAY * values[i] if values[i].ndim == 2 or i == 4 else 0))
    return Network(*values)


def _start(data: Table, chance: np.random.Generator) -> list[Array]:
    lines, inputs = data.rows.shape[1], (len(AROUND) + 4) * WIDTH + data.features.shape[1]
    values = [
        chance.normal(0, 1 / np.sqrt(lines), (lines, WIDTH)), np.zeros(WIDTH),
        chance.normal(0, 1 / np.sqrt(inputs), (inputs, HIDDEN)), np.zeros(HIDDEN), chance.normal(0, 0.3, HIDDEN),
    ]  # fmt: skip
    return [v.astype(np.float32) for v in values]


def _before(values: Array, data: Table) -> Array:
    """The sum of the rows of the same document before each row."""
    total = np.cumsum(values, axis=0, dtype=np.float64) - values
    return total - np.repeat(total[data.first[:-1]], data.size, axis=0)


def _all(values: Array, data: Table) -> Array:
    """The sum of all rows of each row's document."""
    return np.repeat(np.add.reduceat(values.astype(np.float64), data.first[:-1]), data.size, axis=0)


def _forward(data: Table, network: Network) -> _Pass:
    seen = np.tanh(data.rows.astype(np.float32) @ network.reading + network.reading_bias) * data.is_line[:, None]
    padded = np.pad(seen, ((REACH, REACH), (0, 0)))
    inputs = [padded[REACH + offset : REACH + offset + len(seen)] for offset in AROUND]
    sides = []
    for weight in (data.is_line.astype(np.float32), np.minimum(data.words, LONGEST) * data.is_line):
        weighed, weight = seen * weight[:, None], weight[:, None]
        before, size = _before(weighed, data), _before(weight, data)
        per_before, per_after = 1 / (size + 1), 1 / (_all(weight, data) - size + 1)
        inputs += [before * per_before, (_all(weighed, data) - before) * per_after]
        sides.append((weight, per_before, per_after))
    joined = np.concatenate((*inputs, data.features), axis=1, dtype=np.float32)
    hidden = np.tanh(joined @ network.hidden + network.bias)
    return _Pass(seen, joined, hidden, hidden @ network.out, sides)


def _gradients(data: Table, network: Network) -> list[Array]:
    way = _forward(data, network)
    starts = data.first[:-1]
    likely = distribution(np.where(data.allowed, way.score, -50).astype(np.float64), np.repeat(np.arange(len(starts)), data.size))
    right = (likely + 1e-12) * (data.right & data.allowed)
    wanted = right / np.repeat(np.add.reduceat(right, starts), data.size)
    error = ((likely - wanted) * np.repeat(np.minimum(data.weight, 4), data.size) / len(starts)).astype(np.float32)
    to_hidden = error[:, None] * network.out * (1 - way.hidden**2)
    to_seen = _to_lines(data, way, to_hidden @ network.hidden.T) * (1 - way.seen**2) * data.is_line[:, None]
    rows = data.rows.astype(np.float32)
    return [rows.T @ to_seen, to_seen.sum(axis=0), way.inputs.T @ to_hidden, to_hidden.sum(axis=0), way.hidden.T @ error]


def _to_lines(data: Table, way: _Pass, to_inputs: Array) -> Array:
    """The gradient of what each line was read into, from that of what was seen from all places."""
    size, width = way.seen.shape
    padded = np.zeros((size + 2 * REACH, width), np.float32)
    for i, offset in enumerate(AROUND):
        padded[REACH + offset : REACH + offset + size] += to_inputs[:, i * width : (i + 1) * width]
    result = padded[REACH : REACH + size].astype(np.float64)
    for i, (weight, per_before, per_after) in enumerate(way.sides):
        at = (len(AROUND) + 2 * i) * width
        before, after = to_inputs[:, at : at + width] * per_before, to_inputs[:, at + width : at + 2 * width] * per_after
        result += weight * (_all(before, data) - _before(before, data) - before + _before(after, data) + after)
    return result.astype(np.float32)
