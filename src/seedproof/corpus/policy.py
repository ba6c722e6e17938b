"""What a project's settings make of findings: severities of its own, what is ignored in one source, and exceptions with their reasons.

A policy is plain data, so that every process that looks at documents can have it: passages and sources are told by the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from seedproof.batch import Batch
from seedproof.core.check import Check
from seedproof.core.finding import SEVERITIES, Finding, Severity
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.rules import ExceptionRule, SeenDocument, SourceRule

__all__ = ["Excepted", "Policy"]


class Excepted(NamedTuple):
    """A finding that is none.

    - ``finding``: what was found
    - ``by``: the number of the exception in the settings that says so, from 0
    - ``reason``: what it says
    """

    finding: Finding
    by: int
    reason: str


@dataclass(frozen=True)
class Policy:
    """Rules of a project for findings.

    - ``root``: the folder that paths in its settings are relative to
    - ``exceptions``: those of the settings that hold today
    - ``severities``: the severity that a check has in the project, by its name
    - ``usual``: the severity that each of the checks has by itself, by its name
    - ``by_source``: in the order of the settings
    - ``anchored``: whether findings are to carry what a baseline knows them by
    """

    root: Path = Path()
    exceptions: tuple[ExceptionRule, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    usual: Mapping[str, Severity] = field(default_factory=dict)
    by_source: tuple[SourceRule, ...] = ()
    anchored: bool = False

    @classmethod
    def of(cls, selection: CheckSelection, *, anchored: bool = False) -> Policy:
        """Return the policy of a selection's project. Raises SettingsError where it speaks of a check that there is not."""
        project = selection.project
        settings = project.settings if project else None
        if project is None or settings is None or not (settings.exemptions or settings.severity or settings.per_source):
            return cls(anchored=anchored)
        names, place, today = selection.names(), project.place, selection.today
        rules = tuple(
            SourceRule(
                glob.casefold(),
                _names(names.matching(rule.ignore, place.of("per-source", glob, "ignore"))),
                names.named(rule.severity, place.of("per-source", glob, "severity")),
            )
            for glob, rule in settings.per_source.items()
        )
        exceptions = [
            ExceptionRule(number, one, _names(names.matching(one.check, place.of("except", number, "check"))))
            for number, one in enumerate(settings.exemptions)
        ]
        live = tuple(rule for rule in exceptions if today is None or not rule.exemption.is_over(today))
        severities = names.named(settings.severity, place.of("severity"))
        return cls(project.root, live, severities, {kind.name(): kind.severity for kind in names.kinds}, rules, anchored)

    def applied(self, findings: list[Finding], batch: Batch) -> tuple[list[Finding], list[Excepted]]:
        """Return the findings of a batch as the project sees them, and those that it excepts."""
        if not (self.exceptions or self.severities or self.by_source):
            return findings, []
        seen = {
            document.origin: SeenDocument(document, batch, index, self.root, self.by_source)
            for index, document in enumerate(batch.documents)
        }
        kept: list[Finding] = []
        excepted: list[Excepted] = []
        for finding in findings:
            document = seen[finding.origin]
            source = document.rule
            if source and finding.check in source.ignored:
                continue
            by = next((rule for rule in self.exceptions if finding.check in rule.checks and document.excepts(rule, finding)), None)
            if by is None:
                kept.append(self._rated(finding, source))
            else:
                excepted.append(Excepted(finding, by.number, by.exemption.reason))
        return kept, excepted

    def _rated(self, finding: Finding, rule: SourceRule | None) -> Finding:
        """Return the finding with the severity of the project. One that its check is less sure of than usual is never raised."""
        wanted = (rule.severities if rule else {}).get(finding.check) or self.severities.get(finding.check)
        if wanted is None:
            return finding
        rank = SEVERITIES.index
        if rank(finding.severity) > rank(self.usual[finding.check]):
            wanted = SEVERITIES[max(rank(wanted), rank(finding.severity))]
        return finding if wanted == finding.severity else finding.model_copy(update={"severity": wanted})


def _names(kinds: Iterable[type[Check]]) -> frozenset[str]:
    return frozenset(kind.name() for kind in kinds)
