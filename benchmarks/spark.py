"""Spark beside two processes of this machine: are the findings the same, and what does it cost in CPU time of Python?

python -m benchmarks.spark ROWS.jsonl[.gz] [--documents 5000]; run it where `make spark` has installed pyspark. Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from seedproof import CheckSelection, Files, Settings, check_corpus

_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Check the documents both ways and print a line each."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", type=Path)
    arguments.add_argument("--documents", type=int, default=5000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        characters = _written(given.rows, given.documents, Path(folder))
        here, cpu, seconds = _here(Path(folder))
        print(f"{given.documents:,} documents, {characters / 1e6:.1f} million characters")
        print(f"two processes: {len(here):,} findings, {cpu:.1f} s of CPU, {seconds:.1f} s")
        there, cpu_there, all_there, seconds = _there(Path(folder))
        print(
            f"Spark, local[2]: {len(there):,} findings, {cpu_there:.1f} s of CPU in Python, {all_there:.1f} with the JVM, {seconds:.1f} s"
        )
        print(f"the same: {here == there}; two processes need {cpu / cpu_there:.2f} of Spark's CPU time in Python")


def _written(rows: Path, count: int, folder: Path) -> int:
    """Write the first documents as Parquet files of 500 and return how many characters they have."""
    with gzip.open(rows, "rt", encoding="utf-8") if rows.suffix == ".gz" else rows.open(encoding="utf-8") as lines:
        documents = [{"id": f"{n} {row['id']}", "text": row["text"]} for n, row in enumerate(map(json.loads, lines)) if n < count]
    for first in range(0, len(documents), 500):
        parquet.write_table(pa.Table.from_pylist(documents[first : first + 500]), folder / f"{first:06}.parquet")
    return sum(len(row["text"]) for row in documents)


def _here(folder: Path) -> tuple[list[Any], float, float]:
    began, before = time.monotonic(), _of_children() + time.process_time()
    result = check_corpus(Files((folder,)), CheckSelection.of(), jobs=2)
    cpu = _of_children() + time.process_time() - before
    found = sorted((f.seed, f.start, f.end, f.check, f.severity, f.message, f.fingerprint) for f in result.findings)
    return found, cpu, time.monotonic() - began


def _there(folder: Path) -> tuple[list[Any], float, float, float]:
    from seedproof.run.spark.engine import run_on_spark
    from seedproof.run.spark.session import session
    from seedproof.run.spark.sources import sources_below

    with session("local[2]") as spark:
        spark.range(2).count()  # the JVM has started
        began, before = time.monotonic(), _of_workers()
        result = run_on_spark(sources_below(spark, [str(folder)], Settings()), CheckSelection.of().checks)
        columns = ("seed", "start", "end", "check", "severity", "message", "fingerprint")
        found = sorted(tuple(row[name] for name in columns) for row in result.findings.select(*columns).collect())
        seconds, cpu = time.monotonic() - began, _of_workers()
        return found, cpu[0] - before[0], cpu[1] - before[1], seconds


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _of_workers() -> tuple[float, float]:
    """Return the seconds of CPU time of Spark's Python processes, and of these and the JVM."""
    python = java = 0.0
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
            fields = (entry / "stat").read_text().rpartition(")")[2].split() if b"pyspark" in command else []
        except OSError:  # it has ended meanwhile
            continue
        if fields and b"pyspark.daemon" in command:
            python += sum(map(int, fields[11:15])) / _TICKS  # of those that have ended too
        elif fields and b"java" in command.split(b"\0")[0]:
            java += sum(map(int, fields[11:13])) / _TICKS
    return python, python + java


if __name__ == "__main__":
    main()
