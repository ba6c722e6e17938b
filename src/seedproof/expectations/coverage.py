"""Which check is judged by which expectation, and what a suite lets pass, in words. Read from the files, without Great Expectations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from seedproof.core.check import Check
from seedproof.expectations.suite_files import Entry, SuiteFile, columns_in
from seedproof.run.gate import Judgement
from seedproof.run.table import column_of

__all__ = ["LEFT_OUT", "judgements", "left_out", "unjudged"]

#: The key of a suite's ``meta`` that names the checks which it is not to judge: none of them is added or told of.
LEFT_OUT = "left-out"


def judgements(suites: Iterable[SuiteFile]) -> list[Judgement]:
    """Return what each expectation of the suites judges, in their order."""
    return [
        Judgement(suite.name, tuple(columns_in(entry.kwargs)), _allowed(entry), entry.severity)
        for suite in suites
        for entry in suite.expectations
    ]


def left_out(suites: Iterable[SuiteFile]) -> set[str]:
    """Return the names of the checks that the suites say they leave out."""
    found = (suite.meta.get(LEFT_OUT) for suite in suites)
    return {str(name) for names in found if isinstance(names, list) for name in names}


def unjudged(checks: Sequence[Check | type[Check]], suites: Collection[SuiteFile]) -> tuple[str, ...]:
    """Return the checks that no suite judges, neither by themselves nor with their family. Those of severity info are not counted."""
    judged = {column for judgement in judgements(suites) for column in judgement.about}
    unknown = {check.name() for check in checks if check.severity != "info" and not judged & {column_of(check.name()), check.family}}
    return tuple(sorted(unknown - left_out(suites)))


def _allowed(entry: Entry) -> str:
    """Say what an expectation lets pass: of counts as "in 2 % of seeds", of all else in its own words."""
    kwargs = dict(entry.kwargs)
    condition = kwargs.pop("row_condition", None)
    mostly = kwargs.pop("mostly") if isinstance(kwargs.get("mostly"), int | float) else 1  # a suite may leave it to a parameter
    for column in ("column", "column_A", "column_B", "column_list", "condition_parser"):
        kwargs.pop(column, None)
    where = f" where {_condition(condition)}" if condition else ""
    spared = f"{round(100 * (1 - mostly), 6):g} %"
    if entry.type == "expect_column_values_to_be_between" and kwargs == {"max_value": 0}:
        return (f"in {spared} of seeds" if mostly != 1 else "in no seed") + where
    said = entry.type.removeprefix("expect_").removeprefix("column_").replace("_", " ")
    bounds = ", ".join(f"{name} {value}" for name, value in kwargs.items())
    return said + (f" ({bounds})" if bounds else "") + (f", but for {spared} of seeds" if mostly != 1 else "") + where


def _condition(condition: Any) -> str:
    """Return a condition on rows as one reads it, that is a string or one of GX's objects."""
    if not isinstance(condition, dict):
        return str(condition)
    if isinstance(conditions := condition.get("conditions"), list):
        return f" {condition.get('type')} ".join(map(_condition, conditions))
    column = condition.get("column")
    name = column.get("name") if isinstance(column, dict) else column
    if condition.get("type") == "nullity":
        return f"{name} is {'' if condition.get('is_null') else 'not '}null"
    return f"{name} {condition.get('operator')} {condition.get('parameter')!r}"
