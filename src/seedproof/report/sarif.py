"""Findings as SARIF 2.1.0, which code hosts show beside the text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import metadata, version
from itertools import chain
from typing import Any

from seedproof.core.check import Check
from seedproof.core.escape import in_json, in_line, in_sarif, in_uri
from seedproof.core.finding import Edit, Finding, Severity
from seedproof.corpus.corpus import ReadProblem
from seedproof.report.jsonl import as_elements
from seedproof.report.places import Places, Position, Spot
from seedproof.report.tally import said
from seedproof.run.result import Result

__all__ = ["as_sarif"]

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_OURS = "seedproof."  # own checks and those of other packages have no page on our site
_END = "\n  }\n ]\n}"  # of the log, before which results are written one by one
_ROOT = "SRCROOT"  # what paths are relative to


def as_sarif(result: Result, places: Places) -> Iterator[str]:
    """Yield the lines of a SARIF log. Findings that are baselined or excepted are kept and marked as suppressed, each with the reason.

    So a host does not close and reopen them.
    """
    index = {check.code: i for i, check in enumerate(result.checks)}
    run = {
        "tool": {"driver": {"name": "seedproof", "version": version("seedproof"), "rules": _rules(result.checks)}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": places.root.as_uri().rstrip("/") + "/"}},
        "invocations": [_invocation(result, places)],
    }
    found = (_result(finding, index[finding.code], places) for finding in result.findings)
    excepted = (_suppressed(_result(one.finding, index[one.finding.code], places), one.reason) for one in result.excepted)
    log = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)
    yield in_json(log).removesuffix(_END) + ',\n   "results": ['
    yield from as_elements(chain(found, excepted))
    yield "]}]}\n"


def _invocation(result: Result, places: Places) -> dict[str, Any]:
    """Return whether the run came to its end: a log without results is not to be read as one of a clean corpus."""
    unfinished = result.unfinished()
    unread = [_notification(str(problem), places, problem) for problem in result.problems]
    others = [_notification(sentence, places) for sentence in unfinished[len(unread) :]]
    return {"executionSuccessful": not unfinished, "toolExecutionNotifications": [*unread, *others]}


def _notification(sentence: str, places: Places, problem: ReadProblem | None = None) -> dict[str, Any]:
    """Return what could not be read or checked, with its file where that is known."""
    note: dict[str, Any] = {"level": "error", "message": {"text": in_sarif(sentence)}}
    file, _, line = problem.where.rpartition(":") if problem else ("", "", "")
    path, row = (file, int(line)) if line.isdecimal() and int(line) else (problem.where if problem else "", 0)
    if path:
        region = {"region": {"startLine": row}} if row else {}
        note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(places.path(path)), **region}}]
    return note


def _rules(checks: Sequence[Check]) -> list[dict[str, Any]]:
    pages = _pages()
    return [
        {
            "id": check.code,
            "name": check.name(),
            **({"helpUri": f"{pages}/checks/{in_uri(check.name())}.html"} if pages and type(check).__module__.startswith(_OURS) else {}),
            "shortDescription": {"text": in_sarif(check.summary())},
            "help": {"text": in_sarif(check.page()), "markdown": check.page()},
            "defaultConfiguration": {"level": _LEVELS[check.severity]},
            "properties": {"tags": [check.family]},
        }
        for check in checks
    ]


def _pages() -> str | None:
    """Return where the documentation site lies, if whoever built the package has named a place for it."""
    named = (url.partition(", ") for url in metadata("seedproof").get_all("Project-URL") or ())
    return next((url.rstrip("/") for label, _, url in named if label == "Documentation"), None)


def _result(finding: Finding, rule: int, places: Places) -> dict[str, Any]:
    spot = places.of(finding)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": in_sarif(said(finding) + spot.within())},
        "locations": [_location(finding, spot)],
        "partialFingerprints": {"seedproof/v1": finding.fingerprint},
    }
    properties: dict[str, Any] = {}
    if spot.row:
        properties = {"row": spot.row, "line": spot.start.line, "column": spot.start.column, "text": finding.text}
    if finding.absorbed:
        properties["absorbed"] = [narrower.model_dump() for narrower in finding.absorbed]
    if properties:
        result["properties"] = properties
    if finding.fix and spot.path and not spot.row:
        result["fixes"] = [_fix(finding, finding.fix.edits, finding.fix.safe, spot, places)]
    return _suppressed(result, "recorded in the baseline") if finding.baselined else result


def _suppressed(result: dict[str, Any], reason: str) -> dict[str, Any]:
    return {**result, "suppressions": [{"kind": "external", "justification": in_line(reason)}]}


def _location(finding: Finding, spot: Spot) -> dict[str, Any]:
    """Return the place of a finding: in the file of its document, or at the row of a file that holds many."""
    location: dict[str, Any] = {"logicalLocations": [{"name": in_line(finding.seed), "kind": "document"}]}
    if spot.path:
        physical: dict[str, Any] = {"artifactLocation": _artifact(spot.path)}
        if not spot.row:
            physical["region"] = _region(finding.start, finding.end, spot.start, spot.end) | {"snippet": {"text": finding.text}}
        elif spot.in_lines:
            physical["region"] = {"startLine": spot.row}
        location["physicalLocation"] = physical
    return location


def _artifact(path: str) -> dict[str, Any]:
    """Return a file: relative to the root, or by itself where it lies elsewhere."""
    absolute = path.startswith("/")
    return {"uri": f"file://{in_uri(path)}"} if absolute else {"uri": in_uri(path), "uriBaseId": _ROOT}


def _region(start: int, end: int, first: Position, last: Position) -> dict[str, Any]:
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(finding: Finding, edits: Sequence[Edit], safe: bool, spot: Spot, places: Places) -> dict[str, Any]:
    """Return the edits that mend a finding, as replacements in its file."""
    replacements = [
        {
            "deletedRegion": _region(e.start, e.end, places.position(finding, e.start), places.position(finding, e.end)),
            "insertedContent": {"text": e.text},
        }
        for e in edits
    ]
    said = "mend it" if safe else "mend it, if what is lost is not wanted"
    return {"description": {"text": said}, "artifactChanges": [{"artifactLocation": _artifact(spot.path), "replacements": replacements}]}
