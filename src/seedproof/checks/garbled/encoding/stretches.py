"""Stretches of characters that stand near each other and make one finding."""

from __future__ import annotations

import numpy as np

from seedproof.text.spans import Offsets, Spans

__all__ = ["pairs", "stretches"]


def stretches(offsets: Offsets, gap: int = 1, groups: Offsets | None = None) -> Spans:
    """Return spans over ``offsets`` (sorted), one for each stretch in which neighbours are at most ``gap`` apart and of one group."""
    if not len(offsets):
        return Spans(offsets, offsets)
    apart = np.diff(offsets) > gap
    if groups is not None:
        apart |= np.diff(groups) != 0
    return Spans(offsets[np.append(True, apart)], offsets[np.append(apart, True)] + 1)


def pairs(spans: Spans) -> list[tuple[int, int]]:
    """Return spans as pairs of start and end."""
    return list(zip(spans.start.tolist(), spans.end.tolist(), strict=True))
