"""``seedproof check --engine spark``: a corpus of any size, and its findings as Parquet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from seedproof.cli.output import print_lines, report_unfinished
from seedproof.core.errors import UsageError
from seedproof.core.escape import in_line
from seedproof.core.extras import require_extra
from seedproof.core.settings import FailOn, Settings
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.policy import Policy
from seedproof.corpus.registry import CheckSelection
from seedproof.run.against import Against
from seedproof.run.failure import told

__all__ = ["check_on_spark"]

_SCHEME = re.compile(r"^(\w[\w+.-]+):/(?!/)")  # as pathlib leaves it of hdfs://, s3a:// …


def check_on_spark(
    paths: Sequence[Path],
    selection: CheckSelection,
    settings: Settings,
    *,
    master: str | None,
    output: Path | None,
    fail_on: FailOn,
    against: Corpus | None = None,
) -> int:
    """Check what lies below ``paths``, write the findings below ``output``, print their number, and return the exit code.

    ``against``: another corpus, in which documents of this one may stand; the driver reads it. Raises UsageError without an output,
    or where pyspark is not installed, InputError where what is named cannot be read or written.
    """
    if not paths or output is None:
        raise UsageError("the engine spark reads what is named, and writes files", hint="seedproof check PATH --engine spark --output DIR")
    require_extra("spark", "the engine spark")
    from seedproof.run.spark.engine import run_on_spark
    from seedproof.run.spark.session import session
    from seedproof.run.spark.sources import sources_below

    with session(master) as spark:
        selection, other = replace(selection, compared=against is not None), Against(against) if against is not None else None
        sources = sources_below(spark, [_uri(path) for path in paths], settings)
        result = run_on_spark(sources, selection.checks, Policy.of(selection), other)
        if other:
            other.raise_if_empty()
        result.write(_uri(output))
        found = ", ".join(f"{count:,} {severity}" for severity, count in result.by_severity().items())
        print_lines(f"Checked {result.seeds.count():,} seeds. Findings: {found}; they are in {in_line(str(output))}")
        report_unfinished([*map(str, result.problems), *told(result.failures)])
        return result.exit_code(fail_on)


def _uri(path: Path) -> str:
    return _SCHEME.sub(r"\1://", path.as_posix(), count=1)
