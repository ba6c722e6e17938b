"""What a document does throughout: told once, with the number of its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from seedproof.batch import Batch

__all__ = ["told"]

_FEW: Final = 3  # places in a document that are told each; more are its style, or all of its text is damaged alike (guessed)


def told(batch: Batch, starts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield which of the places that begin at ``starts``, in order, are told, each with what its message adds of the others."""
    document = batch.document_of(np.array(starts, np.int64))
    count = np.bincount(document, minlength=len(batch))[document]
    first = np.diff(document, prepend=-1) != 0
    for place in np.flatnonzero((count <= _FEW) | first).tolist():
        many = int(count[place])
        yield place, f" (one of {many} in this document)" if many > _FEW else ""
