"""Suites to begin with: what a corpus may hold of the findings of each check. Plain JSON, made without Great Expectations.

A check of severity error may find nothing. One of severity warning is less certain, so that a seed in fifty may have
findings of it; all those of a family together may be in one of ten. Findings of severity info are never counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from seedproof.checks.base import ComparingCheck
from seedproof.core.check import Check
from seedproof.core.finding import Family
from seedproof.run.table import column_of

__all__ = ["Suite", "completed", "draft_suites", "may_be_judged", "note_on"]

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
    return {
        family: completed(_draft(family), [kind for kind in checks if kind.family == family and may_be_judged(kind)])
        for family in get_args(Family)
        if family in families
    }


def completed(suite: Suite, checks: Sequence[type[Check]]) -> Suite:
    """Return ``suite`` with an expectation for each of these checks, beside what it has: that stays as it is written, and in its order.

    A new one stands behind those of checks with lower codes, and else at the end.
    """
    expectations = list(suite["expectations"])
    for kind in sorted(checks, key=lambda kind: kind.code):
        lower = (place for place, written in enumerate(expectations, 1) if (_code(written) or "~") < kind.code)
        expectations.insert(max(lower, default=len(expectations)), _expectation(kind))
    return {**suite, "expectations": expectations}


def may_be_judged(kind: type[Check]) -> bool:
    """Tell whether suites judge a check unless somebody has it otherwise: it may fail, and runs without another corpus beside."""
    return kind.severity != "info" and not issubclass(kind, ComparingCheck)


def note_on(kind: type[Check]) -> str:
    """Return what a suite notes of a check: its code, and what it finds."""
    return f"{kind.code}: {kind.summary()}"


def _code(expectation: dict[str, Any]) -> str | None:
    """Return the code that the note on an expectation begins with, if it does."""
    code, colon, _ = str(expectation.get("notes", "")).partition(":")
    return code if colon and code.isalnum() else None


def _expectation(kind: type[Check]) -> dict[str, Any]:
    allowed: dict[str, Any] = {"column": column_of(kind.name()), "max_value": 0}
    severity = "critical"
    if kind.severity == "warning" and kind.name() not in _NEVER:
        severity, allowed = "warning", {**allowed, "mostly": _WARNINGS_MOSTLY}
    return {**_entry("expect_column_values_to_be_between", severity, allowed, check=kind.name()), "notes": note_on(kind)}


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
