"""What the pages say about the corpus as a whole: counts by family, severity, check and seed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, get_args

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.finding import SEVERITIES, Family, Finding, Severity
from seedproof.report.history import History
from seedproof.report.html.names import page_name
from seedproof.report.html.prose import plain
from seedproof.run.failure import told
from seedproof.run.gate import GateResult
from seedproof.run.result import Result, SeedRow

__all__ = ["CheckRow", "SeedLine", "SourceLine", "Summary"]


class SeedLine(NamedTuple):
    """A seed that has findings.

    - ``row``: what the run keeps of it
    - ``page``: the name of its page
    - ``errors``, ``warnings``, ``infos``: its findings that no baseline knows
    - ``known``: how many more the baseline knows
    """

    row: SeedRow
    page: str
    errors: int
    warnings: int
    infos: int
    known: int

    @property
    def id(self) -> str:
        """Return the id of the seed."""
        return self.row.id

    @property
    def origin(self) -> Origin:
        """Return what tells it from others of that id."""
        return self.row.origin

    @property
    def title(self) -> str | None:
        """Return the words of its title, if it has one."""
        return self.row.title

    @property
    def counts(self) -> dict[Severity, int]:
        """Return its findings of each severity that no baseline knows."""
        return dict(zip(SEVERITIES, (self.errors, self.warnings, self.infos), strict=True))

    @property
    def total(self) -> int:
        """Return how many findings no baseline knows."""
        return self.errors + self.warnings + self.infos


class CheckRow(NamedTuple):
    """A check that was run.

    - ``check``: with its options
    - ``name``, ``summary``: its name, and the first line of its page
    - ``counts``: its findings of each severity that no baseline knows
    - ``seeds``: in how many these are
    """

    check: Check
    name: str
    summary: str
    counts: Counter[Severity]
    seeds: int

    @property
    def findings(self) -> int:
        """Return how many findings it has that no baseline knows."""
        return self.counts.total()


@dataclass
class SourceLine:
    """The seeds of one source.

    - ``name``: None for seeds that tell none
    - ``seeds``: how many were read
    - ``bad``: how many of them have findings
    - ``counts``: their findings of each severity that no baseline knows
    """

    name: str | None
    seeds: int = 0
    bad: int = 0
    counts: Counter[Severity] = field(default_factory=Counter)


@dataclass(frozen=True)
class Summary:
    """Answers to what templates ask about a run. Findings that a baseline knows are counted apart.

    - ``result``: of the run
    - ``gate``: the verdict on it, if there are suites
    - ``history``: the runs before it, if they are kept
    """

    result: Result
    gate: GateResult | None
    history: History | None = None

    @cached_property
    def new(self) -> tuple[Finding, ...]:
        """Return the findings that no baseline knows."""
        return tuple(f for f in self.result.findings if not f.baselined)

    @cached_property
    def by_severity(self) -> Counter[Severity]:
        """Count the findings by severity."""
        return Counter(f.severity for f in self.new)

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
        found: dict[str, Counter[Severity]] = defaultdict(Counter)
        for finding in self.new:
            found[finding.check][finding.severity] += 1
        seeds = Counter(check for check, _ in {(f.check, f.origin) for f in self.new})
        return [CheckRow(c, c.name(), plain(c.summary()), found[c.name()], seeds[c.name()]) for c in self.result.checks]

    @cached_property
    def found(self) -> Mapping[Origin, list[Finding]]:
        """Return the findings of each seed that has any, in their order: the first is number 1 on its page."""
        return self.result.by_document()

    def place(self, finding: Finding) -> str:
        """Return where a finding is shown, from the root of the site."""
        number = next(n for n, other in enumerate(self.found[finding.origin], 1) if other == finding)
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
                counts = Counter(f.severity for f in findings if not f.baselined)
                known = sum(f.baselined for f in findings)
                lines.append(SeedLine(row, page_name(row.id, nth[row.id]), counts["error"], counts["warning"], counts["info"], known))
            nth[row.id] += 1
        return lines

    @cached_property
    def worst(self) -> list[SeedLine]:
        """Return the seeds with most errors, then warnings, then remarks, the worst first; those whose findings are all known come last."""
        return sorted(self.seeds, key=lambda line: (-line.errors, -line.warnings, -line.infos))

    @cached_property
    def sources(self) -> list[SourceLine]:
        """Return the sources of all seeds: those with most errors first, then warnings, then remarks, then seeds."""
        lines: dict[str | None, SourceLine] = {}
        bad = {line.origin: line for line in self.seeds}
        for row in self.result.seeds:
            line = lines.setdefault(row.publisher, SourceLine(row.publisher))
            line.seeds += 1
            seed = bad.get(row.origin)
            if seed and seed.total:
                line.bad += 1
                line.counts.update(seed.counts)
        return sorted(lines.values(), key=lambda line: (*(-line.counts[s] for s in SEVERITIES), -line.seeds, line.name or ""))

    def new_since(self) -> Iterator[Finding]:
        """Yield the findings that the run before did not have."""
        return (f for f in self.new if self.history is not None and self.history.is_new(f))

    @cached_property
    def unchecked(self) -> list[str]:
        """Say what checks did not look at."""
        return told(self.result.failures)

    @cached_property
    def broken(self) -> Set[str]:
        """Return the names of the checks that did not look at everything."""
        return {failure.check for failure in self.result.failures}

    @cached_property
    def pages(self) -> dict[str, str]:
        """Return the page of each id that one seed alone has, and that has a page: what other seeds may link to by the id."""
        shared = self.result.shared_ids()
        return {line.id: line.page for line in self.seeds if line.id not in shared}
