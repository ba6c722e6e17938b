"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seedproof.core.finding import Finding, Severity

__all__ = ["as_github"]

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one command a finding that is not baselined."""
    for finding in findings:
        if not finding.baselined:
            place = f"file={_value(finding.path)},line={finding.line},col={finding.column}," if finding.path else ""
            title = _value(f"{finding.code} {finding.check} in {finding.seed}")
            yield f"::{_COMMANDS[finding.severity]} {place}title={title}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """Escape a message as the runner expects; lone surrogates cannot be written at all."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
