"""From text to seed: title, body, source and quotes."""

from __future__ import annotations

from collections.abc import Sequence

from seedproof.parse.parser import Parsed
from seedproof.text.batch import Batch
from seedproof.text.columns import Columns, Document

__all__ = ["Parsed", "batch_of"]


def batch_of(documents: Sequence[Document]) -> Batch:
    """Return the batch of ``documents``; their fields are parsed as they are asked for."""
    columns = Columns(documents)
    return Batch(columns, Parsed(columns))
