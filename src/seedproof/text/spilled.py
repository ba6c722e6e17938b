"""Arrays that lie in a temporary file: of the counts of a large corpus only what is looked at is in memory.

They are read, not mapped: what is mapped counts for the memory of a process as soon as it was looked at.
"""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from seedproof.core.spill import Spill, Spilled

__all__ = ["SpilledArray", "SpilledTable", "Table"]

Scalar = TypeVar("Scalar", bound=np.generic)
Table = np.ndarray[tuple[int], np.dtype[np.void]]


class SpilledArray(Generic[Scalar]):
    """Hold an array in a file: ``array[low:high]`` reads a part of it anew. Where it is sent it is the array again."""

    __slots__ = ("_dtype", "_length", "_place", "_spill")  # of a large corpus there are thousands

    def __init__(self, array: npt.NDArray[Scalar], spill: Spill) -> None:
        self._spill, self._place = spill, spill.write(np.ascontiguousarray(array).tobytes())
        self._dtype, self._length = array.dtype, len(array)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, rows: slice) -> npt.NDArray[Scalar]:
        low, high, step = rows.indices(self._length)
        if step != 1:
            raise ValueError("only a stretch of the array can be read")
        size = self._dtype.itemsize
        data = self._spill.read(Spilled(self._place.offset + low * size, max(high - low, 0) * size))
        return np.frombuffer(data, self._dtype)

    def __reduce__(self) -> tuple[Any, ...]:
        return _itself, (self[:],)


class SpilledTable:
    """Hold a table in a file, column behind column: ``table[name]`` reads one anew. Where it is sent it is the table again."""

    __slots__ = ("_length", "_place", "_spill", "dtype")  # of a large corpus there are thousands

    def __init__(self, table: Table, spill: Spill) -> None:
        self.dtype = _DTYPES.setdefault(table.dtype, table.dtype)
        names = self.dtype.names or ()
        self._spill, self._place = spill, spill.write(b"".join(table[name].tobytes() for name in names)).offset
        self._length = len(table)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        names = self.dtype.names or ()
        before = sum(self.dtype[column].itemsize for column in names[: names.index(name)])
        kind = self.dtype[name]
        return np.frombuffer(self._spill.read(Spilled(self._place + before * self._length, kind.itemsize * self._length)), kind)

    def __reduce__(self) -> tuple[Any, ...]:
        table = np.empty(self._length, self.dtype)
        for name in self.dtype.names or ():
            table[name] = self[name]
        return _itself, (table,)


#: One of each: every table that was sent brings its own.
_DTYPES: Final[dict[np.dtype[np.void], np.dtype[np.void]]] = {}


def _itself(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return array
