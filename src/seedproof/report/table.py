"""The table of counts as a file: CSV for all that reads tables, Parquet for what wants every id as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from seedproof.core.escape import in_csv
from seedproof.run.result import Result
from seedproof.run.table import TEXTS, table

__all__ = ["as_csv", "write_counts"]


def as_csv(result: Result) -> Iterator[str]:
    """Yield the lines of the table of counts. What is missing is an empty cell; texts are quoted, and escaped for spreadsheets."""
    columns = table(result)
    line = io.StringIO()
    writer = csv.writer(line, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    for row in (tuple(columns), *zip(*columns.values(), strict=True)):
        writer.writerow([in_csv(cell) if isinstance(cell, str) else cell for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def write_counts(result: Result, file: IO[bytes]) -> None:
    """Write the table of counts as Parquet: texts as strings that may be null, counts as 64-bit integers. Needs the extra "parquet"."""
    import pyarrow as pa  # of an extra
    from pyarrow import parquet

    columns = table(result)
    kinds = {name: pa.string() if name in TEXTS else pa.int64() for name in columns}
    parquet.write_table(pa.table({name: pa.array(cells, kinds[name]) for name, cells in columns.items()}), file)
