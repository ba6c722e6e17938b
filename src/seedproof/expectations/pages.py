"""What the pages of the Data Docs say: GX's own content, in one table a suite, with status in words, severity and seeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from great_expectations.core import ExpectationSuite
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult, ExpectationValidationResult
from great_expectations.data_context.data_context.abstract_data_context import AbstractDataContext
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.render.components import (
    RenderedDocumentContent,
    RenderedHeaderContent,
    RenderedSectionContent,
    RenderedStringTemplateContent,
    RenderedTableContent,
)
from great_expectations.render.renderer.content_block.validation_results_table_content_block import (
    ValidationResultsTableContentBlockRenderer,
)
from great_expectations.render.renderer.page_renderer import ExpectationSuitePageRenderer, ValidationResultsPageRenderer
from great_expectations.render.renderer.renderer import Renderer

from seedproof.expectations.surroundings import Run, around
from seedproof.expectations.validation import failing_seeds, observed, raised, sentence, severity
from seedproof.expectations.words import in_words

__all__ = ["IndexPage", "ResultsPage", "SuitePage"]

_SEEDS_SHOWN = 20
_TO_INDEX = "../../../../"  # from a page of results, which lies below its suite, run and time


class IndexPage(Renderer):
    """Render the index: each suite with its status and the pages of its results and its expectations."""

    def __init__(self, data_context: AbstractDataContext) -> None:
        super().__init__()
        self._context = data_context

    def render(self, index_links_dict: dict[str, Any]) -> RenderedDocumentContent:
        """Return the index of the pages that GX names in ``index_links_dict``."""
        links = sorted(index_links_dict.get("validations_links", []), key=lambda link: str(link["expectation_suite_name"]))
        table = RenderedTableContent([self._row(link) for link in links], header_row=["Status", "Suite", "Not met", "Run", ""])
        sections = [RenderedSectionContent([table], section_name="Suites")]
        if around().earlier:
            rows = [[_status(run.passed), _link(run.suite, run.page), run.unmet, run.at] for run in around().earlier]
            heading = RenderedHeaderContent(header="Earlier runs")
            sections.append(RenderedSectionContent([heading, RenderedTableContent(rows, header_row=["Status", "Suite", "Not met", "Run"])]))
        return RenderedDocumentContent(sections, renderer_type="SiteIndexPageRenderer", page_title="What the suites say")

    def _row(self, link: dict[str, Any]) -> list[Any]:
        suite = link["expectation_suite_name"]
        results: Any = self._context.get_validation_result(suite, link["run_id"], link["batch_identifier"])
        run = f"{link['run_time']:%Y-%m-%d %H:%M:%S} UTC"
        around().now.append(Run(run, suite, _passed(results), _unmet(results), str(link["filepath"])))
        return [
            _status_of(results),
            _link(suite, link["filepath"]),
            _unmet(results),
            run,
            _link("rules", link["expectation_suite_filepath"]),
        ]


class ResultsPage(ValidationResultsPageRenderer):
    """Render the page of one suite's results: an overview, then every expectation, those that are not met first."""

    @classmethod
    def _render_validation_header(cls, validation_results: ExpectationSuiteValidationResult) -> RenderedTableContent:
        suite = str(validation_results.suite_name)
        rows = [
            ["Suite", _link(suite, f"{_TO_INDEX}expectations/{suite}.html")],
            ["Status", _status_of(validation_results)],
            ["Not met", _unmet(validation_results)],
            ["Rules", f"{len(validation_results.results):,}"],
        ]
        return RenderedTableContent(rows)

    def render(self, validation_results: ExpectationSuiteValidationResult, suite_parameters: Any = None) -> Any:
        """Return the page, under a title in plain words."""
        page: Any = super().render(validation_results, suite_parameters)
        page.page_title = f"What the suite {validation_results.suite_name} says"
        return page

    def _collect_rendered_document_content_sections(
        self, validation_results: ExpectationSuiteValidationResult, *_: Any
    ) -> list[RenderedSectionContent]:
        results = sorted(validation_results.results, key=lambda r: bool(r.success))
        expectations = _Expectations.render(results, suite_parameters=validation_results.suite_parameters)
        return [
            RenderedSectionContent([self._render_validation_header(validation_results)], section_name="Overview"),
            RenderedSectionContent([expectations], section_name="Rules"),
        ]


class SuitePage(ExpectationSuitePageRenderer):
    """Render the page of a suite: what it expects, how severe it is where that does not hold, and the notes on it."""

    def render(self, expectations: ExpectationSuite) -> RenderedDocumentContent:
        """Return the page of a suite, in the order in which it is written."""
        written = [expectation.configuration for expectation in expectations.expectations]
        rows = [[_severity(c), sentence(c), _notes(c)] for c in written]
        table = RenderedTableContent(rows, header_row=["Severity", "Rule", "Notes"])
        overview = [self._render_expectation_suite_notes(expectations)]
        return RenderedDocumentContent(
            [RenderedSectionContent(overview, section_name="Overview"), RenderedSectionContent([table], section_name="Rules")],
            renderer_type="ExpectationSuitePageRenderer",
            page_title=f"The rules of the suite {expectations.name}",
        )


class _Expectations(ValidationResultsTableContentBlockRenderer):
    """Render GX's table of results; its status icons, which need a remote font, become words."""

    @classmethod
    def _process_content_block(cls, content_block: RenderedTableContent, *_: Any, render_object: Any = None, **__: Any) -> None:
        content_block.header_row = ["Status", "Severity", "Rule", "Found", "Seeds it does not hold for"]
        results: Sequence[ExpectationValidationResult] = render_object
        content_block.table = [cls._row(row[1], result) for row, result in zip(content_block.table, results, strict=True)]

    @classmethod
    def _row(cls, expectation: Any, result: ExpectationValidationResult) -> list[Any]:
        error, configuration = raised(result), result.expectation_config
        plain = in_words(configuration.type, configuration.kwargs) if configuration and error is None else None
        # GX puts the number of unexpected values behind its sentence: here it has a column of its own.
        words = plain or (expectation[0] if isinstance(expectation, list) and error is None else expectation)
        return [
            _status(bool(result.success), error),
            _severity(configuration),
            [words, _notes(configuration)],
            observed(result),
            _seeds(result),
        ]


def _status_of(results: ExpectationSuiteValidationResult) -> RenderedStringTemplateContent:
    """Return the status of a suite as the gate sees it: what is only of severity info fails nothing."""
    return _status(_passed(results))


def _passed(results: ExpectationSuiteValidationResult) -> bool:
    return all(r.success or severity(r.expectation_config) == "info" for r in results.results)


def _status(success: bool, error: str | None = None) -> RenderedStringTemplateContent:
    word = "raised" if error is not None else "passed" if success else "failed"
    return _words(word, ["status", word])


def _unmet(results: ExpectationSuiteValidationResult) -> str:
    counts = Counter(severity(r.expectation_config) for r in results.results if not r.success)
    return ", ".join(f"{counts[s]} {s}" for s in ("critical", "warning", "info") if counts[s]) or "none"


def _severity(configuration: ExpectationConfiguration | None) -> RenderedStringTemplateContent:
    return _words(severity(configuration), ["severity", severity(configuration)])


def _notes(configuration: ExpectationConfiguration | None) -> RenderedStringTemplateContent:
    notes = configuration.notes if configuration else None
    return _words(" ".join(notes) if isinstance(notes, list) else notes or "", ["notes"])


def _seeds(result: ExpectationValidationResult) -> list[Any]:
    """Return the seeds that an expectation does not hold for, each leading to its page where the site has one."""
    seeds, place = failing_seeds(result), around().place
    shown: list[Any] = []
    for origin, name in list(seeds.items())[:_SEEDS_SHOWN]:
        page = place.pages.get(origin) if place.site is not None else None
        shown += [_link(name, f"{_TO_INDEX}{place.site}{page}") if page else name, ", "]
    return [*shown, f"and {len(seeds) - _SEEDS_SHOWN} more"] if len(seeds) > _SEEDS_SHOWN else shown[:-1]


def _words(words: str, classes: list[str]) -> RenderedStringTemplateContent:
    return RenderedStringTemplateContent({"template": "$words", "params": {"words": words}, "styling": {"classes": classes}})


def _link(words: str, target: str) -> RenderedStringTemplateContent:
    styling = {"attributes": {"href": target}}
    return RenderedStringTemplateContent({"template": "$words", "params": {"words": words}, "tag": "a", "styling": styling})
