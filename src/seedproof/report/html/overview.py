"""The first page: may this corpus be used, what is mended first, and where is the place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from seedproof.core.finding import SEVERITIES, Finding, Severity
from seedproof.core.settings import FailOn
from seedproof.report.history import Run
from seedproof.report.html.spelt import Spelt
from seedproof.report.html.summary import CheckRow, SeedLine, SourceLine, Summary
from seedproof.report.spellings import Cluster
from seedproof.report.tally import counted, plural
from seedproof.run.gate import Rule, SuiteResult
from seedproof.run.result import severity_rank

__all__ = ["Overview", "SuiteLine"]

_SHOWN: Final = 5  # rows of each part; the lists have all
_FAMILY_TITLES: Final = {"schema": "Fields", "offtopic": "Off-topic passages", "garbled": "Garbled passages", "spelling": "Spellings"}


class SuiteLine(NamedTuple):
    """A suite, and the one of its rules that says most about it.

    - ``suite``: as it was judged
    - ``title``: what it is called
    - ``passed``: whether it passed
    - ``rule``: that of the family as a whole, or else the one that is broken worst
    - ``broken``: the rules that do not hold, the worst first
    """

    suite: SuiteResult
    title: str
    passed: bool
    rule: Rule | None
    broken: tuple[Rule, ...]


@dataclass(frozen=True)
class Overview:
    """Answers to what somebody asks who opens the site.

    - ``summary``: of the run
    - ``fail_on``: what fails the gate, or a run without suites
    - ``spelt``: what was found of forms that compete
    """

    summary: Summary
    fail_on: FailOn
    spelt: Spelt = field(default_factory=Spelt)

    @property
    def unfinished(self) -> bool:
        """Tell whether something could not be read or checked."""
        return bool(self.summary.unchecked or self.summary.result.problems)

    @cached_property
    def passed(self) -> bool:
        """Tell whether the corpus may be used, as its suites or, without any, its settings see it."""
        if self.unfinished:
            return False
        gate = self.summary.gate
        if gate or self.fail_on == "never":
            return gate is None or gate.passed(self.fail_on)
        return not any(severity_rank(severity) <= severity_rank(self.fail_on) for severity in +self.summary.by_severity)

    @property
    def verdict(self) -> str:
        """Say it in a few words."""
        if self.unfinished:
            return "Not everything was checked"
        if self.summary.gate:
            return "Fit to use" if self.passed else "Not fit to use"
        return counted(self.summary.by_severity) or "Nothing was found"

    @cached_property
    def reason(self) -> str:
        """Say why, in the words of the rule that is broken worst."""
        gate = self.summary.gate
        if gate is None:
            bad = sum(line.total > 0 for line in self.summary.seeds)
            return f"In {bad:,} of {plural(len(self.summary.result.seeds), 'seed')}." if bad else ""
        failed = [line for line in self.suites if not line.passed]
        if not failed:
            return f"All {plural(len(gate.suites), 'suite')} hold." if len(gate.suites) > 1 else "Its suite holds."
        broken = [(line, rule) for line in failed for rule in (line.rule, *line.broken)[:1] if rule]
        if not broken:
            return f"The suite “{failed[0].title}” does not hold."
        _, rule = min(broken, key=lambda pair: (_RANK[pair[1].severity], -_excess(pair[1])))
        others = len(failed) - 1
        also = f" {plural(others, 'other suite')} {'does' if others == 1 else 'do'} not hold either." if others else ""
        return f"{told(rule)}.{also}"

    @cached_property
    def mendable(self) -> tuple[Severity, int, int] | None:
        """Return the worst severity of which there are findings that can be mended safely, how many can, and how many there are."""
        safe = self.summary.counted.safe
        return next(((one, safe[one], self.summary.by_severity[one]) for one in SEVERITIES if safe[one]), None)

    @cached_property
    def suites(self) -> list[SuiteLine]:
        """Return the suites: those that failed first."""
        gate = self.summary.gate
        lines = [_suite_line(suite, self.fail_on) for suite in gate.suites] if gate else []
        return sorted(lines, key=_urgency)

    @cached_property
    def checks(self) -> list[CheckRow]:
        """Return the checks that found errors or warnings, by these and by how many seeds have them."""
        found = [row for row in self.summary.checks if row.counts["error"] or row.counts["warning"]]
        return sorted(found, key=lambda row: (-row.counts["error"], -row.seeds, -row.counts["warning"], row.check.code))

    @cached_property
    def remarks(self) -> list[CheckRow]:
        """Return the checks that found nothing but what is for information."""
        return [row for row in self.summary.checks if row.findings and row not in self.checks]

    @cached_property
    def silent(self) -> list[CheckRow]:
        """Return the checks that found nothing."""
        return [row for row in self.summary.checks if not row.findings]

    @property
    def most(self) -> int:
        """Return how many errors and warnings the check has that has most."""
        return max((row.counts["error"] + row.counts["warning"] for row in self.checks), default=1)

    @property
    def seeds(self) -> list[SeedLine]:
        """Return the worst seeds."""
        return [line for line in self.summary.worst[:_SHOWN] if line.total]

    @cached_property
    def bad(self) -> int:
        """Count the seeds with findings that no baseline knows."""
        return sum(line.total > 0 for line in self.summary.seeds)

    def place_of(self, line: SeedLine) -> str:
        """Return where the worst finding of a seed is shown."""
        found = [(SEVERITIES.index(f.severity), n) for n, f in enumerate(self.summary.found[line.origin], 1) if not f.baselined]
        return f"seed/{line.page}#place-{min(found)[1]}"

    def worst_of(self, line: SeedLine) -> Finding:
        """Return the worst finding of a seed."""
        found = [f for f in self.summary.found[line.origin] if not f.baselined]
        return min(found, key=lambda f: SEVERITIES.index(f.severity))

    @cached_property
    def sources(self) -> list[SourceLine]:
        """Return the sources that bring most trouble, where there are several."""
        named = [line for line in self.summary.sources if line.bad and line.name]
        return named[:_SHOWN] if len(self.summary.sources) > 1 else []

    @cached_property
    def clusters(self) -> list[tuple[Cluster, int]]:
        """Return the names that are spelt in several ways, each with the seeds that these are in; those in most seeds come first."""
        return self.spelt.undecided()

    @property
    def new(self) -> Counter[str]:
        """Count the findings of each check that the run before did not have."""
        return self.summary.new

    @property
    def before(self) -> Run | None:
        """Return the run that this one is compared with."""
        return self.summary.history.before if self.summary.history else None


def _urgency(line: SuiteLine) -> tuple[bool, int, float]:
    """Return what orders suites: failed ones first, by how severe and how far broken their rules are."""
    return line.passed, _RANK[line.rule.severity] if line.rule else len(_RANK), -_excess(line.rule) if line.rule else 0.0


def told(rule: Rule) -> str:
    """Say how far a rule is broken: "4 of 5 seeds have garbled passages, the suite allows 1 in 10"."""
    if not rule.judged:
        return f"This does not hold: {rule.sentence}"
    having = rule.having.replace("have ", "has ", 1) if rule.breaking == 1 else rule.having
    return f"{rule.breaking:,} of {plural(rule.judged, 'seed')} {having}; the suite allows {rule.allows}"


def _excess(rule: Rule) -> float:
    """Return by how much more of the seeds a rule is broken than it allows."""
    return rule.share - rule.allowed


def _suite_line(suite: SuiteResult, fail_on: FailOn) -> SuiteLine:
    broken = sorted((rule for rule in suite.rules if not rule.met), key=lambda rule: (_RANK[rule.severity], -_excess(rule)))
    whole = next((rule for rule in suite.rules if rule.column == suite.name), None)
    judged = [rule for rule in suite.rules if rule.judged and rule.severity != "info"]
    passed = suite.passed(fail_on)
    whole = whole if whole and (passed or not whole.met) else None
    rule = whole or next((rule for rule in broken if rule in judged), None) or max(judged, key=_excess, default=None)
    return SuiteLine(suite, _FAMILY_TITLES.get(suite.name, suite.name), passed, rule, tuple(broken))


_RANK: Final = {"critical": 0, "warning": 1, "info": 2}
