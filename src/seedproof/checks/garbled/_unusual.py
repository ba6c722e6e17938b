"""Where characters beyond plain ASCII stand: what the encoding checks start from."""

from __future__ import annotations

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets

__all__ = ["beyond_ascii", "merged"]


def beyond_ascii(batch: Batch) -> Offsets:
    """Return the positions of all characters above U+007E."""
    return np.flatnonzero(batch.columns.codes > 0x7E)


def merged(positions: Offsets, gap: int = 1) -> list[tuple[int, int]]:
    """Return spans over ``positions`` (sorted), one for each stretch in which neighbours are at most ``gap`` apart."""
    if not len(positions):
        return []
    breaks = np.flatnonzero(np.diff(positions) > gap)
    starts = positions[np.concatenate(([0], breaks + 1))]
    ends = positions[np.concatenate((breaks, [len(positions) - 1]))] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
