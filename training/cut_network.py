"""Training of the network of ``checks/offtopic/_cut.py`` for ``learn_cut.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seedproof.checks.offtopic import _cut

HIDDEN = 32
NETWORKS = 3


@dataclass
class Table:
    """Features of many documents, joined: document ``i`` has the places ``first[i]:first[i + 1]``."""

    first: np.ndarray
    inputs: np.ndarray
    right: np.ndarray
    named: np.ndarray
    weight: np.ndarray


def likelihoods(data: Table, learnt: _cut.Network) -> tuple[np.ndarray, np.ndarray]:
    """Return how likely each place is, and its document."""
    chunks = [data.inputs[i : i + 50_000].astype(np.float32) for i in range(0, len(data.inputs), 50_000)]
    sizes = np.diff(data.first)
    total = np.concatenate([learnt.score(chunk) for chunk in chunks])
    total[data.first[:-1][sizes > 1]] = -50
    document = np.repeat(np.arange(len(sizes)), sizes)
    return _cut.distribution(total, document), document


def together(data: Table, epochs: int) -> _cut.Network:
    """Return one network that gives the mean score of several, each trained from another start: they err in different places."""
    learnt = [train(data, epochs, seed) for seed in range(NETWORKS)]
    hidden, bias, out = (np.concatenate(parts, axis=-1) for parts in zip(*learnt, strict=True))
    return _cut.Network(hidden, bias, out / NETWORKS).rounded()


def train(data: Table, epochs: int, seed: int = 0, decay: float = 2e-4) -> _cut.Network:
    """Return a network fitted by Adam to the probability that the cut is where it is right."""
    chance = np.random.default_rng(seed)
    size = data.inputs.shape[1]
    values = [chance.normal(0, 1 / np.sqrt(size), (size, HIDDEN)), np.zeros(HIDDEN), chance.normal(0, 0.3, HIDDEN)]
    values = [v.astype(np.float32) for v in values]
    moments = [(np.zeros_like(v), np.zeros_like(v)) for v in values]
    usable = np.flatnonzero(np.add.reduceat(data.right, data.first[:-1]) > 0)
    step, total = 0, epochs * (len(usable) // 48 + 1)
    for _ in range(epochs):
        for group in np.array_split(chance.permutation(usable), len(usable) // 48 + 1):
            step += 1
            rate = 3e-3 * min(1, step / 100) * (1 + np.cos(np.pi * step / total)) / 2
            for i, gradient in enumerate(_gradients(data, group, values, chance)):
                first, second = moments[i]
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                corrected = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                values[i] -= rate * (corrected + (decay * 1000 * values[i] if i != 1 else 0))
    return _cut.Network(*values)


def _gradients(data: Table, group: np.ndarray, values: Sequence[np.ndarray], chance: np.random.Generator) -> list[np.ndarray]:
    sizes = data.first[group + 1] - data.first[group]
    starts = np.cumsum(sizes) - sizes
    index = np.arange(sizes.sum()) - np.repeat(starts, sizes) + np.repeat(data.first[group], sizes)
    hidden_weights, bias, out = values
    x = data.inputs[index].astype(np.float32)
    x = x * (chance.random(x.shape[1]) > 0.05)
    hidden = np.tanh(x @ hidden_weights + bias)
    score = (hidden @ out).astype(np.float64)
    score[starts[sizes > 1]] = -50
    document = np.repeat(np.arange(len(group)), sizes)
    likely = _cut.distribution(score, document)
    right = likely * data.right[index] + 1e-12 * data.right[index]
    wanted = right / np.repeat(np.add.reduceat(right, starts), sizes)
    weight = data.weight[group] / data.weight[group].mean()
    error = ((likely - wanted) * np.repeat(np.minimum(weight, 4), sizes) / len(group)).astype(np.float32)
    back = error[:, None] * out * (1 - hidden**2)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error]
