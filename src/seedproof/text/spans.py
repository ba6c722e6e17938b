"""Arithmetic on columns of spans."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, overload

import numpy as np
import numpy.typing as npt

__all__ = ["Flags", "Offsets", "Spans", "holder", "mask", "prefix_sum", "ranges", "row_sums", "runs", "runs_within", "sums"]

Offsets = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Number = TypeVar("Number", bound=np.number[Any])


class Spans(NamedTuple):
    """Stretches of text, ``[start, end)``."""

    start: Offsets
    end: Offsets


def runs(flags: Flags) -> tuple[Offsets, Offsets]:
    """Return starts and ends of the maximal runs of true in ``flags``."""
    padded = np.zeros(len(flags) + 2, bool)
    padded[1:-1] = flags
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return edges[0::2], edges[1::2]


def runs_within(flags: Flags, group: Offsets) -> tuple[Offsets, Offsets]:
    """Return starts and ends of the runs of true in ``flags``, each within one ``group``; groups are in order."""
    opens, closes = np.diff(group, prepend=-1) != 0, np.diff(group, append=-1) != 0
    starts = np.flatnonzero(flags & (opens | ~np.append(False, flags)[:-1]))
    return starts, np.flatnonzero(flags & (closes | ~np.append(flags, False)[1:])) + 1


def holder(positions: Offsets, starts: Offsets, ends: Offsets) -> Offsets:
    """Return for each position the index of the span ``[starts, ends)`` that holds it, or -1; spans are sorted and disjoint."""
    if not len(starts):
        return np.full(len(positions), -1, np.int64)
    index = np.searchsorted(starts, positions, side="right") - 1
    inside = (index >= 0) & (positions < ends[index])
    return np.where(inside, index, -1)


def mask(starts: Offsets, ends: Offsets, size: int) -> Flags:
    """Return an array of ``size`` flags that is true inside any of the spans."""
    edges = np.zeros(size + 1, np.int32)
    np.add.at(edges, starts, 1)
    np.add.at(edges, ends, -1)
    return np.cumsum(edges[:-1]) > 0


def ranges(starts: Offsets, ends: Offsets) -> Offsets:
    """Return every index that lies in one of the spans ``[starts, ends)``: those of the first span, then those of the next."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.arange(lengths.sum(), dtype=np.int64) + np.repeat(starts - before, lengths)


@overload
def prefix_sum(values: npt.NDArray[Number]) -> npt.NDArray[Number]: ...
@overload
def prefix_sum(values: Flags) -> Offsets: ...
@overload
def prefix_sum(values: npt.NDArray[Any], dtype: type[Number]) -> npt.NDArray[Number]: ...
def prefix_sum(values: npt.NDArray[Any], dtype: type[Any] | None = None) -> npt.NDArray[Any]:
    """Return running totals, one more than values: entry ``i`` is the sum of what stands before ``i``. Rows are added column by column.

    Flags are counted as whole numbers. ``dtype`` is for values whose sums need another type than they have.
    """
    kind = dtype or (np.int64 if values.dtype == bool else values.dtype)
    total = np.zeros((len(values) + 1, *values.shape[1:]), kind)
    np.cumsum(values, axis=0, dtype=kind, out=total[1:])
    return total


def sums(values: npt.NDArray[np.generic], first: Offsets, last: Offsets) -> npt.NDArray[np.float64]:
    """Return the sum of ``values[first:last]`` for each pair, zero where it is empty."""
    total = prefix_sum(values, np.float64)
    return total[last] - total[first]


def row_sums(table: npt.NDArray[Number], rows: Offsets, starts: Offsets, together: int) -> npt.NDArray[Number]:
    """Return for each run of ``rows`` the sum of these rows of a table.

    The first run starts at 0, each goes on up to the next, and none is empty. Runs of about ``together`` rows are looked at at once:
    these stay in the processor's cache. A run's sum does not depend on the runs before it, as it would by differences of a running
    total, which takes 30 times longer on a wide table.
    """
    totals = np.zeros((len(starts), table.shape[1]), table.dtype)
    edges = [*sorted(set(np.searchsorted(starts, np.arange(0, len(rows), together)).tolist()) - {len(starts)}), len(starts)]
    ends = np.append(starts, len(rows))
    for low, high in pairwise(edges):
        begin, end = ends[low], ends[high]
        totals[low:high] = np.add.reduceat(table.take(rows[begin:end], axis=0), starts[low:high] - begin, axis=0)
    return totals
