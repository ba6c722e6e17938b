"""The network that says how well a cut would stand at a candidate.

It reads each line into a few numbers and corrects these by those of its neighbours, near and farther off. From every candidate it looks
at the lines round it, at the mean of all lines before it and after it, and at the features of the candidate itself. Several networks,
trained from different starts, are averaged: they err at different candidates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic.cut.candidates import Candidates
from seedproof.checks.offtopic.features.features import Matrix
from seedproof.core.errors import SettingsError
from seedproof.text.lines import Lines
from seedproof.text.spans import prefix_sum

__all__ = ["AROUND", "LONGEST", "SIDES", "STEPS", "STRIDES", "Network", "Scores", "inputs", "neighbours", "read", "scores"]

Scores = npt.NDArray[np.float64]

#: How far off the neighbours are by which a line is corrected, the nearer first. A third stride cut more bodies (cross-validated).
STRIDES: Final = (1, 3)

#: Which lines are seen from a candidate, counted from the first line of the tail (guessed).
AROUND: Final = (-3, -2, -1, 0, 1, 2, 3)

#: The means that are seen from a candidate: of its lines before and after, each line counting the same, or by its words.
SIDES: Final = ("lines-before", "lines-after", "words-before", "words-after")

LONGEST: Final = 60  # words; a longer line counts for no more in a mean by words (guessed)

#: How many steps of a weight make one, for each part of a network: so many that sums of products are exact in 24 bits.
STEPS: Final = (256, 256 * 128, 256, 256 * 128, 256, 256 * 128, 128)

# The steps of what a line is read into, and of the hidden layer.
_READ_STEP: Final = np.float32(1 / 128)
_HIDDEN_STEP: Final = np.float32(1 / 256)
_LARGEST: Final = 128 * (1 + len(STRIDES))  # steps of what a line is read into


class Network(NamedTuple):
    """A layer that reads lines, one for each of ``STRIDES`` that corrects them, and a hidden one over what is seen from a candidate.

    As the features are, weights and what a line is read into are multiples of a power of two. So all sums are exact, and what
    a document scores does not depend on the batch it comes in, whose shape decides in which order a matrix product adds.

    ``reading``: features of lines x width
    ``reading_bias``: width
    ``context``: ``STRIDES`` x (line before, line itself, line after) x width, to width
    ``context_bias``: ``STRIDES`` x width
    ``hidden``: (``AROUND`` x width, ``SIDES`` x width, then features of candidates) x hidden
    ``bias``: hidden
    ``out``: hidden
    """

    reading: Matrix
    reading_bias: Matrix
    context: Matrix
    context_bias: Matrix
    hidden: Matrix
    bias: Matrix
    out: Matrix

    def rounded(self) -> Network:
        """Return the network with weights that make its sums exact."""
        return Network(*(_steps(part * steps, steps) for part, steps in zip(self, STEPS, strict=True)))


def read(content: str, of_lines: Sequence[str], of_candidates: Sequence[str]) -> tuple[Network, ...]:
    """Return the networks that ``training/cut/learn.py`` has written, for features of lines and candidates with these names.

    Weights are found by the names that the file gives them: a feature that it does not name has weight 0. Raises SettingsError
    where it names one that is not computed.
    """
    return tuple(_network(data, of_lines, of_candidates) for data in json.loads(content)["networks"])


def inputs(width: int, of_candidates: Sequence[str]) -> list[str]:
    """Return the names of what is seen from a candidate, where lines are read into ``width`` numbers."""
    return [*_named(AROUND, width), *(f"{side} {i}" for side in SIDES for i in range(width)), *of_candidates]


def neighbours(stride: int, width: int) -> list[str]:
    """Return the names of that by which a line is corrected."""
    return _named(_triple(stride), width)


def scores(found: Candidates, lines: Lines, networks: tuple[Network, ...]) -> Scores:
    """Return how well the cut would stand at each candidate; minus infinity before a document's first line."""
    high = lines.of_document[found.document + 1]
    # Each line in its slot, and empty lines between documents, so that no candidate sees those of another.
    slot = np.arange(len(found.line)) + AROUND[-1] * (found.document + 1)
    taken, read_lines = slot[found.line < high], _read_lines(found.of_lines.values, networks)
    spread = np.zeros((int(slot[-1]) + 1 + AROUND[-1] if len(slot) else 0, read_lines.shape[1]), np.float32)
    spread[taken] = read_lines
    for k in range(len(STRIDES)):
        spread[taken] += _corrections(spread, k, networks)[taken]
    sides, total = _means(found, spread[taken]), np.zeros(len(found.line), np.float64)
    for own, network in _columns(networks):
        width = len(network.reading_bias)
        near, aside, itself = np.split(network.hidden, np.cumsum([len(AROUND), len(SIDES)]) * width)
        given = np.concatenate([side[:, own] for side in sides], axis=1) @ (aside * _READ_STEP)
        given += found.of_candidates.values @ itself + network.bias + _around(spread[:, own], near * _READ_STEP, AROUND)[slot]
        total += np.rint(np.tanh(given, out=given) / _HIDDEN_STEP) @ (network.out * _HIDDEN_STEP)
    total[(found.line == lines.of_document[found.document]) & (found.line < high)] = -np.inf
    return total / len(networks)


def _columns(networks: tuple[Network, ...]) -> Iterator[tuple[slice, Network]]:
    """Yield each network with the columns that hold what it makes of a line."""
    end = 0
    for network in networks:
        start, end = end, end + len(network.reading_bias)
        yield slice(start, end), network


def _read_lines(rows: Matrix, networks: tuple[Network, ...]) -> Matrix:
    """Return what all networks read each line into, as a whole number of steps."""
    given = rows @ np.concatenate([network.reading for network in networks], axis=1)
    given += np.concatenate([network.reading_bias for network in networks])
    return _in_steps(given)


def _corrections(spread: Matrix, k: int, networks: tuple[Network, ...]) -> Matrix:
    """Return by what all networks correct each row for its neighbours at the stride ``k``, as a whole number of steps."""
    around = _triple(STRIDES[k])
    given = [
        _around(spread[:, own], network.context[k] * _READ_STEP, around) + network.context_bias[k] for own, network in _columns(networks)
    ]
    return _in_steps(np.concatenate(given, axis=1))


def _in_steps(given: Matrix) -> Matrix:
    """Return the hyperbolic tangent as a whole number of steps; ``given`` is lost."""
    np.tanh(given, out=given)
    given /= _READ_STEP
    return np.rint(given, out=given)


def _around(spread: Matrix, weights: Matrix, offsets: tuple[int, ...]) -> Matrix:
    """Return for each row what reaches the next layer from the rows at ``offsets`` from it; nothing reaches the outermost rows."""
    result, reach, size, width = np.zeros((len(spread), weights.shape[1]), np.float32), AROUND[-1], len(spread), spread.shape[1]
    for i, offset in enumerate(offsets):
        part = spread @ weights[i * width : (i + 1) * width]
        result[reach : size - reach] += part[reach + offset : size - reach + offset]
    return result


def _triple(stride: int) -> tuple[int, ...]:
    """Return the offsets of a line's neighbours, and of itself."""
    return (-stride, 0, stride)


def _named(offsets: tuple[int, ...], width: int) -> list[str]:
    """Return the names of what the lines at ``offsets`` are read into."""
    return [f"{offset:+d} {i}" for offset in offsets for i in range(width)]


def _means(found: Candidates, seen: Matrix) -> list[Matrix]:
    """Return for each candidate the columns of ``SIDES``, in whole steps as ``seen``."""
    low, high = found.of_document[found.document], found.of_document[found.document + 1]
    width = seen.shape[1]
    weights = np.stack((np.ones(len(found.words)), np.minimum(found.words, LONGEST))).astype(np.int32)
    # In whole numbers, whose sums are exact and half as long as those of floats would be.
    kind = np.int32 if weights.sum() * _LARGEST < 2**31 else np.int64
    total = prefix_sum(np.concatenate([seen.astype(np.int32) * weight[:, None] for weight in weights], axis=1), kind)
    size = np.stack([prefix_sum(weight, np.int64) for weight in weights])
    here, result = total[found.row], []
    for part, count in ((here - total[low], size[:, found.row] - size[:, low]), (total[high] - here, size[:, high] - size[:, found.row])):
        for i, per in enumerate(np.float32(1) / (count + 1).astype(np.float32)):
            mean = part[:, i * width : (i + 1) * width].astype(np.float32) * per[:, None]
            result.append(np.rint(mean, out=mean))
    return [result[0], result[2], result[1], result[3]]


def _network(data: dict[str, Any], of_lines: Sequence[str], of_candidates: Sequence[str]) -> Network:
    """Return the network of one entry of the file."""
    width, hidden = len(data["reading-bias"]), len(data["bias"])
    context = [_rows("context", layer, neighbours(stride, width), width) for stride, layer in zip(STRIDES, data["context"], strict=True)]
    parts = (
        _rows("reading", data["reading"], of_lines, width), data["reading-bias"], context, data["context-bias"],
        _rows("hidden", data["hidden"], inputs(width, of_candidates), hidden), data["bias"], data["out"],
    )  # fmt: skip
    return Network(*(_steps(part, steps) for part, steps in zip(parts, STEPS, strict=True)))


def _rows(layer: str, weights: Mapping[str, list[int]], names: Sequence[str], width: int) -> list[list[int]]:
    """Return the weights of each of ``names``, 0 where a name has none. Raises SettingsError for a weight of any other name."""
    unknown = sorted(weights.keys() - set(names))
    if unknown:
        where = f"checks/offtopic/cut/data/cut.json: {layer}"
        hint = "compute a feature of that name, or learn the weights anew with training/cut/learn.py"
        raise SettingsError(f"has weights for the unknown feature {unknown[0]!r}", where=where, hint=hint)
    return [weights.get(name, [0] * width) for name in names]


def _steps(counted: npt.ArrayLike, steps: int) -> Matrix:
    """Return weights that are given as a number of steps."""
    return (np.rint(np.asarray(counted, np.float32)) / steps).astype(np.float32)
