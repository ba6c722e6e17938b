"""Keep what memory need not hold in a temporary file without a name, which goes with what keeps it."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar, overload

__all__ = ["Blocks", "Records", "Spill", "Spilled", "SpilledList", "in_blocks", "shared_spill"]

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


def shared_spill() -> Spill:
    """Return the file for what many keep a little of: one for the whole process, as an open file is one of a thousand that it may have.

    It goes with the last who keeps it.
    """
    global _shared
    spill = _shared()
    if spill is None:
        spill = Spill()
        _shared = weakref.ref(spill)
    return spill


_shared: Callable[[], Spill | None] = lambda: None  # noqa: E731 (until there is one to refer to)


class SpilledList(Sequence[T]):
    """Hold a list in a file: it is read anew, as a whole, each time it is looked at. Where it is sent it is the list again."""

    def __init__(self, items: Sequence[T], spill: Spill) -> None:
        self._spill, self._place, self._length = spill, spill.write(pickle.dumps(list(items), protocol=5)), len(items)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return iter(self._read())

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return self._read()[index]

    def __reduce__(self) -> tuple[Any, ...]:
        return list, (self._read(),)

    def _read(self) -> list[T]:
        items: list[T] = pickle.loads(self._spill.read(self._place))  # noqa: S301 (by this process, in a file that no other opens)
        return items


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


def in_blocks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of ``size``, the last of what is left."""
    rest = iter(items)
    while block := list(islice(rest, size)):
        yield block


class Blocks(Sequence[T]):
    """Keep a sequence of objects block by block: they are read anew by whoever goes through them, a block at a time."""

    def __init__(self, blocks: Iterable[list[T]] = ()) -> None:
        self._records: Records[list[T]] = Records()
        self._ends = array("Q", [0])  # how many objects there are before each block
        for block in blocks:
            self.append(block)

    def append(self, block: list[T]) -> int:
        """Write a block behind those that are there, and return its number."""
        self._ends.append(self._ends[-1] + len(block))
        return self._records.append(block)

    def block(self, number: int) -> list[T]:
        """Return the objects of a block."""
        return self._records[number]

    def blocks(self) -> Iterator[list[T]]:
        """Yield the blocks."""
        return (self._records[number] for number in range(len(self._records)))

    def __len__(self) -> int:
        return self._ends[-1]

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self.blocks())

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        wanted = range(len(self))[index]
        if isinstance(wanted, range):
            return tuple(self[number] for number in wanted)
        number = bisect_right(self._ends, wanted) - 1
        return self._records[number][wanted - self._ends[number]]

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence has the same objects in the same order."""
        return isinstance(other, Sequence) and len(other) == len(self) and all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as it may be as long as a corpus

    def __reduce__(self) -> tuple[Any, ...]:
        """Be a tuple where it is sent."""
        return tuple, (tuple(self),)
