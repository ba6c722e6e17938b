"""What the pages say about the corpus as a whole: counts by family, severity, check and seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, get_args

from seedproof.core.check import Check
from seedproof.core.finding import Family, Finding, Severity
from seedproof.report.html.marks import SEVERITIES
from seedproof.report.html.names import page_name
from seedproof.run.gate import GateResult
from seedproof.run.result import Result

__all__ = ["CheckRow", "SeedLine", "Summary"]


class SeedLine(NamedTuple):
    """A seed that has findings: how many of each severity that no baseline knows, and the page it is on."""

    id: str
    title: str | None
    page: str
    counts: Counter[Severity]
    known: int

    @property
    def total(self) -> int:
        """Findings that no baseline knows."""
        return self.counts.total()


class CheckRow(NamedTuple):
    """A check that was run, and what it found."""

    check: Check
    name: str
    summary: str
    findings: int
    seeds: int


@dataclass(frozen=True)
class Summary:
    """What templates ask about a run. Findings that a baseline knows are counted apart."""

    result: Result
    gate: GateResult | None

    @cached_property
    def new(self) -> tuple[Finding, ...]:
        """The findings that no baseline knows."""
        return tuple(f for f in self.result.findings if not f.baselined)

    @cached_property
    def by_family(self) -> dict[Family, Counter[Severity]]:
        """Findings of each family, by severity."""
        counts: dict[Family, Counter[Severity]] = {family: Counter() for family in get_args(Family)}
        for finding in self.new:
            counts[finding.family][finding.severity] += 1
        return counts

    @cached_property
    def checks(self) -> list[CheckRow]:
        """The checks by code."""
        found = Counter(f.check for f in self.new)
        seeds = Counter(check for check, _ in {(f.check, f.seed) for f in self.new})
        return [CheckRow(c, c.name(), c.summary(), found[c.name()], seeds[c.name()]) for c in self.result.checks]

    @cached_property
    def seeds(self) -> list[SeedLine]:
        """The seeds that have findings, in reading order, each id once."""
        counts: dict[str, Counter[Severity]] = {}
        known: Counter[str] = Counter()
        for finding in self.result.findings:
            counts.setdefault(finding.seed, Counter()).update([] if finding.baselined else [finding.severity])
            known[finding.seed] += finding.baselined
        titles = {row.id: row.title for row in reversed(self.result.seeds)}
        rows = (i for i in dict.fromkeys(row.id for row in self.result.seeds) if i in counts)
        return [SeedLine(i, titles[i], page_name(i), counts[i], known[i]) for i in rows]

    @property
    def worst(self) -> list[SeedLine]:
        """The seeds with most errors, then warnings, then remarks, the worst first."""
        return sorted((s for s in self.seeds if s.total), key=lambda s: [-s.counts[severity] for severity in SEVERITIES])

    @cached_property
    def pages(self) -> dict[str, str]:
        """The page of each seed that has one."""
        return {line.id: line.page for line in self.seeds}
