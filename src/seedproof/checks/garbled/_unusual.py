"""Where rare characters stand: what the checks of encoding and markup start from."""

from __future__ import annotations

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.characters import CodePoints
from seedproof.text.spans import Offsets

__all__ = ["beyond_ascii", "merged", "signs"]

_SIGNS = np.zeros(0x80, bool)
_SIGNS[[ord(c) for c in '<={}[]&;%?"']] = True


def beyond_ascii(batch: Batch) -> Offsets:
    """Return the positions of all characters above U+007E."""
    return np.flatnonzero(batch.columns.codes > 0x7E)


def signs(batch: Batch, *wanted: str) -> Offsets:
    """Return the positions of these signs of code (each one of ``<={}[]&;%?"``), in order."""
    at, codes = batch.keep(_all_signs)
    return at[np.isin(codes, [ord(c) for c in wanted])]


def _all_signs(batch: Batch) -> tuple[Offsets, CodePoints]:
    codes = batch.columns.codes
    at = np.flatnonzero(_SIGNS[np.minimum(codes, 0x7F)])
    return at, codes[at]


def merged(positions: Offsets, gap: int = 1, groups: Offsets | None = None) -> list[tuple[int, int]]:
    """Return spans over ``positions`` (sorted), one for each stretch in which neighbours are at most ``gap`` apart and of one group."""
    if not len(positions):
        return []
    apart = np.diff(positions) > gap
    breaks = np.flatnonzero(apart if groups is None else apart | (np.diff(groups) != 0))
    starts = positions[np.concatenate(([0], breaks + 1))]
    ends = positions[np.concatenate((breaks, [len(positions) - 1]))] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
