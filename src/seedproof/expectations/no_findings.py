"""An expectation for people who have Great Expectations already: a column of texts, judged by seedproof's checks."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.compatibility import pydantic as pydantic_v1
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation, render_suite_parameter_string
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import column_condition_partial
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import ColumnMapMetricProvider
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.render.components import LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer
from great_expectations.render.renderer_configuration import RendererConfiguration, RendererValueType
from great_expectations.validator.metric_configuration import MetricConfiguration

from seedproof.core.errors import SettingsError
from seedproof.corpus.registry import find_check
from seedproof.run import fails
from seedproof.run.texts import check_documents

__all__ = ["ExpectColumnValuesToHaveNoFindings"]

_METRIC = "table.seedproof_findings"

Found = dict[str, set[tuple[str, str]]]  # for each text that has findings: the family and the check of each


class ExpectColumnValuesToHaveNoFindings(ColumnMapExpectation):
    """Expect each text of a column to have no findings of severity error or warning.

    ``family`` (``schema``, ``offtopic``, ``garbled``, ``spelling``) or the name of a ``check`` narrows what counts. The column is
    checked as one corpus, once for all expectations on it. Titles and sources are read from the texts themselves, so that
    on a column of bare bodies the family ``schema`` says little.

        ExpectColumnValuesToHaveNoFindings(column="text", family="offtopic", mostly=0.98, severity="warning")
    """

    family: Literal["schema", "offtopic", "garbled", "spelling"] | None = None
    check: str | None = None

    map_metric: ClassVar[str] = "column_values.seedproof_no_findings"
    success_keys: ClassVar[tuple[str, ...]] = ("family", "check", "mostly")
    args_keys: ClassVar[tuple[str, ...]] = ("column", "family", "check", "mostly")

    @pydantic_v1.validator("check", allow_reuse=True)
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        try:
            return name and find_check(name).name()
        except SettingsError as error:
            raise ValueError(str(error)) from None

    @classmethod
    def _prescriptive_template(cls, renderer_configuration: RendererConfiguration[Any]) -> RendererConfiguration[Any]:
        for name, kind in (("column", "string"), ("family", "string"), ("check", "string"), ("mostly", "number")):
            renderer_configuration.add_param(name=name, param_type=RendererValueType(kind))
        renderer_configuration.template_str = _words(renderer_configuration.kwargs)
        return renderer_configuration

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    @render_suite_parameter_string
    def _prescriptive_renderer(
        cls, configuration: ExpectationConfiguration | None = None, *_: Any, **__: Any
    ) -> list[RenderedStringTemplateContent]:
        params = dict(configuration.kwargs) if configuration else {}
        return [RenderedStringTemplateContent({"template": _words(params), "params": params})]


class _NoFindings(ColumnMapMetricProvider):
    """Tell which texts have none; GX has left out the nulls."""

    condition_metric_name = ExpectColumnValuesToHaveNoFindings.map_metric
    condition_value_keys = ("family", "check")

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series[str], family: str | None = None, check: str | None = None, **more: Any) -> pd.Series[bool]:  # noqa: N805
        found: Found = more["_metrics"][_METRIC]
        bad = [text for text, hits in found.items() if any(family in (None, f) and check in (None, c) for f, c in hits)]
        return ~column.isin(bad)

    @classmethod
    def _get_evaluation_dependencies(cls, metric: MetricConfiguration, *given: Any, **more: Any) -> dict[str, MetricConfiguration]:
        needed: dict[str, MetricConfiguration] = super()._get_evaluation_dependencies(metric, *given, **more)
        if metric.metric_name.endswith(".condition"):
            domain = {"batch_id": metric.metric_domain_kwargs.get("batch_id")}
            needed[_METRIC] = MetricConfiguration(_METRIC, domain, {"column": metric.metric_domain_kwargs["column"]})
        return needed


class _Findings(TableMetricProvider):
    """Find what is wrong in a column. One key of domain only: with GX's four it would be computed once for each expectation."""

    metric_name = _METRIC
    domain_keys = ("batch_id",)
    value_keys = ("column",)

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(cls, execution_engine: PandasExecutionEngine, metric_domain_kwargs: Any, metric_value_kwargs: Any, **_: Any) -> Found:  # noqa: N805
        rows, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        return _findings_in(tuple(str(text) for text in rows[metric_value_kwargs["column"]].dropna()))


def _findings_in(texts: tuple[str, ...]) -> Found:
    result = check_documents(texts)
    result.raise_if_broken()
    found: Found = {}
    for finding in result.unfolded().findings:  # a text with a finding of a check has one, whatever else is wrong there
        if fails(finding, "warning"):
            found.setdefault(texts[finding.origin.row - 1], set()).add((finding.family, finding.check))
    return found


def _words(kwargs: dict[str, Any]) -> str:
    which = "$check " if kwargs.get("check") else "$family " if kwargs.get("family") else ""
    share = ", at least $mostly of them" if kwargs.get("mostly", 1) != 1 else ""
    return f"$column texts must have no {which}findings{share}."
