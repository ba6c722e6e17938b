"""From what Great Expectations says of a suite to what the gate says: nothing that was not evaluated can pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from string import Template
from typing import Any

import pandas as pd
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult, ExpectationValidationResult
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.registry import get_renderer_impl
from great_expectations.render.components import AtomicPrescriptiveRendererType

from seedproof.core.errors import BrokenRunError
from seedproof.expectations.suite_files import columns_in
from seedproof.expectations.suites import Suite
from seedproof.expectations.words import having, in_words
from seedproof.run.gate import Rule, SuiteResult, SuiteSeverity, Unmet, WorstSeed

__all__ = ["failing_seeds", "observed", "raised", "sentence", "severity", "suite_result"]

_REPORT = "please report this with the suite that led to it"
_CANNOT = "change the expectation, or take it out of the suite: what was not evaluated is no pass"
_ABOUT_NULLS = ("_null", "_to_exist", "_non_null_proportion_to_be_between")


def suite_result(
    suite: Suite, validation: ExpectationSuiteValidationResult | None, seeds: pd.DataFrame, worst: int, page: str | None
) -> SuiteResult:
    """Return the result of one suite, naming at most ``worst`` seeds an expectation.

    Raises BrokenRunError where an expectation raised, judged no value, or is missing from the validation.
    """
    loaded = len(suite.suite.expectations)
    order = {expectation.id: place for place, expectation in enumerate(suite.suite.expectations)}
    results = sorted(validation.results, key=lambda r: order[_configuration(r).id]) if validation else []
    for result in results:
        _refuse_unless_judged(result, seeds, str(suite.file))
    if not suite.written - len(suite.skipped) == loaded == len(results):
        what = f"{suite.written} expectations are written, {loaded} were loaded and {len(results)} evaluated"
        raise BrokenRunError(what, where=str(suite.file), hint="a suite passes only if all that it says was evaluated")
    unmet = tuple(_unmet(result, seeds, worst) for result in results if not result.success)
    found = SuiteResult(suite.suite.name, suite.file.name, suite.written, loaded, len(results), unmet, page, suite.skipped)
    found = replace(found, rules=tuple(map(_rule, results)))
    said = validation.get_max_severity_failure() if validation else None
    if (said.value if said else None) != found.worst_severity:
        what = f"the worst severity is read as {found.worst_severity}, but GX says {said}"
        raise BrokenRunError(what, where=str(suite.file), hint=_REPORT)
    return found


def raised(result: ExpectationValidationResult) -> str | None:
    """Return the message of what an expectation raised. GX files it in two shapes: flat, or by metric where one failed."""
    information: Any = result.exception_info or {}
    shapes = [information] if "raised_exception" in information else list(information.values())
    return next((str(shape["exception_message"]) for shape in shapes if shape.get("raised_exception")), None)


def sentence(configuration: ExpectationConfiguration) -> str:
    """Return what an expectation says: in the words of its description or in plain ones, in GX's own where it is of a kind unknown here."""
    plain = configuration.description or in_words(configuration.type, configuration.kwargs)
    if plain:
        return str(plain)
    renderer = get_renderer_impl(configuration.type, AtomicPrescriptiveRendererType.SUMMARY)
    rendered: Any = renderer[1](configuration=configuration) if renderer else None
    value = rendered.to_json_dict()["value"] if rendered else {}
    if "template" not in value:  # a chart or table
        return f"{configuration.type}({configuration.kwargs})"
    words = {name: _figure(param["value"]) for name, param in value.get("params", {}).items()}
    return Template(value["template"]).safe_substitute(words).rstrip(".")


def failing_seeds(result: ExpectationValidationResult) -> dict[str, str]:
    """Return origin and name of the seeds that an expectation does not hold for: its id, and its origin where the id repeats."""
    seeds = _failing(result)
    times = Counter(seeds.values())
    return {origin: seed if times[seed] == 1 or origin == seed else f"{seed} ({origin})" for origin, seed in seeds.items()}


def _failing(result: ExpectationValidationResult) -> dict[str, str]:
    """Return origin and id of each of them; GX lists them by row or by column. A table that is not ours may have ids alone."""
    found: dict[str, str] = {}
    for row in result.result.get("unexpected_index_list") or []:
        seeds, origins = (value if isinstance(value, list) else [value] for value in (row["id"], row.get("origin", row["id"])))
        found.update((str(origin), str(seed)) for seed, origin in zip(seeds, origins, strict=True))
    return found


def observed(result: ExpectationValidationResult) -> str:
    """Return what was found: a value, or how many seeds the expectation does not hold for."""
    found = result.result
    if found.get("observed_value") is not None:
        return str(_figure(found["observed_value"]))
    if found.get("unexpected_percent") is not None:
        judged = found["element_count"] - found.get("missing_count", 0)
        return f"{found['unexpected_count']} of {judged} seeds ({found['unexpected_percent']:.1f} %)"
    return f"{found['unexpected_count']} unexpected" if "unexpected_count" in found else "nothing"


def severity(configuration: ExpectationConfiguration | None) -> SuiteSeverity:
    """Return how severe it is that an expectation is not met; without a word on it, as severe as can be."""
    word: SuiteSeverity = FailureSeverity(configuration.severity).value if configuration else "critical"
    return word


def _refuse_unless_judged(result: ExpectationValidationResult, seeds: pd.DataFrame, where: str) -> None:
    configuration = _configuration(result)
    message = raised(result)
    if message is not None:
        raise BrokenRunError(f"{sentence(configuration)}: could not be evaluated: {message}", where=where, hint=_CANNOT)
    if not result.success or any(configuration.type.endswith(ending) for ending in _ABOUT_NULLS):
        return
    empty = next((c for c in columns_in(configuration.kwargs) if c in seeds and seeds[c].isna().all()), None)
    judged = result.result.get("element_count", 1) - result.result.get("missing_count", 0)
    if empty or not judged:
        what = f"column {empty!r} holds no value" if empty else "its condition leaves no row"
        hint = "expect the column not to be null as well, or remove this expectation"
        raise BrokenRunError(f"{sentence(configuration)}: judged nothing, as {what}", where=where, hint=hint)


def _unmet(result: ExpectationValidationResult, seeds: pd.DataFrame, limit: int) -> Unmet:
    configuration = _configuration(result)
    failing = list(_failing(result))
    column = next(columns_in(configuration.kwargs), None)
    worst = tuple(_worst(failing, column, configuration.kwargs, seeds))[:limit] if column else ()
    return Unmet(sentence(configuration), severity(configuration), observed(result), column, len(failing), worst)


def _rule(result: ExpectationValidationResult) -> Rule:
    configuration, found = _configuration(result), result.result
    said = sentence(configuration)
    judged = found.get("element_count", 0) - found.get("missing_count", 0) if "unexpected_count" in found else 0
    return Rule(
        said,
        having(configuration.type, configuration.kwargs) or f"break the rule “{said}”",
        severity(configuration),
        bool(result.success),
        next(columns_in(configuration.kwargs), None),
        found.get("unexpected_count", 0),
        judged,
        1 - float(configuration.kwargs.get("mostly", 1)),
    )


def _worst(origins: list[str], column: str, kwargs: dict[str, Any], seeds: pd.DataFrame) -> Iterator[WorstSeed]:
    """Yield the failing seeds, those farthest from what is allowed first, then by id."""
    columns = list(dict.fromkeys(("id", "origin", column)))
    rows = seeds.loc[seeds["origin"].isin(origins), columns]
    twice = rows["id"].isin(seeds.loc[seeds["id"].duplicated(), "id"])
    rows = rows.assign(name=rows["id"].where(~twice, rows["id"] + " (" + rows["origin"] + ")"))
    if pd.api.types.is_numeric_dtype(rows[column]):
        low, high = kwargs.get("min_value"), kwargs.get("max_value")
        above = rows[column] - (high if high is not None else rows[column].min())
        distance = above if low is None else above.combine(low - rows[column], max)
        rows = rows.assign(distance=-distance).sort_values(["distance", "id", "origin"])
    for name, value in zip(rows["name"], rows[column], strict=True):
        yield WorstSeed(str(name), "none" if pd.isna(value) else str(value))


def _figure(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _configuration(result: ExpectationValidationResult) -> ExpectationConfiguration:
    if result.expectation_config is None:
        raise BrokenRunError("GX gave a result that names no expectation", hint=_REPORT)
    return result.expectation_config
