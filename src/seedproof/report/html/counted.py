"""Counts the findings of a run, document by document, for all pages that say how many there are: no finding is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from seedproof.core.document import Origin
from seedproof.core.finding import SEVERITIES, Family, Finding, Severity
from seedproof.report.history import History

__all__ = ["Alike", "Counted", "Kind"]


class Kind(NamedTuple):
    """What findings have in common that are counted together.

    - ``check``, ``family``, ``severity``: of each
    - ``new``: whether the run before had none of them
    """

    check: str
    family: Family
    severity: Severity
    new: bool


class Alike:
    """Count findings by their kinds, in the order in which kinds are met, and note the number of the first of each."""

    def __init__(self, history: History | None) -> None:
        self._history = history
        self._counts: dict[Kind, list[int]] = {}

    def add(self, finding: Finding, number: int) -> None:
        """Count a finding that no baseline knows."""
        new = self._history is not None and self._history.is_new(finding)
        self._counts.setdefault(Kind(finding.check, finding.family, finding.severity, new), [0, number])[0] += 1

    def kinds(self) -> Iterator[tuple[Kind, int, int]]:
        """Yield each kind, how many findings it has, and the number of the first."""
        return ((kind, count, number) for kind, (count, number) in self._counts.items())


class Counted:
    """Count the findings of documents.

    - ``of_checks``: those of each check that no baseline knows, which are numbered by themselves
    - ``seeds``: in how many documents these are
    - ``safe``: how many of these can be mended safely, by severity
    - ``told``, ``alone``: of each check all findings, with those that wider ones have absorbed and without
    - ``of_seeds``: of each document, those of each severity that no baseline knows, and how many it knows
    """

    def __init__(self, history: History | None) -> None:
        self._history = history
        self.of_checks: dict[str, Alike] = {}
        self.seeds: Counter[str] = Counter()
        self.safe: Counter[Severity] = Counter()
        self.told: Counter[str] = Counter()
        self.alone: Counter[str] = Counter()
        self.of_seeds: dict[Origin, tuple[int, ...]] = {}
        self._numbers: Counter[str] = Counter()

    def look(self, origin: Origin, findings: Sequence[Finding]) -> None:
        """Take the findings of a document into account."""
        unknown = [finding for finding in findings if not finding.baselined]
        for finding in unknown:
            self._numbers[finding.check] += 1
            alike = self.of_checks.setdefault(finding.check, Alike(self._history))
            alike.add(finding, self._numbers[finding.check])
            self.safe[finding.severity] += finding.fix is not None and finding.fix.safe
        severities = Counter(finding.severity for finding in unknown)
        self.of_seeds[origin] = (*(severities[severity] for severity in SEVERITIES), len(findings) - len(unknown))
        self.seeds.update({finding.check for finding in unknown})
        self.alone.update(finding.check for finding in findings)
        self.told.update(one.check for finding in findings for one in (finding, *finding.narrower))

    def kinds(self) -> Iterable[tuple[Kind, int]]:
        """Yield all kinds of findings that no baseline knows, each with how many there are, check by check."""
        return ((kind, count) for alike in self.of_checks.values() for kind, count, _ in alike.kinds())
