"""What a gate gives back: which suites were run, what they evaluated, and what did not hold.

Plain data, so that commands and pages need not know Great Expectations, which made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from seedproof.core.settings import FailOn

__all__ = ["GateResult", "SuiteResult", "SuiteSeverity", "Unmet", "WorstSeed"]

SuiteSeverity = Literal["critical", "warning", "info"]
_SEVERITIES: tuple[SuiteSeverity, ...] = get_args(SuiteSeverity)  # worst first
_FAILING: dict[FailOn, tuple[SuiteSeverity, ...]] = {
    "error": ("critical",),
    "warning": ("critical", "warning"),
    "info": ("critical", "warning", "info"),
    "never": (),
}


class WorstSeed(NamedTuple):
    """A seed for which an expectation does not hold, and its value in the expectation's column."""

    seed: str
    value: str


class Unmet(NamedTuple):
    """An expectation that does not hold. ``worst`` are the seeds farthest from it, ``seeds`` how many there are in all."""

    sentence: str
    severity: SuiteSeverity
    observed: str
    column: str | None
    seeds: int
    worst: tuple[WorstSeed, ...]


@dataclass(frozen=True)
class SuiteResult:
    """One suite: expectations ``written`` in its file, ``loaded`` from it, ``evaluated`` on the corpus, and those not met.

    ``page`` is its page in the Data Docs, relative to their folder.
    """

    name: str
    file: str
    written: int
    loaded: int
    evaluated: int
    unmet: tuple[Unmet, ...] = ()
    page: str | None = None

    @property
    def failed(self) -> int:
        """How many expectations do not hold, whatever their severity."""
        return len(self.unmet)

    @property
    def worst_severity(self) -> SuiteSeverity | None:
        """The worst severity of those that do not hold."""
        severities = {unmet.severity for unmet in self.unmet}
        return next((severity for severity in _SEVERITIES if severity in severities), None)

    def passed(self, fail_on: FailOn = "warning") -> bool:
        """Whether all expectations that ``fail_on`` makes count are met."""
        return self.worst_severity not in _FAILING[fail_on]


@dataclass(frozen=True)
class GateResult:
    """The suites in the order of their files. ``seeds`` were judged; ``unread`` documents could not be, nor can they pass."""

    suites: tuple[SuiteResult, ...]
    seeds: int
    unread: int = 0
    docs: Path | None = None

    def exit_code(self, fail_on: FailOn = "warning") -> int:
        """Return 0 passed, 1 a suite failed, 2 documents could not be read; what was not evaluated has raised BrokenRunError (3).

        As in ``check``, ``fail_on`` says what counts: by default critical and warning; info fails only if asked for.
        """
        if self.unread:
            return 2
        return int(not self.passed(fail_on))

    def passed(self, fail_on: FailOn = "warning") -> bool:
        """Whether every suite passed."""
        return all(suite.passed(fail_on) for suite in self.suites)
