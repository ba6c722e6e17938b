"""Findings as SARIF 2.1.0, which code hosts show beside the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from seedproof.core.check import Check
from seedproof.core.escape import in_json, in_line, in_sarif, in_uri
from seedproof.core.finding import Finding, Severity
from seedproof.run.result import Result

__all__ = ["as_sarif"]

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(result: Result) -> str:
    """Return one SARIF log. Baselined findings are kept and marked as suppressed, so that a host does not close and reopen them."""
    index = {check.code: i for i, check in enumerate(result.checks)}
    run = {
        "tool": {"driver": {"name": "seedproof", "version": version("seedproof"), "rules": _rules(result.checks)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.code]) for finding in result.findings],
        "invocations": [_invocation(result.unfinished())],
    }
    return in_json(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)) + "\n"


def _invocation(unfinished: Sequence[str]) -> dict[str, Any]:
    """Return whether the run came to its end: a log without results is not to be read as one of a clean corpus."""
    notifications = [{"level": "error", "message": {"text": in_sarif(sentence)}} for sentence in unfinished]
    return {"executionSuccessful": not unfinished, "toolExecutionNotifications": notifications}


def _rules(checks: Sequence[Check]) -> list[dict[str, Any]]:
    return [
        {
            "id": check.code,
            "name": check.name(),
            "shortDescription": {"text": in_sarif(check.summary())},
            "help": {"text": in_sarif(check.page())},
            "defaultConfiguration": {"level": _LEVELS[check.severity]},
            "properties": {"tags": [check.family]},
        }
        for check in checks
    ]


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": in_sarif(finding.message)},
        "locations": [_location(finding)],
        "partialFingerprints": {"seedproof/v1": finding.fingerprint},
    }
    if finding.baselined:
        result["suppressions"] = [{"kind": "external", "justification": "recorded in the baseline"}]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"name": in_line(finding.seed), "kind": "document"}]}
    if finding.path:
        region = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "charOffset": finding.start,
            "charLength": finding.end - finding.start,
            "snippet": {"text": finding.text},
        }
        physical: dict[str, Any] = {"artifactLocation": {"uri": in_uri(PurePath(finding.path).as_posix())}}
        # Offsets are those of the seed's text: in a file that holds many seeds they are no place of the file.
        location["physicalLocation"] = physical | ({"region": region} if not finding.origin.row else {})
    return location
