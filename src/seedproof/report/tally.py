"""How many findings there are, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from seedproof.core.finding import SEVERITIES, Finding

__all__ = ["plural", "tally"]


def tally(findings: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are: "2 errors, 1 warning, 3 info"."""
    counts = Counter(f.severity for f in findings)
    return ", ".join(plural(counts[severity], severity) for severity in SEVERITIES if counts[severity])


def plural(count: int, noun: str) -> str:
    """Return a count and its noun: "1 seed", "2,000 seeds"."""
    return f"{count:,} {noun}" if count == 1 or noun == "info" else f"{count:,} {noun}s"
