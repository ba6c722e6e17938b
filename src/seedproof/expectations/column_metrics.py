"""What the exported expectation asks of a column: which of its texts have findings. Found once a batch, for all expectations on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sparkdf_execution_engine import SparkDFExecutionEngine
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import column_condition_partial
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import ColumnMapMetricProvider
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.validator.metric_configuration import MetricConfiguration

from seedproof.core.errors import SettingsError
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.texts import Texts
from seedproof.expectations.own_project import current_project
from seedproof.run import check_corpus, fails

__all__ = ["CONDITION", "FINDINGS", "Found", "findings_metric", "told"]

CONDITION = "column_values.seedproof_no_findings"
FINDINGS = "table.seedproof_findings"
_SHOWN = 3  # findings of a text that its unexpected value names (guessed)


class ShownFinding(NamedTuple):
    """A finding without any of its text: Great Expectations' own pages would run what a text holds.

    - ``family``, ``check``: of the finding
    - ``place``: its line, code and check
    - ``absorbed``: whether it goes with a wider one, and is named only where that is not asked for
    """

    family: str
    check: str
    place: str
    absorbed: bool


class Found(NamedTuple):
    """What was found in a column.

    - ``by_text``: the findings of each text that has any
    - ``checks``: those that were run, by name
    """

    by_text: Mapping[str, tuple[ShownFinding, ...]]
    checks: frozenset[str]

    def bad(self, family: str | None, check: str | None) -> list[str]:
        """Return the texts that have findings of a family and a check. Raises SettingsError where that check was not run."""
        if check is not None and check not in self.checks:
            hint = "take it out of `ignore` in the settings, or add it to `select`"
            raise SettingsError(f"the check {check} is not run in this project, so nothing is known of its findings", hint=hint)
        return [text for text in self.by_text if self.of(text, family, check)]

    def of(self, text: str, family: str | None, check: str | None) -> list[ShownFinding]:
        """Return the findings of a text that are of a family and a check."""
        return [f for f in self.by_text.get(text, ()) if family in (None, f.family) and check in (None, f.check)]


def told(found: Found, text: str, family: str | None, check: str | None) -> str:
    """Name the findings of a text, in place of it: "line 21 OFF101 author-bio; line 30 OFF102 comment-form and 2 more"."""
    findings = found.of(text, family, check)
    places = [finding.place for finding in findings if not finding.absorbed] or [finding.place for finding in findings]
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return "; ".join(places[:_SHOWN]) + more


def findings_metric(domain: Mapping[str, Any], column: str) -> MetricConfiguration:
    """Return the metric of all findings in a column. Of the domain it has the batch only: else each expectation would compute it anew."""
    return MetricConfiguration(FINDINGS, {"batch_id": domain.get("batch_id")}, {"column": column})


class _NoFindings(ColumnMapMetricProvider):
    """Tell which texts have none; GX has left out the nulls."""

    condition_metric_name = CONDITION
    condition_value_keys = ("family", "check")

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series[str], family: str | None = None, check: str | None = None, **more: Any) -> pd.Series[bool]:  # noqa: N805
        return ~column.isin(more["_metrics"][FINDINGS].bad(family, check))

    @column_condition_partial(engine=SparkDFExecutionEngine)
    def _spark(cls, column: Any, family: str | None = None, check: str | None = None, **more: Any) -> Any:  # noqa: N805
        from pyspark.sql import functions  # pyright: ignore[reportMissingImports]

        bad = more["_metrics"][FINDINGS].bad(family, check)
        # By their digests, as texts would fill the plan; and by what Spark has itself, as its workers need not have what we have.
        return ~functions.sha2(column, 256).isin([hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() for text in bad])

    @classmethod
    def _get_evaluation_dependencies(cls, metric: MetricConfiguration, *given: Any, **more: Any) -> dict[str, MetricConfiguration]:
        needed: dict[str, MetricConfiguration] = super()._get_evaluation_dependencies(metric, *given, **more)
        if metric.metric_name.endswith(".condition"):
            needed[FINDINGS] = findings_metric(metric.metric_domain_kwargs, metric.metric_domain_kwargs["column"])
        return needed


class _Findings(TableMetricProvider):
    """Find what is wrong in a column."""

    metric_name = FINDINGS
    domain_keys = ("batch_id",)
    value_keys = ("column",)

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(cls, execution_engine: PandasExecutionEngine, metric_domain_kwargs: Any, metric_value_kwargs: Any, **_: Any) -> Found:  # noqa: N805
        rows, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        return findings_in(str(text) for text in rows[metric_value_kwargs["column"]].dropna())

    @metric_value(engine=SparkDFExecutionEngine)
    def _spark(cls, execution_engine: SparkDFExecutionEngine, metric_domain_kwargs: Any, metric_value_kwargs: Any, **_: Any) -> Found:  # noqa: N805
        rows, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        column = rows.select(metric_value_kwargs["column"]).dropna()
        return findings_in(str(row[0]) for row in column.toLocalIterator())


def findings_in(column: Iterable[str]) -> Found:
    """Check a column of texts as one corpus, by the checks and settings of the current project."""
    texts = tuple(column)
    result = check_corpus(Texts(texts), CheckSelection.of(current_project()), jobs=1)
    result.raise_if_broken()
    found: dict[str, dict[ShownFinding, None]] = {}
    for wider in result.findings:
        for n, finding in enumerate(wider.unfolded()):  # a text with a finding of a check has one, whatever else is wrong there
            if fails(finding, "warning"):
                place = f"line {finding.line} {finding.code} {finding.check}"
                shown = ShownFinding(finding.family, finding.check, place, absorbed=n > 0)
                found.setdefault(texts[wider.origin.row - 1], {})[shown] = None
    return Found({text: tuple(shown) for text, shown in found.items()}, frozenset(check.name() for check in result.checks))
