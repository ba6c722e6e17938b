"""A run on Spark, at the driver: map, merge in a tree, decide, map again. Findings never come here, only counts and what went wrong."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from math import ceil
from typing import Final

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, Row, Window
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.errors import InputError
from seedproof.core.finding import SEVERITIES, Severity
from seedproof.core.settings import FailOn
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.policy import Policy
from seedproof.run.against import Against
from seedproof.run.arrow import FINDINGS
from seedproof.run.engine import changed_meanwhile
from seedproof.run.failure import CheckFailure
from seedproof.run.processes import MakeChecks
from seedproof.run.result import severity_rank
from seedproof.run.spark.sources import Source
from seedproof.run.spark.tasks import COUNTS, PARTS, Read, examine, examine_again, finish, merge, partial_counts

__all__ = ["SparkResult", "run_on_spark"]

_MERGED_AT_ONCE: Final = 8  # counts that one task, or the driver, holds and merges (guessed): a tree of them has few levels
_TOLD: Final = 1000  # failures and problems that are brought to the driver; all of them may be as many as documents
_ORDER: Final = ("seed", "path", "row", "start", "code", "end", "message")
_PARTS: Final = from_arrow_schema(PARTS)
_COUNTS: Final = from_arrow_schema(COUNTS)
_FOUND: Final = from_arrow_schema(FINDINGS)


@dataclass(frozen=True)
class SparkResult:
    """What a run on Spark gives: frames that stay where the workers are.

    - ``findings``: one a row, with the columns of `run.arrow.FINDINGS`, in no order
    - ``seeds``: a row for each document, without its text
    - ``checks``: that were run
    - ``failures``: what checks did not look at, the first thousand
    - ``problems``: what could not be read, the first thousand

    It can be taken apart as a pair: ``findings, seeds = result``.
    """

    findings: DataFrame
    seeds: DataFrame
    checks: tuple[Check, ...]
    failures: tuple[CheckFailure, ...] = ()
    problems: tuple[ReadProblem, ...] = ()

    def __iter__(self) -> Iterator[DataFrame]:
        return iter((self.findings, self.seeds))

    def write(self, folder: str) -> None:
        """Write the findings as Parquet files of a new folder, in their order. Raises InputError where it cannot be made."""
        try:
            self.findings.orderBy(*_ORDER).write.parquet(folder)
        except AnalysisException as error:
            raise InputError("this cannot be written", where=folder, hint=str(error).splitlines()[0]) from None

    def by_severity(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity."""
        counted = {row["severity"]: row["count"] for row in self.findings.groupBy("severity").count().collect()}
        return {severity: counted.get(severity, 0) for severity in SEVERITIES}

    def exit_code(self, fail_on: FailOn) -> int:
        """Return 0 passed, 1 findings of at least ``fail_on``, 2 unreadable input, 3 a check did not run to its end."""
        if self.failures or self.problems:
            return 3 if self.failures else 2
        counted = self.by_severity()
        return int(fail_on != "never" and any(counted[severity] for severity in SEVERITIES[: severity_rank(fail_on) + 1]))


def run_on_spark(
    sources: Sequence[Source], make_checks: MakeChecks, policy: Policy | None = None, against: Against | None = None
) -> SparkResult:
    """Check documents by Spark's workers, each of which has seedproof installed.

    ``policy``: what becomes of what is found · ``against``: another corpus, which the driver reads.

    What tasks give back is kept by Spark, in memory or on the workers' disks, until its session ends.
    """
    checks = pickle.dumps((make_checks, policy or Policy()))
    first = _mapped(sources, partial(examine, checks))
    tallies = partial_counts(checks, _merged(first, checks))
    decisions = tallies.decide(against.batches if against else None)
    parts = [first, _mapped(sources, partial(examine_again, checks, pickle.dumps(decisions)))] if decisions else [first]
    seeds, found, again = (reduce(DataFrame.unionAll, [_filled(part, name) for part in parts]) for name in ("seed", "finding", "again"))
    failures = [pickle.loads(row[0]) for part in parts for row in _told(part, "failure")]  # noqa: S301 (a task of this run wrote it)
    changed = _changed(again, seeds)
    problems = [ReadProblem(*row[0]) for row in _told(first, "problem")]
    problems += against.problems if against else []
    problems += changed_meanwhile([Origin(row["path"] or "", row["row"] or 0) for row in changed.limit(_TOLD).collect()])
    findings = _finished(_without(found, changed), seeds, checks)
    return SparkResult(findings, seeds, tuple(make_checks()), (*tallies.failures, *failures), tuple(problems))


def _mapped(sources: Sequence[Source], task: Callable[[Read, Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]) -> DataFrame:
    frames = [source.frame.mapInArrow(partial(task, source.read), _PARTS) for source in sources]
    return reduce(DataFrame.unionAll, frames).persist()


def _merged(parts: DataFrame, checks: bytes) -> list[bytes]:
    """Return few counts that are those of all tasks: they are merged where they are, in rounds."""
    counts = parts.where("counts IS NOT NULL").select("counts")
    left = counts.count()
    while left > _MERGED_AT_ONCE:
        left = ceil(left / _MERGED_AT_ONCE)
        counts = counts.repartition(left).mapInArrow(partial(merge, checks), _COUNTS)
    return [bytes(row["counts"]) for row in counts.collect()]


def _filled(parts: DataFrame, name: str) -> DataFrame:
    return parts.where(f.col(name).isNotNull()).select(f"{name}.*")


def _told(parts: DataFrame, name: str) -> list[Row]:
    return parts.where(f.col(name).isNotNull()).select(name).limit(_TOLD).collect()


def _changed(again: DataFrame, seeds: DataFrame) -> DataFrame:
    """Return the origins of the documents that a second look found with another text."""
    known = seeds.select("path", "row", f.col("digest").alias("known"))
    return _beside(again, known, "left").where(~f.col("digest").eqNullSafe(f.col("known"))).select("path", "row").persist()


def _without(findings: DataFrame, changed: DataFrame) -> DataFrame:
    return _beside(findings, changed, "left_anti")


def _finished(findings: DataFrame, seeds: DataFrame, checks: bytes) -> DataFrame:
    """Return findings as a run tells them: those of each document are brought together, so that the wider absorb the narrower."""
    order = Window.partitionBy("id").orderBy(f.coalesce("path", f.lit("")), f.coalesce("row", f.lit(0)))
    later = seeds.select("path", "row", (f.row_number().over(order) - 1).cast("long").alias("nth")).where("nth > 0")
    together = _beside(findings, later, "left").repartition("path", "row").sortWithinPartitions("path", "row")
    return together.mapInArrow(partial(finish, checks), _FOUND)


def _beside(left: DataFrame, right: DataFrame, how: str) -> DataFrame:
    """Join by origins, of which a part may be missing; the columns of the origin are those of the left."""
    right = right.withColumnsRenamed({"path": "_path", "row": "_row"})
    same = left["path"].eqNullSafe(right["_path"]) & left["row"].eqNullSafe(right["_row"])
    return left.join(right, same, how).drop("_path", "_row")
