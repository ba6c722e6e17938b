"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from seedproof.core.escape import in_annotation, in_annotation_property
from seedproof.core.finding import Severity
from seedproof.run.result import Result

__all__ = ["as_github"]

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(result: Result) -> Iterator[str]:
    """Yield one command a finding that is not baselined, and one for each thing that was not read or not checked."""
    for finding in result.findings:
        if not finding.baselined:
            location = f"file={in_annotation_property(finding.path)},line={finding.line},col={finding.column}," if finding.path else ""
            title = in_annotation_property(f"{finding.code} {finding.check} in {finding.seed}")
            yield f"::{_COMMANDS[finding.severity]} {location}title={title}::{in_annotation(finding.message)}\n"
    for sentence in result.unfinished():
        yield f"::error title=not everything was checked::{in_annotation(sentence)}\n"
