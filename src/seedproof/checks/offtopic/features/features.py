"""Features: numbers of lines, or of places where a seed may be cut, each known by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text.spans import Flags

__all__ = ["Column", "Features", "Matrix"]

Column = npt.NDArray[np.generic]
Matrix = npt.NDArray[np.float32]

_STEPS: Final = 128  # of one: fine enough for shares of words, and coarse enough that sums are exact in 24 bits
_LARGEST: Final = 8  # what is larger says no more (guessed)


class Features(NamedTuple):
    """A table of numbers.

    ``names``: the name of each column
    ``values``: a row for each line, or place where a seed may be cut
    """

    names: tuple[str, ...]
    values: Matrix

    @classmethod
    def of(cls, columns: Mapping[str, Column], kind: npt.DTypeLike = np.float64) -> Features:
        """Return the columns as multiples of 1 / 128 between -8 and 8.

        Sums of such numbers are exact in any order, so that what a seed scores does not depend on its batch. ``kind`` is what they are
        computed in.
        """
        values = np.empty((len(next(iter(columns.values()))), len(columns)), kind, order="F")  # filled by columns, read by rows
        for i, column in enumerate(columns.values()):
            values[:, i] = column
        np.clip(values, -_LARGEST, _LARGEST, out=values)  # in place: a batch has a million of them
        values *= _STEPS
        np.rint(values, out=values)
        values /= _STEPS
        return cls(tuple(columns), values.astype(np.float32, order="C", copy=False))

    def columns(self, *names: str) -> Matrix:
        """Return the columns with these names, in this order."""
        return self.values[:, [self.names.index(name) for name in names]]

    def column(self, name: str) -> Matrix:
        """Return the one column with this name."""
        return self.values[:, self.names.index(name)]

    def any_of(self, *names: str) -> Flags:
        """Return which rows have more than 0 in any of these columns."""
        return np.any(self.columns(*names) > 0, axis=1)
