"""Checking data frames of Spark: ``findings, seeds = seedproof.spark.check(df)``. Needs the extra: ``pip install 'seedproof[spark]'``.

Every worker needs seedproof, of the same version, as the driver does. docs/spark.md says how that is done, and how large a cluster must be.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from seedproof.core.check import Check
from seedproof.core.settings import Settings
from seedproof.corpus.registry import CheckSelection
from seedproof.run.spark.engine import SparkResult, run_on_spark
from seedproof.run.spark.sources import source_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["SparkResult", "check"]


def check(frame: DataFrame, text: str = "text", id: str = "id", *, checks: Sequence[Check] | None = None) -> SparkResult:
    """Check a column of texts as one corpus, where Spark has it, and return findings and seeds as frames.

    ``text``, ``id``: the columns of the texts and of what they are called; without the second they are numbered · ``checks``: those to run,
    all where none are named. The columns ``title``, ``source``, ``date``, ``language``, ``url`` and ``tags``, if there are any, are read as
    what the publisher says. ``row`` of a finding is that of its seed: its place in the frame, with gaps between partitions.

    The frame is read twice and must give the same rows both times: write what comes out of a shuffle to files first. Raises InputError
    where the frame has no column of texts.
    """
    make_checks = CheckSelection.of().checks if checks is None else partial(tuple, checks)
    return run_on_spark([source_of(frame, Settings(text_field=text, id_field=id))], make_checks)
