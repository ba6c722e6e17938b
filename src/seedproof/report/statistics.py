"""What a run has found and taken, as a table: a line a stage, and one a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from seedproof.core.check import Check
from seedproof.report.console import STYLES, print_line
from seedproof.run.result import Result
from seedproof.run.spending import STAGES, Spent

if TYPE_CHECKING:
    from seedproof.report.console import Console

__all__ = ["print_statistics"]

_MB = 1e6


def print_statistics(result: Result, console: Console) -> None:
    """Print the number of findings of each check, most first; where it was measured, what each stage and check took as well."""
    counts, spent = Counter(f.check for f in result.findings), result.spent
    table = _Table(spent, console)
    if spent:
        table.head()
        for name in STAGES:
            if name in spent:
                table.line("", spent[name], name)
    kinds = {check.name(): check for check in result.checks if counts[check.name()] or check.name() in spent}
    for name in sorted(kinds, key=lambda name: (-counts[name], -spent.get(name, Spent()).seconds, name)):
        table.line(str(counts[name]), spent.get(name, Spent()), name, kinds[name])
    if spent:
        table.foot()


class _Table:
    """Print lines with what was ``spent``, if anything was; without it they have a number and a name."""

    def __init__(self, spent: Mapping[str, Spent], console: Console) -> None:
        self._spent, self._console = spent, console
        self._total = sum(one.seconds for one in spent.values())

    def head(self) -> None:
        print_line(self._console, ("findings    CPU s   share      MB  stage or check", "bold"))

    def line(self, count: str, spent: Spent, name: str, check: Check | None = None) -> None:
        named = [(check.code, STYLES[check.severity]), f"  {name}"] if check else [name]
        print_line(self._console, f"{count:>6}  ", *([self._told(spent)] if self._spent else []), *named)

    def _told(self, spent: Spent) -> str:
        share = spent.seconds / self._total if self._total else 0
        return f"{spent.seconds:9.3f}  {share:6.1%}  {f'{spent.memory / _MB:.1f}' if spent.peak else '':>6}  "

    def foot(self) -> None:
        peak = max(one.peak for one in self._spent.values())
        most = f", {peak / _MB:,.0f} MB at most in a process" if peak else ""
        print_line(self._console, f"{self._total:.2f} s of CPU time in these stages{most}; MB: beside what was there before, at most")
