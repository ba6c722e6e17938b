"""The punctuation marks of a batch: a thirtieth of its characters, looked through once for all that concerns marks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.characters import PUNCTUATION, CodePoints
from seedproof.text.spans import Offsets

__all__ = ["Marks", "marks"]


class Marks(NamedTuple):
    """``place`` in the text, in order · ``code``, its code point."""

    place: Offsets
    code: CodePoints


def marks(batch: Batch) -> Marks:
    """Return the marks of ``batch``; call it through ``batch.keep``."""
    place = np.flatnonzero(batch.columns.where(PUNCTUATION))
    return Marks(place, batch.columns.codes[place])
