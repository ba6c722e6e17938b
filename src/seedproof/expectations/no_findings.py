"""An expectation for people who have Great Expectations already: a column of texts, judged by seedproof's checks."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from great_expectations.compatibility import pydantic as pydantic_v1
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation, render_suite_parameter_string
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.render.components import LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer
from great_expectations.render.renderer_configuration import RendererConfiguration, RendererValueType
from great_expectations.validator.validator import ValidationDependencies

from seedproof.core.errors import SettingsError
from seedproof.corpus.registry import find_check
from seedproof.expectations.column_metrics import CONDITION, FINDINGS, Found, findings_metric, told
from seedproof.expectations.own_project import current_project

__all__ = ["ExpectColumnValuesToHaveNoFindings"]


class ExpectColumnValuesToHaveNoFindings(ColumnMapExpectation):
    """Expect each text of a column to have no findings of severity error or warning.

    ``family`` (``schema``, ``offtopic``, ``garbled``, ``spelling``) or the name of a ``check`` narrows what counts. The column is
    checked as one corpus, once for all expectations on it, by the checks, options and spellings of the corpus project that
    ``use_project`` names, or else of the one round the current folder. Unexpected values name the findings, as in "line 21 OFF101
    author-bio", and hold nothing of the text. Titles and sources are read from the texts themselves, so that on a column of bare bodies
    the family ``schema`` says little. With Spark, the texts are brought to the driver.

        ExpectColumnValuesToHaveNoFindings(column="text", family="offtopic", mostly=0.98, severity="warning")
    """

    family: Literal["schema", "offtopic", "garbled", "spelling"] | None = None
    check: str | None = None

    map_metric: ClassVar[str] = CONDITION
    success_keys: ClassVar[tuple[str, ...]] = ("family", "check", "mostly")
    args_keys: ClassVar[tuple[str, ...]] = ("column", "family", "check", "mostly")

    @pydantic_v1.validator("check", allow_reuse=True)
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        try:
            return name and find_check(name, current_project()).name()
        except SettingsError as error:
            raise ValueError(str(error)) from None

    def get_validation_dependencies(
        self, execution_engine: ExecutionEngine[Any] | None = None, runtime_configuration: dict[str, Any] | None = None, **more: Any
    ) -> ValidationDependencies:
        """Return the metrics that the result needs: GX's own, and the findings that unexpected values name."""
        needed = super().get_validation_dependencies(execution_engine, runtime_configuration, **more)
        domain = needed.get_metric_configuration("table.row_count")
        if domain is not None:
            needed.set_metric_configuration(FINDINGS, findings_metric(domain.metric_domain_kwargs, self.column))
        return needed

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine[Any] | None = None,
    ) -> ExpectationValidationResult | dict[str, Any]:
        named = {name: self._named(value, metrics[FINDINGS]) for name, value in metrics.items() if name.startswith(CONDITION)}
        return super()._validate({**metrics, **named}, runtime_configuration, execution_engine)

    def _named(self, value: Any, found: Found) -> Any:
        """Return what a metric has found, with the names of findings in place of texts: in lists of values, and of rows with them."""
        if isinstance(value, list):
            return [self._named(item, found) for item in value]
        if isinstance(value, dict) and self.column in value:
            return {**value, self.column: self._named(value[self.column], found)}
        return told(found, value, self.family, self.check) if isinstance(value, str) and value in found.by_text else value

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


def _words(kwargs: dict[str, Any]) -> str:
    which = "$check " if kwargs.get("check") else "$family " if kwargs.get("family") else ""
    share = ", at least $mostly of them" if kwargs.get("mostly", 1) != 1 else ""
    return f"$column values must have no {which}findings{share}."
