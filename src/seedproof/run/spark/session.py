"""The session of a run that a command begins; programs bring their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pyspark.sql import SparkSession

__all__ = ["session"]

_ROWS: Final = 1000  # documents that go to a worker at once: long ones are a hundred kilobytes each, and ten thousand is Spark's own number


@contextmanager
def session(master: str | None) -> Iterator[SparkSession]:
    """Yield a session at ``master`` (local[2], spark://…, yarn, k8s://…), or where Spark's own settings say; it ends with the command."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Spark would take whichever python3 it finds
    builder = SparkSession.builder.appName("seedproof").config("spark.sql.execution.arrow.maxRecordsPerBatch", _ROWS)
    spark = (builder.master(master) if master else builder).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()
