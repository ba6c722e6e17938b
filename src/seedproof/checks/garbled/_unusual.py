"""Where rare characters stand: what the checks of encoding and markup start from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.characters import CodePoints
from seedproof.text.spans import Offsets

__all__ = ["Punctuation", "beyond_ascii", "merged", "punctuation", "signs", "with_limits", "within"]


class Punctuation(NamedTuple):
    """Marks and signs in order: ``at``, the ``codes`` as written, and folded in ``small``, an index for ``ascii_flags``."""

    at: Offsets
    codes: CodePoints
    small: npt.NDArray[np.uint8]


def beyond_ascii(batch: Batch) -> Offsets:
    """Return the positions of all characters above U+007E."""
    return np.flatnonzero(batch.columns.codes > 0x7E)


def signs(batch: Batch, *wanted: str) -> Offsets:
    """Return the positions of these ASCII signs, in order."""
    found = batch.keep(punctuation)
    table = np.zeros(0x80, bool)
    table[[ord(c) for c in wanted]] = True
    return found.at[table[np.minimum(found.codes, 0x7F)]]


def punctuation(batch: Batch) -> Punctuation:
    """Return where all marks and signs stand: few characters, among which the rare ones are found fast; use with ``batch.keep``."""
    columns = batch.columns
    at = np.flatnonzero(columns.where(characters.PUNCTUATION | characters.SYMBOL))
    return Punctuation(at, columns.codes[at], np.minimum(columns.folded_codes[at], 128).astype(np.uint8))


def with_limits(batch: Batch, positions: Offsets) -> list[tuple[int, int]]:
    """Return each position with the end of its document, past which nothing that begins there may reach."""
    return list(zip(positions.tolist(), batch.columns.ends[batch.columns.document_of(positions)].tolist(), strict=True))


def within(starts: Offsets, ends: Offsets) -> Offsets:
    """Return all positions of the spans ``[starts, ends)``, one after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)


def merged(positions: Offsets, gap: int = 1, groups: Offsets | None = None) -> list[tuple[int, int]]:
    """Return spans over ``positions`` (sorted), one for each stretch in which neighbours are at most ``gap`` apart and of one group."""
    if not len(positions):
        return []
    apart = np.diff(positions) > gap
    breaks = np.flatnonzero(apart if groups is None else apart | (np.diff(groups) != 0))
    starts = positions[np.concatenate(([0], breaks + 1))]
    ends = positions[np.concatenate((breaks, [len(positions) - 1]))] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
