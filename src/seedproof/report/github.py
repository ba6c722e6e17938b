"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from seedproof.core.escape import in_annotation, in_annotation_property
from seedproof.core.finding import Finding, Severity
from seedproof.report.places import Places, Spot
from seedproof.report.tally import said
from seedproof.run.result import Result

__all__ = ["MOST", "as_github"]

#: How many annotations of a level GitHub shows of a step; it drops the others without a word.
MOST = 10

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(result: Result, places: Places) -> Iterator[str]:
    """Yield one command a finding that is not baselined, ``MOST`` of each severity, and one for each thing that was not read or checked.

    Where there are more findings, a last notice says how many.
    """
    shown: Counter[Severity] = Counter()
    for finding in result.findings:
        if not finding.baselined:
            shown[finding.severity] += 1
            if shown[finding.severity] <= MOST:
                yield _command(finding, places.of(finding))
    for sentence in result.unfinished():
        yield f"::error title=not everything was checked::{in_annotation(sentence)}\n"
    more = {severity: count - MOST for severity, count in shown.items() if count > MOST}
    if more:
        counts = ", ".join(f"{more[severity]:,} of severity {severity}" for severity in _COMMANDS if severity in more)
        yield f"::notice title=more findings::{counts} are not shown here: GitHub shows {MOST} of each; other formats have all of them\n"


def _command(finding: Finding, spot: Spot) -> str:
    title = in_annotation_property(f"{finding.code} {finding.check} in {finding.seed}")
    properties = [f"file={in_annotation_property(spot.path)}", *_lines(spot)] if spot.path else []
    return f"::{_COMMANDS[finding.severity]} {','.join([*properties, f'title={title}'])}::{in_annotation(said(finding) + spot.within())}\n"


def _lines(spot: Spot) -> list[str]:
    """Return the lines of a place in its file, and the columns where it lies in one line: GitHub takes them only then."""
    if not spot.line:
        return []
    lines = [f"line={spot.line}", f"endLine={spot.last_line}"]
    return lines if spot.row or spot.line != spot.last_line else [*lines, f"col={spot.start.column}", f"endColumn={spot.end.column}"]
