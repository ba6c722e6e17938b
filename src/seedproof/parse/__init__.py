"""From text to seed: title, body, source and quotes."""

from __future__ import annotations

from collections.abc import Sequence

from seedproof.core.seed import Seed
from seedproof.parse.parser import parse
from seedproof.text.batch import Batch
from seedproof.text.columns import Columns, Document

__all__ = ["batch_of", "parse"]


def batch_of(documents: Sequence[Document]) -> Batch:
    """Return the parsed batch of ``documents``."""
    columns = Columns(documents)
    seeds: list[Seed] = parse(columns)
    return Batch(columns, seeds)
