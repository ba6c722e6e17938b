"""Fit the networks that score the candidates for a title."""

from __future__ import annotations

import numpy as np
from training.title.table import Array, Table

from seedproof.parse.title import ranker

__all__ = ["judge", "learn"]

#: Units of the hidden layer, networks that are averaged, decay of weights, and the share of features dropped at each step: the best of a
#: few tried on unseen sites.
HIDDEN, NETWORKS, DECAY, DROPPED = 8, 3, 0.6, 0.15
GROUP = 64  # documents in a step


def learn(data: Table, usable: Array, epochs: int) -> ranker.Network:
    """Return one network that gives the mean score of several, each trained from another start."""
    learnt = [train(data, usable, epochs, seed) for seed in range(NETWORKS)]
    hidden, bias, out, none = zip(*learnt, strict=True)
    parts = (np.concatenate(hidden, axis=1), np.concatenate(bias), np.concatenate(out) / NETWORKS, sum(none) / NETWORKS)
    return ranker.Network(*((np.rint(p * s) / s).astype(np.float32) for p, s in zip(parts, ranker.STEPS, strict=True)))


def train(data: Table, usable: Array, epochs: int, seed: int) -> list[Array]:
    """Return weights fitted by Adam to the probability that a right line, or "none" where there is none, is chosen."""
    chance = np.random.default_rng(seed)
    size = data.inputs.shape[1]
    shapes = ((size, HIDDEN), HIDDEN, HIDDEN, data.documents.shape[1])
    values = [chance.normal(0, scale, shape).astype(np.float32) for scale, shape in zip((0.13, 0, 0.3, 0), shapes, strict=True)]
    moments = [(np.zeros_like(v), np.zeros_like(v)) for v in values]
    batches = len(usable) // GROUP + 1
    step, total = 0, epochs * batches
    for _ in range(epochs):
        for group in np.array_split(chance.permutation(usable), batches):
            step += 1
            rate = 4e-3 * min(1, step / 100) * (1 + np.cos(np.pi * step / total)) / 2
            for i, gradient in enumerate(_gradients(data, group, values, chance)):
                first, second = moments[i]
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                values[i] -= rate * (moved + (DECAY * values[i] if i in (0, 2) else 0))
    return values


def _gradients(data: Table, group: Array, values: list[Array], chance: np.random.Generator) -> list[Array]:
    index, of = data.rows(group)
    hidden_weights, bias, out, none = values
    x = data.inputs[index].astype(np.float32) * (chance.random(data.inputs.shape[1]) > DROPPED)
    hidden = np.maximum(x @ hidden_weights + bias, 0)
    whole = data.documents[group]
    score, without = hidden @ out, whole @ none
    top = without.copy()
    np.maximum.at(top, of, score)
    grown, alone = np.exp(score - top[of]), np.exp(without - top)
    total = alone + np.bincount(of, grown, len(group))
    likely, likely_none = grown / total[of], alone / total
    right, right_none = likely * data.right[index], likely_none * data.none[group]
    sums = np.bincount(of, right, len(group)) + right_none + 1e-12
    weight = data.weight[group] / data.weight.mean() / len(group)
    error = ((likely - right / sums[of]) * weight[of]).astype(np.float32)
    error_none = ((likely_none - right_none / sums) * weight).astype(np.float32)
    back = error[:, None] * out * (hidden > 0)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error, whole.T @ error_none]


def judge(data: Table, group: Array, learnt: ranker.Network) -> Array:
    """Return for which documents of ``group`` the right line, or rightly none, is chosen."""
    index, of = data.rows(group)
    score = learnt.score(data.inputs[index].astype(np.float32))
    without = data.documents[group] @ learnt.none + ranker.CLEARLY
    top = np.full(len(group), -np.inf)
    np.maximum.at(top, of, score)
    found = np.bincount(of[(score == top[of]) & data.right[index]], minlength=len(group)) > 0
    return np.where(top > without, found, data.none[group])
