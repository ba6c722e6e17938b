"""Keep what memory need not hold in a temporary file without a name, which goes with what keeps it."""

from __future__ import annotations

import tempfile
import weakref
from threading import Lock
from typing import NamedTuple

__all__ = ["Spill", "Spilled"]


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
