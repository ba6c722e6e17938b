"""Suites to begin with: what a corpus may hold of the findings of each check. Plain JSON, made without Great Expectations.

A check of severity error may find nothing. One of severity warning is less certain, so that a seed in fifty may have
findings of it; all those of a family together may be in one of ten. Findings of severity info are never counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from seedproof.core.check import Check
from seedproof.core.finding import Family

__all__ = ["completed", "draft_suites"]

Suite = dict[str, Any]

_WARNINGS_MOSTLY = 0.98
_FAMILY_MOSTLY = 0.9
_NEVER = ("duplicate-id",)  # the suite wants the column "id" to be unique: a share of duplicates would contradict it
_NOTES: dict[Family, str] = {
    "schema": "What each seed must have, and how long it may be.",
    "offtopic": "How many seeds may hold text that does not belong to the article.",
    "garbled": "How many seeds may hold broken text.",
    "spelling": "How many seeds may write the same name in several ways.",
}


def draft_suites(checks: Sequence[type[Check]]) -> dict[Family, Suite]:
    """Return a suite for each family that has checks, by family."""
    families = {kind.family for kind in checks}
    return {family: completed(_draft(family), checks) for family in get_args(Family) if family in families}


def completed(suite: Suite, checks: Sequence[type[Check]]) -> Suite:
    """Return ``suite``, named after a family, with an expectation for each check of it that has none, and its notes up to date.

    What is written of a check stays, its severity and ``mostly`` above all. What speaks of no check comes first.
    """
    kinds = {k.name(): k for k in checks if k.family == suite["name"] and k.severity != "info"}
    about = {e["meta"]["check"]: e for e in suite["expectations"] if "check" in e.get("meta", {})}
    others = [e for e in suite["expectations"] if "check" not in e.get("meta", {})]
    for name, kind in kinds.items():
        about[name] = {**about.get(name, _expectation(kind)), "notes": f"{kind.code}: {kind.summary()}"}
    in_order = sorted(about.items(), key=lambda item: kinds[item[0]].code if item[0] in kinds else "")
    return {**suite, "expectations": [*others, *(e for _, e in in_order)]}


def _expectation(kind: type[Check]) -> dict[str, Any]:
    allowed: dict[str, Any] = {"column": kind.name().replace("-", "_"), "max_value": 0}
    if kind.severity == "warning" and kind.name() not in _NEVER:
        return _entry("expect_column_values_to_be_between", "warning", {**allowed, "mostly": _WARNINGS_MOSTLY}, check=kind.name())
    return _entry("expect_column_values_to_be_between", "critical", allowed, check=kind.name())


def _draft(family: Family) -> Suite:
    if family == "schema":
        expectations = [
            _entry("expect_table_row_count_to_be_between", "critical", {"min_value": 1}),
            _entry("expect_column_values_to_not_be_null", "critical", {"column": "id"}),
            _entry("expect_column_values_to_be_unique", "critical", {"column": "id"}),
            _entry(
                "expect_column_values_to_be_between",
                "warning",
                {"column": "title_length", "min_value": 10, "max_value": 200, "mostly": 0.95},
            ),
            _entry("expect_column_values_to_be_between", "warning", {"column": "body_length", "min_value": 300, "mostly": 0.95}),
            _entry("expect_column_values_to_not_be_null", "info", {"column": "source", "mostly": 0.9}),
        ]
    else:
        expectations = [
            _entry("expect_column_values_to_be_between", "critical", {"column": family, "max_value": 0, "mostly": _FAMILY_MOSTLY})
        ]
    return {"name": family, "notes": _NOTES[family], "meta": {}, "expectations": expectations}


def _entry(type_: str, severity: str, kwargs: dict[str, Any], **meta: str) -> dict[str, Any]:
    return {"type": type_, "severity": severity, "kwargs": kwargs, "meta": meta}
