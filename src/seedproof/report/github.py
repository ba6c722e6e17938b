"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from seedproof.core.finding import Severity
from seedproof.run.result import Result

__all__ = ["as_github"]

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(result: Result) -> Iterator[str]:
    """Yield one command a finding that is not baselined, and one for each thing that was not read or not checked."""
    for finding in result.findings:
        if not finding.baselined:
            location = f"file={_value(finding.path)},line={finding.line},col={finding.column}," if finding.path else ""
            title = _value(f"{finding.code} {finding.check} in {finding.seed}")
            yield f"::{_COMMANDS[finding.severity]} {location}title={title}::{_data(finding.message)}\n"
    for sentence in result.unfinished():
        yield f"::error title=not everything was checked::{_data(sentence)}\n"


def _data(text: str) -> str:
    """Escape a message as the runner expects; lone surrogates cannot be written at all."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
