"""Findings as a Parquet file: the same columns that a run on Spark writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from seedproof.core.errors import InputError
from seedproof.core.finding import Finding

__all__ = ["write_parquet"]


def write_parquet(findings: Iterable[Finding], stream: IO[bytes]) -> None:
    """Write findings in their order. Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError("writing Parquet needs pyarrow", hint="pip install 'seedproof[parquet]'") from None
    from seedproof.run.arrow import FINDINGS, batches_of

    with parquet.ParquetWriter(stream, FINDINGS) as writer:
        for batch in batches_of(findings):
            writer.write_batch(batch)
