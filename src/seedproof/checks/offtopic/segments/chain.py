"""How likely each label is at each segment, given that labels come in an order: forward and backward over each document.

What stands above the article comes once; between its paragraphs there may be blocks, after which it goes on; the tail goes to the end.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic.features.features import Matrix
from seedproof.checks.offtopic.segments.network import LABELS, Network
from seedproof.text.spans import Offsets

__all__ = ["MAY_FOLLOW", "likelihoods"]

Likelihoods = npt.NDArray[np.float64]

#: Whether a label (column) may follow another (row).
MAY_FOLLOW: Final = np.array([[1, 0, 1, 1], [1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1]], bool)

_MAY_BEGIN: Final = np.array([1, 1, 0, 0], bool)
_MAY_FINISH: Final = np.array([1, 1, 0, 1], bool)
_NEVER: Final = -1e4
_LONGEST: Final = 4096  # segments; longer documents are no articles, and are decided piece by piece
_STEPS: Final = 2**20  # of a likelihood make one: what differs less is the noise of the processor's logarithm


def likelihoods(emission: Matrix, step: Offsets, of_document: Offsets, weights: Network) -> Likelihoods:
    """Return for each segment the probability of each label."""
    if not len(emission):
        return np.zeros((0, len(LABELS)))
    first, size = _pieces(of_document)
    order = np.argsort(-size, kind="stable")
    first, size = first[order], size[order]
    score = emission.astype(np.float64)
    score[first] += weights.begin + np.where(_MAY_BEGIN, 0, _NEVER)
    score[first + size - 1] += weights.finish + np.where(_MAY_FINISH, 0, _NEVER)
    moves = weights.steps + np.where(MAY_FOLLOW, 0, _NEVER)
    moves = np.concatenate((moves, moves.transpose(0, 2, 1)))  # forward, and backward
    came, comes = np.zeros_like(score), np.zeros_like(score)  # what the labels before each segment say of it, and those after it
    alive = np.searchsorted(-size, -np.arange(size[0]))  # how many pieces have a segment at each place
    for place in range(1, int(size[0])):  # in both directions at once, from either end
        count = alive[place]
        here, back = first[:count] + place, (first + size - place)[:count]
        given = np.concatenate((score[here - 1] + came[here - 1], score[back] + comes[back]))
        kind = np.concatenate((step[here], step[back] + len(weights.steps)))
        reached = _log_sum(given[:, :, None] + moves[kind])
        came[here], comes[back - 1] = reached[:count], reached[count:]
    total = score + came + comes
    total = np.exp(total - total.max(axis=1, keepdims=True))
    return np.rint(total / total.sum(axis=1, keepdims=True) * _STEPS) / _STEPS


def _pieces(of_document: Offsets) -> tuple[Offsets, Offsets]:
    """Return where the pieces begin that are decided together, and their sizes: documents, cut up where they are very long."""
    edges = [np.arange(low, high, _LONGEST) for low, high in pairwise(of_document.tolist())]
    first = np.concatenate(edges)
    return first, np.diff(np.append(first, of_document[-1]))


def _log_sum(values: Likelihoods) -> Likelihoods:
    """Return the log of the sum, over labels that are left, of what ``values`` are the logs of."""
    top = values.max(axis=1, keepdims=True)
    result: Likelihoods = np.log(np.exp(values - top).sum(axis=1)) + top.squeeze(1)
    return result
