"""What a run has read: a row of each seed, and what tells documents from each other, in little memory however many they are.

Of many seeds the rows are in a temporary file. In memory are three hashes of each document, of its origin, its id and its text: of 64
bits hardly two are ever the same by chance, and what depends on it is looked at as it was written.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, islice
from typing import Final

import numpy as np

from seedproof.core.document import Origin
from seedproof.core.errors import InputError
from seedproof.core.spill import Blocks, in_blocks
from seedproof.run.result import SeedRow
from seedproof.run.worker import BatchResult
from seedproof.text.hashes import Hashes
from seedproof.text.sets import distinct, find_sorted, within
from seedproof.text.spans import Offsets

__all__ = ["FEW", "Seen"]

FEW: Final = 2_000  # rows that stay in memory, where each takes 0.5 KB (measured)
_BLOCK: Final = 200  # rows that are written and read at once


class _Rows:
    """Take the rows of seeds as they come: few stay in memory, of more all are in a temporary file."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._here: list[SeedRow] = []
        self._blocks: Blocks[SeedRow] | None = None

    def add(self, rows: Iterable[SeedRow]) -> None:
        """Take rows behind those that are there."""
        self._here += rows
        if len(self._here) > self._few:
            self._write()

    def told(self) -> Sequence[SeedRow]:
        """Return all rows in the order in which they came: a tuple or, of many, what is read from the file each time."""
        if self._blocks is None:
            return tuple(self._here)
        self._write()
        return self._blocks

    def _write(self) -> None:
        self._blocks = Blocks() if self._blocks is None else self._blocks
        for block in in_blocks(self._here, _BLOCK):
            self._blocks.append(block)
        self._here = []


class _Hashed:
    """Hold hashes of documents: of the origin, the id and the text of each."""

    def __init__(self) -> None:
        self._hashes = array("Q")

    def add(self, origin: Origin, name: str, digest: str) -> None:
        """Take a document."""
        self._hashes.extend((_of_origin(origin), _hash(name), _hash(digest)))

    def __len__(self) -> int:
        return len(self._hashes) // 3

    def columns(self) -> tuple[Hashes, Hashes, Hashes]:
        """Return the hashes of origins, ids and texts."""
        table = np.array(self._hashes, np.uint64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2]


class Seen:
    """Take what the first look has read batch by batch, and tell documents apart. ``few``: rows that stay in memory."""

    def __init__(self, few: int = FEW) -> None:
        self._rows = _Rows(few)
        self._others: list[tuple[str, Origin]] = []  # that were only counted
        self._hashes, self._hashes_of_others = _Hashed(), _Hashed()

    def add(self, batch: BatchResult) -> None:
        """Take the seeds of a batch, and the documents that were only counted."""
        self._rows.add(batch.seeds)
        for row in batch.seeds:
            self._hashes.add(row.origin, row.id, row.digest)
        for name, origin, digest in batch.counted:
            self._others.append((name, origin))
            self._hashes_of_others.add(origin, name, digest)

    def add_rows(self, rows: Iterable[SeedRow]) -> None:
        """Take rows of documents that the first look has only counted."""
        self._rows.add(rows)

    def rows(self) -> Sequence[SeedRow]:
        """Return the rows of all seeds: a tuple or, of many, what is read from a file each time."""
        return self._rows.told()

    def require_different(self) -> None:
        """Raise InputError unless each document has an origin of its own, as all that is said of a seed goes by it."""
        for origin, times in Counter(origin for _, origin in self._of(self._columns[0])).most_common(1):
            if times > 1:
                hint = "a corpus must give each document a path, or a row, of its own"
                raise InputError(f"{times} documents have the same origin", where=str(origin) or "no path and no row", hint=hint)

    def sharing_ids(self) -> Iterator[tuple[str, Origin]]:
        """Yield id and origin of the documents whose id is not theirs alone."""
        return self._of(self._columns[1])

    def have_changed(self, again: Mapping[Origin, str]) -> Iterator[Origin]:
        """Yield the documents that were read again, by origin, with another text: the digest of each is told."""
        known, _, texts = self._columns
        hashed = np.array([_of_origin(origin) for origin in again], np.uint64)
        at = find_sorted(hashed, known[self._order])
        sound = (at >= 0) & (texts[self._order[at]] == np.array([_hash(digest) for digest in again.values()], np.uint64))
        yield from (origin for origin, same in zip(again, sound.tolist(), strict=True) if not same)

    @cached_property
    def _columns(self) -> tuple[Hashes, Hashes, Hashes]:
        """Return the columns of all hashes, once all is read: of the seeds, then of the others."""
        origins, names, texts = map(np.concatenate, zip(self._hashes.columns(), self._hashes_of_others.columns(), strict=True))
        return origins, names, texts

    @cached_property
    def _order(self) -> Offsets:
        """Return the documents in the order of the hashes of their origins."""
        return np.argsort(self._columns[0])

    def _of(self, column: Hashes) -> Iterator[tuple[str, Origin]]:
        """Yield id and origin of the documents whose hash in a column is that of another one too."""
        ordered = np.sort(column)
        several = within(column, distinct(ordered[1:][ordered[1:] == ordered[:-1]]))
        if several.any():
            seeds = ((row.id, row.origin) for row in islice(self._rows.told(), len(self._hashes)))
            yield from compress(chain(seeds, self._others), several.tolist())


def _of_origin(origin: Origin) -> int:
    return _hash(f"{origin.row}:{origin.path}")


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
