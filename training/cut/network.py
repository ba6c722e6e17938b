"""Training of the network of ``checks/offtopic/cut/network.py`` for ``learn.py``. Needs jax: ``pip install --group training``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic.cut.cut import distribution
from seedproof.checks.offtopic.cut.network import AROUND, LONGEST, SIDES, STRIDES, Network

WIDTH = 16  # numbers that a line is read into; 24 cut into more bodies (cross-validated)
HIDDEN = 32  # 48 did about equally well, 64 cut into more bodies (cross-validated)
NETWORKS = 4  # the more the better, and the slower (guessed)
REACH: Final = AROUND[-1]
_BATCH = 48  # documents (guessed)
_RATE = 3e-3  # (guessed)
_DECAY = 0.2  # less cuts into more bodies (cross-validated)
_DROPPED = 0.1  # of the features, at each step; more is worse (cross-validated)
_LINES = 0.3  # what it counts to tell each line of the article from each of the tail, beside placing the cut (guessed)
_HEAVIEST = 4.0  # weight of a document, the mean being 1: else single pages would lead (guessed)
_FAR = -50.0  # the score of a row where no cut may be
_SIZES = (1024, 1536, 2048, 3072, 4096, 5120, 6144, 8192, 12288, 16384, 32768, 65536, 131072)  # rows: each is compiled once

Array = npt.NDArray[np.floating]
Index = npt.NDArray[np.int64]
Weights = dict[str, jax.Array]


@dataclass
class Table:
    """Documents as rows: for each its lines, then ``REACH`` empty rows, the first of which is the candidate at its end.

    ``size``: rows of each document
    ``weight``: of each document
    ``of_lines``, ``of_candidates``: features, a row a row
    ``words``: of the line
    ``is_line``, ``is_candidate``: what a row is
    ``allowed``: whether a cut may be there
    ``right``: whether one is right there
    ``announced``: whether the tail would begin with fixed wording there
    ``start``: the offset of the line in its text
    """

    size: Index
    weight: Array
    of_lines: Array
    of_candidates: Array
    words: Array
    is_line: npt.NDArray[np.bool_]
    is_candidate: npt.NDArray[np.bool_]
    allowed: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]
    announced: npt.NDArray[np.bool_]
    start: Index

    @property
    def first(self) -> Index:
        """Return where each document's rows begin, and one past the last."""
        return np.concatenate(([0], np.cumsum(self.size)))

    def of(self, documents: Index) -> Table:
        """Return the table of some of the documents."""
        first = self.first
        rows = np.concatenate([np.arange(first[i], first[i + 1]) for i in documents])
        return Table(self.size[documents], self.weight[documents], *(getattr(self, f.name)[rows] for f in fields(Table)[2:]))

    @classmethod
    def join(cls, tables: Sequence[Table]) -> Table:
        """Return one table of all."""
        return cls(*(np.concatenate([getattr(t, f.name) for t in tables]) for f in fields(cls)))


def likelihoods(data: Table, networks: Sequence[Network]) -> tuple[Array, Index]:
    """Return how likely each candidate is, and its document."""
    total = []
    for group in np.array_split(np.arange(len(data.size)), len(data.size) // _BATCH + 1):
        part = data.of(group)
        given = _given(part)
        total.append(
            np.mean([_scored(network._asdict(), given)[0] for network in networks], axis=0)[: len(part.of_lines)][part.is_candidate]
        )
    document = np.repeat(np.arange(len(data.size)), data.size)[data.is_candidate]
    return distribution(np.concatenate(total).astype(np.float64), document), document


def together(data: Table, epochs: int) -> tuple[Network, ...]:
    """Return several networks, each trained from another start: they err at different candidates."""
    return tuple(train(data, epochs, seed).rounded() for seed in range(NETWORKS))


def train(data: Table, epochs: int, seed: int = 0) -> Network:
    """Return a network fitted by Adam to the probability that the cut is where it is right."""
    chance = np.random.default_rng(seed)
    values = _start(data, chance)
    first = second = {name: jnp.zeros_like(value) for name, value in values.items()}
    usable = np.flatnonzero((np.add.reduceat(data.right & data.allowed, data.first[:-1]) > 0) & (data.size > REACH + 1))
    mean, step, total = data.weight[usable].mean(), 0, epochs * (len(usable) // _BATCH + 1)
    for _ in range(epochs):
        for group in np.array_split(chance.permutation(usable), len(usable) // _BATCH + 1):
            step += 1
            rate = _RATE * min(1, step / 100) * (1 + np.cos(np.pi * step / total)) / 2
            part = data.of(group)
            part.weight = np.minimum(part.weight / mean, _HEAVIEST)
            given = _given(part)
            given["of_lines"] *= chance.random(data.of_lines.shape[1]) > _DROPPED
            given["of_candidates"] *= chance.random(data.of_candidates.shape[1]) > _DROPPED
            values, first, second = _stepped(values, first, second, _slope(values, given), float(step), rate)
    return Network(*(np.asarray(values[name]) for name in Network._fields))


def _start(data: Table, chance: np.random.Generator) -> Weights:
    """Return random weights to start from."""
    lines, neighbours = data.of_lines.shape[1], 3 * WIDTH
    inputs = (len(AROUND) + len(SIDES)) * WIDTH + data.of_candidates.shape[1]
    values = Network(
        chance.normal(0, 1 / np.sqrt(lines), (lines, WIDTH)), np.zeros(WIDTH),
        chance.normal(0, 1 / np.sqrt(neighbours), (len(STRIDES), neighbours, WIDTH)), np.zeros((len(STRIDES), WIDTH)),
        chance.normal(0, 1 / np.sqrt(inputs), (inputs, HIDDEN)), np.zeros(HIDDEN), chance.normal(0, 0.3, HIDDEN),
    )._asdict()  # fmt: skip
    # What tells each line from the others is learnt along, and left behind.
    values |= {"line": chance.normal(0, 0.3, WIDTH), "line_bias": np.zeros(1)}
    return {name: jnp.asarray(value, jnp.float32) for name, value in values.items()}


def _given(data: Table) -> dict[str, Any]:
    """Return what is computed from a table, as arrays of one of ``_SIZES`` rows and ``_BATCH`` + 1 documents, the last an empty one."""
    count, documents = len(data.of_lines), len(data.size)
    size = next(size for size in (*_SIZES, count) if size >= count)

    def filled(values: npt.NDArray[Any], rest: float = 0, rows: int = size) -> npt.NDArray[Any]:
        result = np.full((rows, *values.shape[1:]), rest, np.float32 if values.dtype.kind in "fb" else np.int32)
        result[: len(values)] = values
        return result

    first = np.repeat(data.first[:-1], data.size)
    document = np.repeat(np.arange(documents), data.size)
    right = data.right & data.allowed
    before = np.cumsum(right) - right
    before, all_right = before - before[first], np.add.reduceat(right, data.first[:-1])[document]
    is_line = data.is_line.astype(np.float32)
    return {
        "of_lines": filled(data.of_lines), "of_candidates": filled(data.of_candidates), "is_line": filled(is_line),
        "words": filled(np.minimum(data.words, LONGEST) * is_line), "first": filled(first, count), "document": filled(document, _BATCH + 1),
        "allowed": filled(data.allowed & data.is_candidate), "right": filled(right), "weight": filled(data.weight, 0, _BATCH + 2),
        # A line before the first right cut is of the article, one from the last right cut on of the tail; between them nothing is known.
        "article": filled(is_line * (before == 0) * ~right * (all_right > 0)),
        "tail": filled(is_line * (before + right == all_right) * (all_right > 0)),
    }  # fmt: skip


@jax.jit
def _scored(values: Weights, given: dict[str, jax.Array]) -> tuple[jax.Array, jax.Array]:
    """Return the score of each row, and what each line was read into."""
    document, is_line = given["document"], given["is_line"][:, None]

    def shifted(seen: jax.Array, offset: int) -> jax.Array:
        return jnp.roll(seen, -offset, 0) * (jnp.roll(document, -offset) == document)[:, None]

    def before(summed: jax.Array) -> jax.Array:
        total = jnp.cumsum(summed, 0) - summed
        return total - total[given["first"]]

    def whole(summed: jax.Array) -> jax.Array:
        return _by_document(summed, given)[document]

    seen = jnp.tanh(given["of_lines"] @ values["reading"] + values["reading_bias"]) * is_line
    for stride, weights, bias in zip(STRIDES, values["context"], values["context_bias"], strict=True):
        near = jnp.concatenate([shifted(seen, -stride), seen, shifted(seen, stride)], 1)
        seen = (seen + jnp.tanh(near @ weights + bias)) * is_line
    inputs = [shifted(seen, offset) for offset in AROUND]
    for weight in (is_line, given["words"][:, None]):
        above, size = before(seen * weight), before(weight)
        inputs += [above / (size + 1), (whole(seen * weight) - above) / (whole(weight) - size + 1)]
    hidden = jnp.tanh(jnp.concatenate([*inputs, given["of_candidates"]], 1) @ values["hidden"] + values["bias"])
    return jnp.where(given["allowed"] > 0, hidden @ values["out"], _FAR), seen


def _loss(values: Weights, given: dict[str, jax.Array]) -> jax.Array:
    """Return how unlikely the right cuts are, and how ill each line is told, by document."""
    score, seen = _scored(values, given)
    total = partial(_by_document, given=given)
    top = jax.lax.stop_gradient(jax.ops.segment_max(score, given["document"], _BATCH + 2, indices_are_sorted=True))
    grown = jnp.exp(score - top[given["document"]])
    cut = -jnp.log(total(grown * given["right"]) / (total(grown) + 1e-20) + 1e-7)
    off = seen @ values["line"] + values["line_bias"]
    lines = sum(
        total(jax.nn.softplus(sign * off) * given[side]) / (total(given[side]) + REACH) for sign, side in ((1, "article"), (-1, "tail"))
    )
    known = given["weight"] * (total(given["right"]) > 0)
    return jnp.where(known > 0, known * (cut + _LINES * lines), 0).sum() / _BATCH


_slope = jax.jit(jax.grad(_loss))


def _by_document(summed: jax.Array, given: dict[str, jax.Array]) -> jax.Array:
    """Return the sum over the rows of each document."""
    return jax.ops.segment_sum(summed, given["document"], _BATCH + 2, indices_are_sorted=True)


@jax.jit
def _stepped(values: Weights, first: Weights, second: Weights, slope: Weights, step: float, rate: float) -> tuple[Weights, ...]:
    """Return what one step of Adam makes of the weights and its moments, with weights that decay and biases that do not."""
    first = {name: m + 0.1 * (slope[name] - m) for name, m in first.items()}
    second = {name: v + 0.001 * (slope[name] ** 2 - v) for name, v in second.items()}
    moved = {}
    for name, value in values.items():
        way = (first[name] / (1 - 0.9**step)) / (jnp.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
        moved[name] = value - rate * (way + (0 if name.endswith("bias") else _DECAY * value))
    return moved, first, second
