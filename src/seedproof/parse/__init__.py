"""Parse texts into seeds: title, body, source and quotes."""

from __future__ import annotations

from collections.abc import Sequence

from seedproof.batch import Batch
from seedproof.core.document import Document
from seedproof.parse.parser import SeedParser

__all__ = ["SeedParser", "batch_of"]


def batch_of(documents: Sequence[Document]) -> Batch:
    """Return the batch of ``documents``; their fields are parsed as they are asked for."""
    return Batch(documents, SeedParser())
