"""Leads from each finding to the next one of its check, in the same seed or a later one."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from seedproof.core.finding import Finding
from seedproof.report.html.summary import Summary

__all__ = ["Following"]


class _Firsts(NamedTuple):
    """In which seeds a check has found something, by their numbers in reading order, and the number of the first finding in each."""

    seeds: array[int]
    findings: array[int]


class Following:
    """Know which seeds each check has found something in, and where there first."""

    def __init__(self, summary: Summary) -> None:
        self._lines = summary.seeds
        self._firsts: dict[str, _Firsts] = defaultdict(lambda: _Firsts(array("I"), array("I")))
        for seed, line in enumerate(summary.seeds):
            firsts: dict[str, int] = {}
            for number, finding in enumerate(summary.found[line.origin], 1):
                firsts.setdefault(finding.check, number)
            for check, number in firsts.items():
                self._firsts[check].seeds.append(seed)
                self._firsts[check].findings.append(number)

    def of(self, seed: int, findings: Sequence[Finding]) -> list[str | None]:
        """Return for each of the findings of the seed of this index where the next one of its check is, as a link; None after the last."""
        links: list[str | None] = []
        later: dict[str, str | None] = {}
        for number, finding in zip(range(len(findings), 0, -1), reversed(findings), strict=True):
            links.append(later.get(finding.check) or self._after(seed, finding.check))
            later[finding.check] = f"#place-{number}"
        return links[::-1]

    def _after(self, seed: int, check: str) -> str | None:
        firsts = self._firsts[check]
        at = bisect_right(firsts.seeds, seed)
        return f"{self._lines[firsts.seeds[at]].page}#place-{firsts.findings[at]}" if at < len(firsts.seeds) else None
