"""What is said of findings in words: how many there are, and what goes with one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from seedproof.core.finding import SEVERITIES, Finding, Severity

__all__ = ["counted", "plural", "said", "tally"]

_KINDS = 4  # of absorbed findings that are named; more make a list that nobody reads (guessed)


def tally(findings: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are: "2 errors, 1 warning, 3 info"."""
    return counted(Counter(f.severity for f in findings))


def counted(counts: Mapping[Severity, int]) -> str:
    """Return counts of findings by their severity in words: those that are not 0."""
    return ", ".join(plural(counts[severity], severity) for severity in SEVERITIES if counts.get(severity))


def plural(count: int, noun: str) -> str:
    """Return a count and its noun: "1 seed", "2,000 seeds"."""
    return f"{count:,} {noun}" if count == 1 or noun == "info" else f"{count:,} {noun}s"


def said(finding: Finding) -> str:
    """Return the message of a finding, and how many of which checks it has absorbed: "…; and with it 9 case-variant, 1 mark-style"."""
    if not finding.absorbed:
        return finding.message
    kinds = sorted(Counter(f.check for f in finding.absorbed).items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{count:,} {check}" for check, count in kinds[:_KINDS]]
    rest = sum(count for _, count in kinds[_KINDS:])
    return f"{finding.message}; and with it {', '.join(shown)}" + (f" and {rest:,} more" if rest else "")
