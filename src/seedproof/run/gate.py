"""What a gate gives back: which suites were run, what they evaluated, and what did not hold.

Plain data, so that commands and pages need not know Great Expectations, which made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from seedproof.core.settings import FailOn

__all__ = ["GateResult", "Judgement", "Rule", "Skipped", "SuiteResult", "SuiteSeverity", "Unmet", "WorstSeed", "ratio"]

SuiteSeverity = Literal["critical", "warning", "info"]
_SEVERITIES: tuple[SuiteSeverity, ...] = get_args(SuiteSeverity)  # worst first
_FAILING: dict[FailOn, tuple[SuiteSeverity, ...]] = {
    "error": ("critical",),
    "warning": ("critical", "warning"),
    "info": ("critical", "warning", "info"),
    "never": (),
}

_ROUNDING = 1e-9  # 1 - 0.9 is not 0.1


class WorstSeed(NamedTuple):
    """A seed for which an expectation does not hold.

    - ``seed``: its id, and its origin where others have that id
    - ``value``: in the expectation's column
    """

    seed: str
    value: str


class Unmet(NamedTuple):
    """An expectation that does not hold.

    - ``sentence``: what it says
    - ``severity``: how severe it is that it does not hold
    - ``observed``: what was found instead
    - ``column``: the column it is about, if it is about one
    - ``seeds``: how many seeds it does not hold for
    - ``worst``: those of them that are farthest from it
    """

    sentence: str
    severity: SuiteSeverity
    observed: str
    column: str | None
    seeds: int
    worst: tuple[WorstSeed, ...]


class Judgement(NamedTuple):
    """An expectation on the counts of a check, of a family, or on something else.

    - ``suite``: its name
    - ``about``: its columns
    - ``allowed``: what it lets pass
    - ``severity``: how severe it is that it does not hold
    """

    suite: str
    about: tuple[str, ...]
    allowed: str
    severity: SuiteSeverity


class Skipped(NamedTuple):
    """An expectation that was not judged, because someone has chosen not to run what it is about.

    - ``about``: its columns
    - ``why``: they are not there
    """

    about: str
    why: str


class Rule(NamedTuple):
    """An expectation as it was judged.

    - ``sentence``: what it says
    - ``having``: what it says of seeds that it does not hold for, as in "4 of 5 seeds *have garbled passages*"
    - ``severity``: how severe it is that it does not hold
    - ``met``: whether it holds
    - ``column``: the column it is about, if it is about one
    - ``breaking``: how many seeds it does not hold for
    - ``judged``: how many it was judged on; 0 where it is about the corpus as a whole
    - ``allowed``: for what share of them it need not hold, from 0 to 1
    """

    sentence: str
    having: str
    severity: SuiteSeverity
    met: bool
    column: str | None = None
    breaking: int = 0
    judged: int = 0
    allowed: float = 0.0

    @property
    def share(self) -> float:
        """Return for what share of the seeds it does not hold, from 0 to 1."""
        return self.breaking / self.judged if self.judged else float(not self.met)

    @property
    def allows(self) -> str:
        """Return in words how many seeds it need not hold for: "none", "1 in 10", "15 %"."""
        return ratio(self.allowed) if self.allowed > _ROUNDING else "none"


@dataclass(frozen=True)
class SuiteResult:
    """Result of one suite.

    - ``name``, ``file``: of the suite
    - ``written``: expectations in the file
    - ``loaded``: expectations read from it
    - ``evaluated``: expectations that were judged on the corpus
    - ``unmet``: those that do not hold
    - ``page``: its page in the Data Docs, relative to their folder
    - ``skipped``: those that were not judged, and why
    - ``rules``: all of its expectations as they were judged, in the order of the file
    """

    name: str
    file: str
    written: int
    loaded: int
    evaluated: int
    unmet: tuple[Unmet, ...] = ()
    page: str | None = None
    skipped: tuple[Skipped, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def failed(self) -> int:
        """Count the expectations that do not hold, whatever their severity."""
        return len(self.unmet)

    @property
    def worst_severity(self) -> SuiteSeverity | None:
        """Return the worst severity of those that do not hold."""
        severities = {unmet.severity for unmet in self.unmet}
        return next((severity for severity in _SEVERITIES if severity in severities), None)

    def passed(self, fail_on: FailOn = "warning") -> bool:
        """Tell whether all expectations that ``fail_on`` makes count are met."""
        return self.worst_severity not in _FAILING[fail_on]


def ratio(share: float) -> str:
    """Return a share of the seeds, above 0, in words: "1 in 10", or "15 %" where it is no such fraction."""
    times = round(1 / share)
    return f"1 in {times:,}" if times > 1 and abs(1 / share - times) < 0.001 * times else f"{share * 100:.3g} %"


@dataclass(frozen=True)
class GateResult:
    """Verdict on a corpus.

    - ``suites``: in the order of their files
    - ``seeds``: how many were judged
    - ``unread``: documents that could not be, nor can they pass
    - ``docs``: the folder of the Data Docs, if they were written
    - ``unjudged``: the checks that were run and that no suite judges, neither by itself nor with its family
    """

    suites: tuple[SuiteResult, ...]
    seeds: int
    unread: int
    docs: Path | None = None
    unjudged: tuple[str, ...] = ()

    def exit_code(self, fail_on: FailOn = "warning") -> int:
        """Return 0 passed, 1 a suite failed, 2 documents could not be read; what was not evaluated has raised BrokenRunError (3).

        As in ``check``, ``fail_on`` says what counts: by default critical and warning; info fails only if asked for.
        """
        if self.unread:
            return 2
        return int(not self.passed(fail_on))

    def passed(self, fail_on: FailOn = "warning") -> bool:
        """Tell whether every suite passed."""
        return all(suite.passed(fail_on) for suite in self.suites)
