"""``seedproof check --engine spark``: a corpus of any size, and its findings as Parquet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from seedproof.cli.output import print_lines, report_unfinished
from seedproof.core.errors import UsageError
from seedproof.core.escape import in_line
from seedproof.core.extras import require_extra
from seedproof.core.settings import FailOn, Settings
from seedproof.corpus.registry import CheckSelection
from seedproof.run.failure import told

__all__ = ["check_on_spark"]

_SCHEME = re.compile(r"^(\w[\w+.-]+):/(?!/)")  # as pathlib leaves it of hdfs://, s3a:// …


def check_on_spark(
    paths: Sequence[Path], selection: CheckSelection, settings: Settings, *, master: str | None, output: Path | None, fail_on: FailOn
) -> int:
    """Check what lies below ``paths``, write the findings below ``output``, print their number, and return the exit code.

    Raises UsageError without an output, or where pyspark is not installed, InputError where what is named cannot be read or written.
    """
    if not paths or output is None:
        raise UsageError("the engine spark reads what is named, and writes files", hint="seedproof check PATH --engine spark --output DIR")
    require_extra("spark", "the engine spark")
    from seedproof.run.spark.engine import run_on_spark
    from seedproof.run.spark.session import session
    from seedproof.run.spark.sources import sources_below

    with session(master) as spark:
        result = run_on_spark(sources_below(spark, [_uri(path) for path in paths], settings), selection.checks)
        result.write(_uri(output))
        found = ", ".join(f"{count:,} {severity}" for severity, count in result.by_severity().items())
        print_lines(f"Checked {result.seeds.count():,} seeds. Findings: {found}; they are in {in_line(str(output))}")
        report_unfinished([*map(str, result.problems), *told(result.failures)])
        return result.exit_code(fail_on)


def _uri(path: Path) -> str:
    return _SCHEME.sub(r"\1://", path.as_posix(), count=1)
