"""What the pages say about the corpus as a whole: counts by family, severity, check and seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, get_args

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.finding import SEVERITIES, Family, Finding, Severity
from seedproof.report.html.names import page_name
from seedproof.run.failure import told
from seedproof.run.gate import GateResult
from seedproof.run.result import Result

__all__ = ["CheckRow", "SeedLine", "Summary"]


class SeedLine(NamedTuple):
    """A seed that has findings.

    - ``id``: of the seed
    - ``origin``: what tells it from others of that id
    - ``title``: its words, if it has any
    - ``page``: the name of its page
    - ``counts``: its findings of each severity that no baseline knows
    - ``known``: how many more the baseline knows
    """

    id: str
    origin: Origin
    title: str | None
    page: str
    counts: Counter[Severity]
    known: int

    @property
    def total(self) -> int:
        """Return how many findings no baseline knows."""
        return self.counts.total()


class CheckRow(NamedTuple):
    """A check that was run.

    - ``check``: with its options
    - ``name``, ``summary``: its name, and the first line of its page
    - ``findings``: how many it has that no baseline knows
    - ``seeds``: in how many these are
    """

    check: Check
    name: str
    summary: str
    findings: int
    seeds: int


@dataclass(frozen=True)
class Summary:
    """Answers to what templates ask about a run. Findings that a baseline knows are counted apart.

    - ``result``: of the run
    - ``gate``: the verdict on it, if there are suites
    """

    result: Result
    gate: GateResult | None

    @cached_property
    def new(self) -> tuple[Finding, ...]:
        """Return the findings that no baseline knows."""
        return tuple(f for f in self.result.findings if not f.baselined)

    @cached_property
    def by_family(self) -> dict[Family, Counter[Severity]]:
        """Count the findings of each family, by severity."""
        counts: dict[Family, Counter[Severity]] = {family: Counter() for family in get_args(Family)}
        for finding in self.new:
            counts[finding.family][finding.severity] += 1
        return counts

    @cached_property
    def checks(self) -> list[CheckRow]:
        """Return the checks by code."""
        found = Counter(f.check for f in self.new)
        seeds = Counter(check for check, _ in {(f.check, f.origin) for f in self.new})
        return [CheckRow(c, c.name(), c.summary(), found[c.name()], seeds[c.name()]) for c in self.result.checks]

    @cached_property
    def found(self) -> dict[Origin, list[Finding]]:
        """Return the findings of each seed that has any, in their order: the first is number 1 on its page."""
        return self.result.by_document()

    def place(self, finding: Finding) -> str:
        """Return where a finding is shown, from the root of the site."""
        number = next(n for n, other in enumerate(self.found[finding.origin], 1) if other is finding)
        return f"seed/{self.page_of[finding.origin]}#place-{number}"

    @cached_property
    def page_of(self) -> dict[Origin, str]:
        """Return the page of each seed that has one."""
        return {line.origin: line.page for line in self.seeds}

    @cached_property
    def seeds(self) -> list[SeedLine]:
        """Return the seeds that have findings, in reading order."""
        lines = []
        nth: Counter[str] = Counter()
        for row in self.result.seeds:
            if findings := self.found.get(row.origin):
                counts: Counter[Severity] = Counter(f.severity for f in findings if not f.baselined)
                known = sum(f.baselined for f in findings)
                lines.append(SeedLine(row.id, row.origin, row.title, page_name(row.id, nth[row.id]), counts, known))
            nth[row.id] += 1
        return lines

    @cached_property
    def unchecked(self) -> list[str]:
        """Say what checks did not look at."""
        return told(self.result.failures)

    @cached_property
    def broken(self) -> Set[str]:
        """Return the names of the checks that did not look at everything."""
        return {failure.check for failure in self.result.failures}

    @property
    def worst(self) -> list[SeedLine]:
        """Return the seeds with most errors, then warnings, then remarks, the worst first."""
        return sorted((s for s in self.seeds if s.total), key=lambda s: [-s.counts[severity] for severity in SEVERITIES])

    @cached_property
    def pages(self) -> dict[str, str]:
        """Return the page of each id that one seed alone has, and that has a page: what other seeds may link to by the id."""
        shared = self.result.shared_ids()
        return {line.id: line.page for line in self.seeds if line.id not in shared}
