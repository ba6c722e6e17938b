"""Findings as a Parquet file: the same columns that a run on Spark writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from seedproof.core.extras import require_extra
from seedproof.core.finding import Finding

__all__ = ["write_parquet"]


def write_parquet(findings: Iterable[Finding], stream: IO[bytes]) -> None:
    """Write findings in their order. Raises UsageError where pyarrow is not installed."""
    require_extra("parquet", "writing Parquet")
    import pyarrow.parquet as parquet

    from seedproof.run.arrow import FINDINGS, batches_of

    with parquet.ParquetWriter(stream, FINDINGS) as writer:
        for batch in batches_of(findings):
            writer.write_batch(batch)
