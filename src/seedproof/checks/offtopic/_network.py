"""The network that says how well a cut would stand at a place.

It reads each line into a few numbers, and looks from every place at the lines round it, at the mean of all lines before it and
after it, and at the features of the place itself. Several networks, trained from different starts, are averaged: they err in
different places.
"""

from __future__ import annotations

import json
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic._lines import LINE_FEATURES, Matrix
from seedproof.checks.offtopic._places import PLACE_FEATURES, Places
from seedproof.text.lines import Lines
from seedproof.text.spans import running

__all__ = ["AROUND", "LONGEST", "SIDES", "STEPS", "Network", "Scores", "inputs", "read", "scores"]

Scores = npt.NDArray[np.float64]

#: Which lines are seen from a place, counted from the first line of the tail.
AROUND: Final = (-3, -2, -1, 0, 1, 2, 3)

#: The means that are seen from a place: of its lines before and after, each line counting the same, or by its words.
SIDES: Final = ("lines-before", "lines-after", "words-before", "words-after")

LONGEST: Final = 60  # words; a longer line counts for no more in a mean by words

#: How many steps of a weight make one: for those that read lines, their bias, those into the hidden layer, its bias, those out of it.
STEPS: Final = (256, 256 * 128, 256, 256 * 128, 128)

# The steps of what a line is read into, and of the hidden layer.
_READ_STEP: Final = np.float32(1 / 128)
_HIDDEN_STEP: Final = np.float32(1 / 256)


class Network(NamedTuple):
    """Two layers: one that reads lines, and a hidden one over what is seen from a place.

    As the features are, weights and what a line is read into are multiples of a power of two. So all sums are exact, and what
    a document scores does not depend on the batch it comes in, whose shape decides in which order a matrix product adds.
    """

    reading: Matrix  # LINE_FEATURES x width
    reading_bias: Matrix
    hidden: Matrix  # (AROUND x width, SIDES x width, then PLACE_FEATURES) x hidden
    bias: Matrix
    out: Matrix

    def rounded(self) -> Network:
        """Return the network with weights that make its sums exact."""
        return Network(*(_steps(part * steps, steps) for part, steps in zip(self, STEPS, strict=True)))


def read(content: str) -> tuple[Network, ...]:
    """Return the networks written by ``training/learn_cut.py``."""
    return tuple(_network(data) for data in json.loads(content)["networks"])


def inputs(width: int) -> list[str]:
    """Return the names of what is seen from a place, where lines are read into ``width`` numbers."""
    parts = (*(f"{offset:+d}" for offset in AROUND), *SIDES)
    return [*(f"{part} {i}" for part in parts for i in range(width)), *PLACE_FEATURES]


def scores(found: Places, lines: Lines, networks: tuple[Network, ...]) -> Scores:
    """Return how well the cut would stand at each place; minus infinity before a document's first line."""
    low, high = lines.of_document[found.document], lines.of_document[found.document + 1]
    # Each line on its place, and empty lines between documents, so that no place sees those of another.
    slot = np.arange(len(found.line)) + AROUND[-1] * (found.document + 1)
    seen = _read_lines(found.rows, networks)
    spread = np.zeros((int(slot[-1]) + 1 + AROUND[-1] if len(slot) else 0, seen.shape[1]), np.float32)
    spread[slot[found.line < high]] = seen
    sides, total = _means(found, lines, seen), np.zeros(len(found.line), np.float64)
    for i, network in enumerate(networks):
        width = len(network.reading_bias)
        own = slice(i * width, (i + 1) * width)
        near, aside, at_place = np.split(network.hidden, np.cumsum([len(AROUND), len(SIDES)]) * width)
        given = np.concatenate([side[:, own] for side in sides], axis=1) @ (aside * _READ_STEP)
        given += found.features @ at_place + network.bias + _around(spread[:, own], near * _READ_STEP)[slot]
        total += np.rint(np.tanh(given, out=given) / _HIDDEN_STEP) @ (network.out * _HIDDEN_STEP)
    total[(found.line == low) & (low < high)] = -np.inf
    return total / len(networks)


def _read_lines(rows: Matrix, networks: tuple[Network, ...]) -> Matrix:
    """Return what all networks read each line into, as a whole number of steps."""
    given = rows @ np.concatenate([network.reading for network in networks], axis=1)
    given += np.concatenate([network.reading_bias for network in networks])
    np.tanh(given, out=given)
    given /= _READ_STEP
    return np.rint(given, out=given)


def _around(spread: Matrix, weights: Matrix) -> Matrix:
    """Return for each row what reaches the hidden layer from the rows round it."""
    result, reach, size, width = np.zeros((len(spread), weights.shape[1]), np.float32), AROUND[-1], len(spread), spread.shape[1]
    for i, offset in enumerate(AROUND):
        part = spread @ weights[i * width : (i + 1) * width]
        result[reach : size - reach] += part[reach + offset : size - reach + offset]
    return result


def _means(found: Places, lines: Lines, seen: Matrix) -> list[Matrix]:
    """For each place the columns of ``SIDES``, in whole steps as ``seen``."""
    low, high = lines.of_document[found.document], lines.of_document[found.document + 1]
    width = seen.shape[1]
    weights = np.stack((np.ones(len(lines)), np.minimum(lines.word_count, LONGEST))).astype(np.int32)
    # In whole numbers, whose sums are exact and half as long as those of floats would be.
    total = running(np.concatenate([seen.astype(np.int32) * weight[:, None] for weight in weights], axis=1))
    size = np.stack([running(weight, np.int64) for weight in weights])
    here, result = total[found.line], []
    for part, count in ((here - total[low], size[:, found.line] - size[:, low]), (total[high] - here, size[:, high] - size[:, found.line])):
        for i, per in enumerate(np.float32(1) / (count + 1).astype(np.float32)):
            mean = part[:, i * width : (i + 1) * width].astype(np.float32) * per[:, None]
            result.append(np.rint(mean, out=mean))
    return [result[0], result[2], result[1], result[3]]


def _network(data: dict[str, Any]) -> Network:
    rows, names = [data["reading"][n] for n in LINE_FEATURES], inputs(len(data["reading-bias"]))
    parts = (rows, data["reading-bias"], [data["hidden"][n] for n in names], data["bias"], data["out"])
    return Network(*(_steps(part, steps) for part, steps in zip(parts, STEPS, strict=True)))


def _steps(counted: npt.ArrayLike, steps: int) -> Matrix:
    """Return weights that are given as a number of steps."""
    return (np.rint(np.asarray(counted, np.float32)) / steps).astype(np.float32)
