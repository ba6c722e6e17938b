"""What the pages say about the corpus as a whole: counts by family, severity, check and seed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, get_args

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.finding import SEVERITIES, Family, Finding, Severity
from seedproof.report.history import History
from seedproof.report.html.counted import Counted
from seedproof.report.html.names import named_pages
from seedproof.report.html.prose import plain
from seedproof.run.failure import told
from seedproof.run.gate import GateResult
from seedproof.run.result import Result, SeedRow

__all__ = ["CheckRow", "SeedLine", "SourceLine", "Summary"]

#: What is shown the findings of one document after the other.
Watch = Callable[[Origin, Sequence[Finding]], None]


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


class Summary:
    """Answer what templates ask about a run. Findings that a baseline knows are counted apart.

    - ``result``: of the run
    - ``gate``: the verdict on it, if there are suites
    - ``history``: the runs before it, if they are kept
    - ``found``: the findings of each seed that has any, in their order: the first is number 1 on its page
    - ``counted``: how many there are

    All findings are gone through once, document by document; they are shown to what is ``watching`` too.
    """

    def __init__(self, result: Result, gate: GateResult | None, history: History | None = None, watching: Sequence[Watch] = ()) -> None:
        self.result, self.gate, self.history = result, gate, history
        self.found = result.by_document()
        self.counted = Counted(history)
        for origin, findings in self.found.items():
            for look in (self.counted.look, *watching):
                look(origin, findings)

    @cached_property
    def by_severity(self) -> Counter[Severity]:
        """Count the findings by severity."""
        counts: Counter[Severity] = Counter()
        for kind, count in self.counted.kinds():
            counts[kind.severity] += count
        return counts

    @cached_property
    def by_family(self) -> dict[Family, Counter[Severity]]:
        """Count the findings of each family, by severity."""
        counts: dict[Family, Counter[Severity]] = {family: Counter() for family in get_args(Family)}
        for kind, count in self.counted.kinds():
            counts[kind.family][kind.severity] += count
        return counts

    @cached_property
    def checks(self) -> list[CheckRow]:
        """Return the checks by code."""
        found: dict[str, Counter[Severity]] = defaultdict(Counter)
        for kind, count in self.counted.kinds():
            found[kind.check][kind.severity] += count
        return [CheckRow(c, c.name(), plain(c.summary()), found[c.name()], self.counted.seeds[c.name()]) for c in self.result.checks]

    @cached_property
    def new(self) -> Counter[str]:
        """Count the findings of each check that the run before did not have."""
        counts: Counter[str] = Counter()
        for kind, count in self.counted.kinds():
            if kind.new:
                counts[kind.check] += count
        return counts

    @cached_property
    def seeds(self) -> list[SeedLine]:
        """Return the seeds that have findings, in reading order."""
        return [SeedLine(row, page, *self.counted.of_seeds[row.origin]) for row, page in named_pages(self.result)]

    @cached_property
    def number(self) -> dict[Origin, int]:
        """Return which of the seeds with findings each of these is, from 0."""
        return {line.origin: number for number, line in enumerate(self.seeds)}

    def page_of(self, origin: Origin) -> str | None:
        """Return the page of a seed from the root of the site, if it has one."""
        return f"seed/{self.seeds[self.number[origin]].page}" if origin in self.number else None

    def place(self, origin: Origin, number: int) -> str:
        """Return where the finding of this number of a seed is shown, from the root of the site."""
        return f"{self.page_of(origin)}#place-{number}"

    @cached_property
    def worst(self) -> list[SeedLine]:
        """Return the seeds with most errors, then warnings, then remarks, the worst first; those whose findings are all known come last."""
        return sorted(self.seeds, key=lambda line: (-line.errors, -line.warnings, -line.infos))

    @cached_property
    def sources(self) -> list[SourceLine]:
        """Return the sources of all seeds: those with most errors first, then warnings, then remarks, then seeds."""
        lines: dict[str | None, SourceLine] = {}
        for row in self.result.seeds:
            lines.setdefault(row.publisher, SourceLine(row.publisher)).seeds += 1
        for seed in self.seeds:
            if seed.total:
                line = lines[seed.row.publisher]
                line.bad += 1
                line.counts.update(seed.counts)
        return sorted(lines.values(), key=lambda line: (*(-line.counts[s] for s in SEVERITIES), -line.seeds, line.name or ""))

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
