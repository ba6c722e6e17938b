"""Findings as a GitLab code quality report, which merge requests show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from seedproof.core.escape import in_page
from seedproof.core.finding import Finding, Severity
from seedproof.report.jsonl import as_elements
from seedproof.report.places import Places, Spot
from seedproof.report.tally import said
from seedproof.run.result import Result

__all__ = ["as_gitlab"]

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def as_gitlab(result: Result, places: Places) -> Iterator[str]:
    """Yield the lines of the report: an array with an issue for each finding that lies in a file and is not baselined."""
    yield "["
    yield from as_elements(_issue(f, places.of(f)) for f in result.findings if f.path and not f.baselined)
    yield "]\n"


def _issue(finding: Finding, spot: Spot) -> dict[str, object]:
    # GitLab wants a fingerprint that no other issue has, and a line: a row of a file that shows no lines is at its first.
    own = "\x1f".join((finding.fingerprint, spot.path, str(spot.row)))
    return {
        "description": in_page(said(finding) + spot.within()),
        "check_name": finding.check,
        "fingerprint": hashlib.blake2b(own.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": spot.path, "lines": {"begin": spot.line or 1, "end": spot.last_line or 1}},
    }
