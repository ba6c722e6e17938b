"""Findings as Reviewdog Diagnostic Format, which reviewdog and editors' plug-ins read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from seedproof.core.escape import in_page
from seedproof.core.finding import Edit, Finding, Severity
from seedproof.report.jsonl import as_elements
from seedproof.report.places import Places, Position
from seedproof.report.tally import said
from seedproof.run.result import Result

__all__ = ["as_rdjson"]

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def as_rdjson(result: Result, places: Places) -> Iterator[str]:
    """Yield the lines of a diagnostic result with each finding that lies in a file and is not baselined, and a suggestion for its fix."""
    yield '{"source": {"name": "seedproof"}, "diagnostics": ['
    yield from as_elements(_diagnostic(f, places) for f in result.findings if f.path and not f.baselined)
    yield "]}\n"


def _diagnostic(finding: Finding, places: Places) -> dict[str, Any]:
    spot = places.of(finding)
    location: dict[str, Any] = {"path": spot.path}
    if not spot.row:
        location["range"] = {
            "start": _position(finding, finding.start, spot.start, places),
            "end": _position(finding, finding.end, spot.end, places),
        }
    elif spot.line:
        location["range"] = {"start": {"line": spot.line}}
    found: dict[str, Any] = {
        "message": in_page(said(finding) + spot.within()),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": f"{finding.code} {finding.check}"},
    }
    if finding.fix and not spot.row:
        found["suggestions"] = [{"range": _range(finding, e, places), "text": e.text} for e in finding.fix.edits]
    return found


def _range(finding: Finding, edit: Edit, places: Places) -> dict[str, Any]:
    start, end = (_position(finding, offset, places.position(finding, offset), places) for offset in (edit.start, edit.end))
    return {"start": start, "end": end}


def _position(finding: Finding, offset: int, position: Position, places: Places) -> dict[str, int]:
    """Return a position; columns of the format are counted in bytes of UTF-8."""
    return {"line": position.line, "column": places.bytes_before(finding, offset, position) + 1}
