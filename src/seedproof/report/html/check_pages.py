"""The pages of the checks: what each looks for, what judges it, and every place where it found something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seedproof.core.finding import Family, Severity
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import CheckRow, Summary
from seedproof.run.gate import Rule

__all__ = ["Threshold", "Told", "write_checks"]

_SHOWN = 200  # places on a page (guessed: ten screens)


class Told(NamedTuple):
    """A place where a check fired.

    - ``seed``, ``line``, ``text``: the id of its seed, its line there, an excerpt
    - ``message``, ``family``, ``severity``: of the finding
    - ``known``: whether a baseline knows it
    - ``place``: where it is shown, from the root of the site
    - ``wider``: the check whose finding tells of it too, as one remedy mends both; None where it is told by itself
    """

    seed: str
    line: int
    text: str
    message: str
    family: Family
    severity: Severity
    known: bool
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
    checks = {row.name: _CheckPages(pages, summary, row) for row in summary.checks}
    for told, name in _told(summary):
        if name in checks:
            checks[name].add(told)
    for check in checks.values():
        check.end()


class _CheckPages:
    """Take the places of a check in reading order, and write a page whenever there are enough for one."""

    def __init__(self, pages: Pages, summary: Summary, row: CheckRow) -> None:
        self._pages = pages
        total, alone = summary.counted.told[row.name], summary.counted.alone[row.name]
        self._names = [_name(row.name, number) for number in range(1, max(1, -(-total // _SHOWN)) + 1)]
        self._about = {"row": row, "total": total, "alone": alone, "thresholds": _thresholds(summary, row), "names": self._names}
        self._written = 0
        self._waiting: list[Told] = []

    def add(self, told: Told) -> None:
        """Take a place."""
        self._waiting.append(told)
        if len(self._waiting) == _SHOWN:
            self._write()

    def end(self) -> None:
        """Write what waits for a page, or the only page of a check that found nothing."""
        if self._waiting or not self._written:
            self._write()

    def _write(self) -> None:
        name, first = self._names[self._written], self._written * _SHOWN + 1
        self._written += 1
        self._pages.write(f"check/{name}", "check.html", places=self._waiting, first=first, number=self._written, **self._about)
        self._waiting = []


def _told(summary: Summary) -> Iterator[tuple[Told, str]]:
    """Yield where checks fired, with their names, seed by seed in the order of ids."""
    for origin, findings in summary.found.items():
        for number, finding in enumerate(findings, 1):
            place = summary.place(origin, number)
            for one in (finding, *finding.narrower):
                wider = None if one is finding else finding.check
                yield Told(one.seed, one.line, one.text, one.message, one.family, one.severity, one.baselined, place, wider), one.check


def _name(check: str, number: int) -> str:
    """Return the file of a page; no name of a check has a dot in it."""
    return f"{check}.html" if number == 1 else f"{check}.{number}.html"


def _thresholds(summary: Summary, row: CheckRow) -> list[Threshold]:
    """Return the rules about the column of a check in the table that suites judge, or that of its family."""
    columns = (row.name.replace("-", "_"), row.check.family)
    suites = summary.gate.suites if summary.gate else ()
    return [Threshold(suite.name, rule) for suite in suites for rule in suite.rules if rule.column in columns]
