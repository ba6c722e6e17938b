"""Documents padded to one length, as tensors. Needs torch."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from training.segments.tables import Table, ranges

__all__ = ["Padded", "groups"]

HEAVIEST = 40  # words: a longer segment counts for no more in a mean, as in checks/offtopic/segments/network.py
TOGETHER = 3_000  # places of a block (guessed)
NOTHING = 2  # the kind of step to a segment that is not there: it is not used


class Padded:
    """Some documents of a table.

    ``rows``: of the table, one for each segment that is there
    ``size``: segments of each document
    ``slot``: place of each segment in the block, of which ``shape`` says how many documents and places it has
    ``features``, ``weight``, ``token``, ``token_first``: of the segments that are there
    ``step``, ``allowed``, ``inside``: documents x places
    ``last``: place of the last segment of each document
    """

    def __init__(self, data: Table, documents: np.ndarray, most: int, dropped: float, chance: np.random.Generator) -> None:
        self.size = np.minimum(data.size[documents], most)
        self.rows = ranges(data.first[documents], self.size)
        length = int(max(self.size.max(), 2))
        self.shape = (len(documents), length)
        self.slot = torch.from_numpy(ranges(np.arange(len(documents)) * length, self.size))
        self.features = torch.from_numpy(data.features[self.rows].astype(np.float32))
        self.weight = torch.from_numpy(np.clip(data.words[self.rows], 1, HEAVIEST).astype(np.float32))
        self.token, self.token_first = tokens_of(data, self.rows, dropped, chance)
        self.step, self.allowed = (
            self._block(c[self.rows].astype(np.int64), rest) for c, rest in ((data.step, NOTHING), (data.allowed, 0))
        )
        self.inside = self._block(np.ones(len(self.rows), bool), rest=0)
        self.last = torch.from_numpy(self.size - 1)

    def spread(self, values: torch.Tensor) -> torch.Tensor:
        """Return the values of segments as documents x places x values, zeros where there is none."""
        documents, length = self.shape
        return torch.zeros(documents * length, values.shape[1]).index_copy(0, self.slot, values).view(documents, length, -1)

    def _block(self, column: np.ndarray, rest: int) -> torch.Tensor:
        """Return a column as documents x places, ``rest`` where there is no segment."""
        result = np.full(self.shape[0] * self.shape[1], rest, column.dtype)
        result[self.slot.numpy()] = column
        return torch.from_numpy(result.reshape(self.shape))


def tokens_of(data: Table, rows: np.ndarray, dropped: float, chance: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the tokens of rows, some of them left out by chance, and where those of each row begin."""
    count = np.diff(data.token_first)[rows]
    token, owner = data.token[ranges(data.token_first[rows], count)], np.repeat(np.arange(len(rows)), count)
    if dropped:
        kept = chance.random(len(token)) >= dropped
        token, count = token[kept], np.bincount(owner[kept], minlength=len(rows))
    return torch.from_numpy(token.astype(np.int64)), torch.from_numpy(np.append(0, np.cumsum(count)).astype(np.int64))


def groups(size: np.ndarray, documents: np.ndarray, chance: np.random.Generator, places: int = TOGETHER) -> Iterator[np.ndarray]:
    """Yield the documents that have segments, those of about one length together, the groups in any order."""
    documents = documents[size[documents] > 0]
    order = documents[np.argsort(size[documents] * np.exp(chance.normal(0, 0.1, len(documents))), kind="stable")]
    found: list[list[int]] = []
    longest = 0
    for i in order.tolist():
        longest = max(longest, int(size[i]))
        if not found or longest * (len(found[-1]) + 1) > places:
            found.append([])
            longest = int(size[i])
        found[-1].append(i)
    for k in chance.permutation(len(found)):
        yield np.array(found[k])
