"""What suites say of each check, as a person reads it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from seedproof.checks.base import ComparingCheck
from seedproof.core.check import Check
from seedproof.core.escape import VALUE_LENGTH, cut, in_line
from seedproof.run.gate import Judgement
from seedproof.run.table import column_of

__all__ = ["print_suites"]

_FAILS_AS = "fails as"


def print_suites(judgements: Sequence[Judgement], checks: Sequence[type[Check]], left_out: Collection[str], console: Console) -> None:
    """Print a row for each check and expectation on it, then the expectations on families and on all else, then what is not judged."""
    by_check = _table("code", "check", "severity", "suite", "may have findings", _FAILS_AS)
    counted = [kind for kind in checks if kind.severity != "info"]
    for kind in counted:
        own = [j for j in judgements if column_of(kind.name()) in j.about]
        first = (kind.code, kind.name(), kind.severity)
        for judgement in own:
            _add(by_check, *first, judgement.suite, judgement.allowed, judgement.severity)
        if not own:
            _add(by_check, *first, "", _without(kind, judgements, left_out), "")
    console.print(by_check)
    _print_others(judgements, {column_of(kind.name()) for kind in checks}, console)
    silent = len(checks) - len(counted)
    if silent:
        console.print(f"\nFindings of severity info are never counted: {silent} checks have no others.", soft_wrap=True)


def _without(kind: type[Check], judgements: Sequence[Judgement], left_out: Collection[str]) -> str:
    """Say how it is with a check that no expectation speaks of by name."""
    if kind.name() in left_out:
        return "left out"
    if any(kind.family in judgement.about for judgement in judgements):
        return f"with its family ({kind.family})"
    return "not judged; runs with --against" if issubclass(kind, ComparingCheck) else "not judged"


def _print_others(judgements: Sequence[Judgement], columns: Collection[str], console: Console) -> None:
    others = [judgement for judgement in judgements if not set(judgement.about) & set(columns)]
    if others:
        console.print()
        table = _table("column", "suite", "allowed", _FAILS_AS)
        for judgement in others:
            _add(table, ", ".join(judgement.about) or "(the table)", judgement.suite, judgement.allowed, judgement.severity)
        console.print(table)


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading)
    return table


def _add(table: Table, *cells: str) -> None:
    table.add_row(*(Text(in_line(cut(cell, VALUE_LENGTH))) for cell in cells))
