"""Arithmetic on columns of spans."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Flags", "Offsets", "cover", "holder", "running", "runs", "sums"]

Offsets = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def runs(flags: Flags) -> tuple[Offsets, Offsets]:
    """Return starts and ends of the maximal runs of true in ``flags``."""
    padded = np.zeros(len(flags) + 2, bool)
    padded[1:-1] = flags
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return edges[0::2], edges[1::2]


def holder(positions: Offsets, starts: Offsets, ends: Offsets) -> Offsets:
    """Return for each position the index of the span ``[starts, ends)`` that holds it, or -1; spans are sorted and disjoint."""
    if not len(starts):
        return np.full(len(positions), -1, np.int64)
    index = np.searchsorted(starts, positions, side="right") - 1
    inside = (index >= 0) & (positions < ends[index])
    return np.where(inside, index, -1)


def cover(starts: Offsets, ends: Offsets, size: int) -> Flags:
    """Return an array of ``size`` flags that is true inside any of the spans."""
    edges = np.zeros(size + 1, np.int32)
    np.add.at(edges, starts, 1)
    np.add.at(edges, ends, -1)
    return np.cumsum(edges[:-1]) > 0


def running(values: npt.NDArray[np.generic]) -> Offsets:
    """Return how much of ``values``, flags or whole numbers, stands before each index: one entry more than values."""
    total = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=total[1:])
    return total


def sums(values: npt.NDArray[np.generic], first: Offsets, last: Offsets) -> npt.NDArray[np.float64]:
    """Return the sum of ``values[first:last]`` for each pair, zero where it is empty."""
    total = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return total[last] - total[first]
