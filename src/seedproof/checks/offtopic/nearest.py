"""What is nearest: the next line of a kind, the next word."""

from __future__ import annotations

import numpy as np

from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import Words

__all__ = ["next_flagged", "next_word"]


def next_flagged(flags: Flags, indexes: Offsets) -> Offsets:
    """Return the first index from each of ``indexes`` on that is flagged, ``len(flags)`` where there is none."""
    flagged = np.flatnonzero(flags)
    return np.append(flagged, len(flags))[np.searchsorted(flagged, indexes)]


def next_word(words: Words, offsets: Offsets) -> Offsets:
    """Return the index of the first word that begins at each offset or after it, ``len(words)`` where there is none."""
    return words.at(offsets - 1) + 1
