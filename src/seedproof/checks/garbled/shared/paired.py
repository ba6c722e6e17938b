"""Places that belong together in twos: where something opens, and where it closes in the same line."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.text.spans import Offsets

__all__ = ["paired"]


def paired(batch: Batch, opening: Offsets, closing: Offsets, most: int) -> list[tuple[int, int]]:
    """Return each opening place with the closing one that follows it in its line, at most so many characters on, and nothing between.

    Both are in order, and no place is in both.
    """
    at = np.concatenate((opening, closing))
    order = np.argsort(at)
    at, opens, line = at[order], order < len(opening), batch.lines.containing(at[order])
    first = np.flatnonzero(opens[:-1] & ~opens[1:] & (line[:-1] == line[1:]) & (at[1:] - at[:-1] <= most))
    return list(zip(at[first].tolist(), at[first + 1].tolist(), strict=True))
