"""Where rare characters stand: what the checks of encoding and markup start from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.codepoints import CodePoints
from seedproof.text.spans import Offsets, prefix_sum

__all__ = ["Punctuation", "merged", "punctuation", "signs", "spaces", "with_limits"]


class Punctuation(NamedTuple):
    """Marks and signs in order: ``at``, the ``codes`` as written, and folded in ``small``, an index for ``ascii_flags``.

    ``grouped``: the same places by code; those of the ASCII code ``c`` are ``grouped[edges[c]:edges[c + 1]]``.
    """

    at: Offsets
    codes: CodePoints
    small: npt.NDArray[np.uint8]
    grouped: Offsets
    edges: Offsets


def signs(batch: Batch, *wanted: str) -> Offsets:
    """Return the positions of these ASCII signs, in order."""
    found = batch.once(punctuation)
    parts = [found.grouped[found.edges[ord(c)] : found.edges[ord(c) + 1]] for c in wanted]
    return parts[0] if len(parts) == 1 else np.sort(np.concatenate(parts))


def punctuation(batch: Batch) -> Punctuation:
    """Return where all marks and signs stand: few characters, among which the rare ones are found fast; use with ``Batch.once``."""
    at = batch.characters.marks
    codes = batch.characters.codes[at]
    ascii_code = np.minimum(codes, 128).astype(np.uint8)
    edges = prefix_sum(np.bincount(ascii_code, minlength=129))
    small = np.minimum(batch.characters.folded_codes[at], 128).astype(np.uint8)
    return Punctuation(at, codes, small, at[ascii_code.argsort(kind="stable")], edges)


def spaces(batch: Batch) -> Offsets:
    """Return -1, the positions of all spaces, and the length of the text: between them stand the runs without spaces."""
    return np.concatenate(([-1], np.flatnonzero(batch.characters.where(codepoints.SPACE)), [len(batch.characters.codes)]))


def with_limits(batch: Batch, positions: Offsets) -> list[tuple[int, int]]:
    """Return each position with the end of its document, past which nothing that begins there may reach."""
    return list(zip(positions.tolist(), batch.ends[batch.document_of(positions)].tolist(), strict=True))


def merged(positions: Offsets, gap: int = 1, groups: Offsets | None = None) -> list[tuple[int, int]]:
    """Return spans over ``positions`` (sorted), one for each stretch in which neighbours are at most ``gap`` apart and of one group."""
    if not len(positions):
        return []
    apart = np.diff(positions) > gap
    breaks = np.flatnonzero(apart if groups is None else apart | (np.diff(groups) != 0))
    starts = positions[np.concatenate(([0], breaks + 1))]
    ends = positions[np.concatenate((breaks, [len(positions) - 1]))] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
