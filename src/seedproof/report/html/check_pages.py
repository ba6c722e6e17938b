"""The pages of the checks: what each looks for, what judges it, and every place where it found something."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from seedproof.core.finding import Finding
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import CheckRow, Summary
from seedproof.run.gate import Rule

__all__ = ["Threshold", "write_checks"]

_SHOWN = 200  # places on a page (guessed: ten screens)


class Threshold(NamedTuple):
    """A rule of a suite that judges a check, by itself or with its family.

    - ``suite``: the name of the suite
    - ``rule``: as it was judged
    """

    suite: str
    rule: Rule


def write_checks(pages: Pages, summary: Summary) -> None:
    """Write the pages of each check that was run: the first has all there is to say of it, further ones more places."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in summary.result.findings:
        found[finding.check].append(finding)
    for row in summary.checks:
        findings = found[row.name]
        starts = range(0, len(findings), _SHOWN) or range(1)
        names = [_name(row.name, number) for number in range(1, len(starts) + 1)]
        for number, start in enumerate(starts, 1):
            about = {"findings": findings[start : start + _SHOWN], "first": start + 1, "number": number, "names": names}
            pages.write(
                f"check/{names[number - 1]}", "check.html", row=row, total=len(findings), thresholds=_thresholds(summary, row), **about
            )


def _name(check: str, number: int) -> str:
    """Return the file of a page; no name of a check has a dot in it."""
    return f"{check}.html" if number == 1 else f"{check}.{number}.html"


def _thresholds(summary: Summary, row: CheckRow) -> list[Threshold]:
    """Return the rules about the column of a check in the table that suites judge, or that of its family."""
    columns = (row.name.replace("-", "_"), row.check.family)
    suites = summary.gate.suites if summary.gate else ()
    return [Threshold(suite.name, rule) for suite in suites for rule in suite.rules if rule.column in columns]
