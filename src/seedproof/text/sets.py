"""Sorted sets of numbers: what ``np.unique`` and ``np.isin`` do, by sorting, which is many times faster on these columns."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from seedproof.text.spans import Flags

__all__ = ["distinct", "find_sorted", "marked_types", "within"]

Number = TypeVar("Number", np.int64, np.uint32, np.uint64)


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Return the different values, sorted."""
    ordered = np.sort(values, axis=None)
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def find_sorted(values: npt.NDArray[Number], table: npt.NDArray[Number]) -> npt.NDArray[np.int64]:
    """Return the index of each value in ``table``, which is sorted, and -1 where it is not there."""
    if not len(table):
        return np.full(len(values), -1, np.int64)
    index = np.minimum(np.searchsorted(table, values), len(table) - 1)
    return np.where(table[index] == values, index, -1)


def within(values: npt.NDArray[Number], known: npt.NDArray[Number]) -> Flags:
    """Return which values are among ``known``, which is sorted."""
    if not len(known):
        return np.zeros(len(values), bool)
    flags: Flags = known[np.minimum(np.searchsorted(known, values), len(known) - 1)] == values
    return flags


def marked_types(kinds: npt.NDArray[np.int64], count: int) -> Flags:
    """Return ``count`` flags, true at ``kinds``: to drop most words by their type before anything is looked up."""
    flags: Flags = np.zeros(count, bool)
    flags[kinds] = True
    return flags
