"""What a run gives back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple, get_args

from seedproof.core.check import Check
from seedproof.core.finding import Finding, Severity
from seedproof.core.seed import Seed
from seedproof.core.settings import FailOn
from seedproof.corpus.readers import Problem

__all__ = ["Failure", "Result", "SeedRow", "severity_rank"]

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # worst first


class SeedRow(NamedTuple):
    """A seed without its text: what suites and reports need of one that has no findings."""

    id: str
    path: str | None
    language: str | None
    title: str | None
    source: str | None
    title_length: int
    body_length: int
    quotes: int

    @classmethod
    def of(cls, seed: Seed) -> SeedRow:
        """Return the row of ``seed``; lengths are in code points."""
        title = seed.title.text if seed.title else None
        source = seed.source.name if seed.source else None
        body = seed.body.end - seed.body.start
        return cls(seed.id, seed.path, seed.language, title, source, len(title or ""), body, len(seed.quotes))


class Failure(NamedTuple):
    """A check that raised: its name, the seeds it was looking at, and the error."""

    check: str
    where: str
    error: str

    def __str__(self) -> str:
        return f"{self.check}: raised {self.error} on {self.where}"


@dataclass(frozen=True)
class Result:
    """Everything a run found, in an order that does not depend on batches or jobs.

    ``seeds`` in reading order · ``findings`` by seed, start, code · ``checks`` that were run · ``failures`` of checks ·
    ``problems`` of reading.
    """

    seeds: tuple[SeedRow, ...]
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    failures: tuple[Failure, ...] = ()
    problems: tuple[Problem, ...] = ()

    def counts(self) -> Counter[Severity]:
        """Return the number of findings of each severity."""
        return Counter(f.severity for f in self.findings)

    def exit_code(self, fail_on: FailOn) -> int:
        """Return 0 passed, 1 findings of at least ``fail_on``, 2 unreadable input, 3 a check did not run to its end."""
        if self.failures:
            return 3
        if self.problems:
            return 2
        worst = min((severity_rank(f.severity) for f in self.findings if not f.baselined), default=len(_SEVERITIES))
        return int(fail_on != "never" and worst <= severity_rank(fail_on))


def severity_rank(severity: Severity) -> int:
    """Return 0 for error, 1 for warning, 2 for info."""
    return _SEVERITIES.index(severity)
