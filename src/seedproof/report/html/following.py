"""Leads from each finding to the next one of its check, in the same seed or a later one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from seedproof.core.finding import Finding
from seedproof.report.html.summary import Summary

__all__ = ["Following"]


class Following:
    """Know which seeds each check has found something in, and where there first."""

    def __init__(self, summary: Summary) -> None:
        self._pages = [line.page for line in summary.seeds]
        self._first: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for seed, line in enumerate(summary.seeds):
            firsts: dict[str, int] = {}
            for number, finding in enumerate(summary.found[line.origin], 1):
                firsts.setdefault(finding.check, number)
            for check, number in firsts.items():
                self._first[check].append((seed, number))

    def of(self, seed: int, findings: Sequence[Finding]) -> list[str | None]:
        """Return for each of the findings of the seed of this index where the next one of its check is, as a link; None after the last."""
        links: list[str | None] = []
        later: dict[str, str | None] = {}
        for number, finding in zip(range(len(findings), 0, -1), reversed(findings), strict=True):
            links.append(later.get(finding.check) or self._after(seed, finding.check))
            later[finding.check] = f"#place-{number}"
        return links[::-1]

    def _after(self, seed: int, check: str) -> str | None:
        places = self._first[check]
        at = bisect_right(places, seed, key=lambda place: place[0])
        return f"{self._pages[places[at][0]]}#place-{places[at][1]}" if at < len(places) else None
