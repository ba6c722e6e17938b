"""The pages of the checks: what each looks for, what judges it, and every place where it found something."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from seedproof.core.finding import Finding
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import CheckRow, Summary
from seedproof.run.gate import Rule

__all__ = ["Threshold", "Told", "write_checks"]

_SHOWN = 200  # places on a page (guessed: ten screens)


class Told(NamedTuple):
    """A place where a check fired.

    - ``finding``: of the check
    - ``place``: where it is shown, from the root of the site
    - ``wider``: the check whose finding tells of it too, as one remedy mends both; None where it is told by itself
    """

    finding: Finding
    place: str
    wider: str | None


class Threshold(NamedTuple):
    """A rule of a suite that judges a check, by itself or with its family.

    - ``suite``: the name of the suite
    - ``rule``: as it was judged
    """

    suite: str
    rule: Rule


def write_checks(pages: Pages, summary: Summary) -> None:
    """Write the pages of each check that was run: the first has all there is to say of it, further ones more places."""
    found = _found(summary)
    for row in summary.checks:
        told = found[row.name]
        starts = range(0, len(told), _SHOWN) or range(1)
        names = [_name(row.name, number) for number in range(1, len(starts) + 1)]
        whole = {"row": row, "total": len(told), "alone": sum(one.wider is None for one in told), "thresholds": _thresholds(summary, row)}
        for number, start in enumerate(starts, 1):
            about = {"places": told[start : start + _SHOWN], "first": start + 1, "number": number, "names": names}
            pages.write(f"check/{names[number - 1]}", "check.html", **whole, **about)


def _found(summary: Summary) -> dict[str, list[Told]]:
    """Return where each check fired, in reading order."""
    found: dict[str, list[Told]] = defaultdict(list)
    for findings in summary.found.values():
        for number, finding in enumerate(findings, 1):
            place = f"seed/{summary.page_of[finding.origin]}#place-{number}"
            found[finding.check].append(Told(finding, place, None))
            for inner in finding.narrower:
                found[inner.check].append(Told(inner, place, finding.check))
    return found


def _name(check: str, number: int) -> str:
    """Return the file of a page; no name of a check has a dot in it."""
    return f"{check}.html" if number == 1 else f"{check}.{number}.html"


def _thresholds(summary: Summary, row: CheckRow) -> list[Threshold]:
    """Return the rules about the column of a check in the table that suites judge, or that of its family."""
    columns = (row.name.replace("-", "_"), row.check.family)
    suites = summary.gate.suites if summary.gate else ()
    return [Threshold(suite.name, rule) for suite in suites for rule in suite.rules if rule.column in columns]
