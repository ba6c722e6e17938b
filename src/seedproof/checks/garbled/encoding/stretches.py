"""Stretches of characters that stand near each other and make one finding."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.text.spans import Offsets, Spans

__all__ = ["listed", "pairs", "stretches"]

_LISTED: Final = 12  # different characters that a message names (guessed)


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


def listed(characters: str) -> str:
    """Return the numbers of the different characters of a stretch, of the first few: "U+200B, U+200C"."""
    different = list(dict.fromkeys(characters))
    return ", ".join([f"U+{ord(c):04X}" for c in different[:_LISTED]] + ["…"] * (len(different) > _LISTED))
