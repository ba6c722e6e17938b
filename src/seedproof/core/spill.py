"""Keep what memory need not hold in a temporary file without a name, which goes with what keeps it."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Records", "Spill", "Spilled"]

T = TypeVar("T")


class Spilled(NamedTuple):
    """Where something stands in the file: its first byte, and how many it has."""

    offset: int
    size: int


class Spill:
    """Take bytes and give them back, also to several threads."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="seedproof-")  # noqa: SIM115 (it stays as long as this does)
        weakref.finalize(self, self._file.close)
        self._end = 0
        self._using = Lock()

    def write(self, data: bytes) -> Spilled:
        """Write bytes behind those that are there."""
        with self._using:
            self._file.seek(self._end)
            place = Spilled(self._end, self._file.write(data))
            self._end += place.size
        return place

    def read(self, place: Spilled) -> bytes:
        """Return the bytes of a place that ``write`` has given."""
        with self._using:
            self._file.seek(place.offset)
            return self._file.read(place.size)


class Records(Generic[T]):
    """Keep objects by their numbers, from 0: eight bytes of each are in memory."""

    def __init__(self) -> None:
        self._spill = Spill()
        self._ends = array("Q", [0])

    def append(self, record: T) -> int:
        """Write an object behind those that are there, and return its number."""
        place = self._spill.write(pickle.dumps(record, protocol=5))
        self._ends.append(place.offset + place.size)
        return len(self) - 1

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> T:
        start, end = self._ends[number : number + 2]
        record: T = pickle.loads(self._spill.read(Spilled(start, end - start)))  # noqa: S301 (by this process, in a file that no other opens)
        return record
