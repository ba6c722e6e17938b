"""Findings at full length: message, place, source line and underline, and each note on a line of its own."""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from seedproof.core.document import Origin
from seedproof.core.escape import in_line
from seedproof.core.finding import Finding
from seedproof.report.console import STYLES, WIDEST, alike, location, more_lines, notes, print_line, print_rest, unknown
from seedproof.report.excerpt import excerpt
from seedproof.report.tally import said
from seedproof.run.result import Result

if TYPE_CHECKING:
    from seedproof.report.console import Console

__all__ = ["print_full"]


def print_full(result: Result, texts: Mapping[Origin, str], console: Console, most: int | None = None) -> None:
    """Print every finding that is not in the baseline, or the first ``most``; ``texts`` has the text of each seed with findings.

    Of findings of one seed that say the same, the first is shown and the places of the others are named below it.
    """
    new, shared = unknown(result.findings), result.shared_ids()
    for _, of_id in groupby(islice(new, most), attrgetter("seed")):
        for first, *others in alike(of_id):
            _print_finding(first, others, texts[first.origin], shared, console)
    print_rest(new, most, console)


def _print_finding(finding: Finding, others: list[Finding], text: str, shared: Set[str], console: Console) -> None:
    shown = excerpt(text, finding.start, finding.end, min(console.width, WIDEST) - 8)
    margin = " " * max(len(str(finding.line)), 3)
    style = STYLES[finding.severity]
    print_line(console, (finding.code, style), " ", (finding.check, "bold"), f" [{finding.severity}] {in_line(said(finding))}")
    print_line(console, margin, ("--> ", "blue"), location(finding, shared))
    print_line(console, (f"{finding.line:>3} | ", "blue"), shown.before, (shown.marked, style), shown.after)
    print_line(console, (f"{margin} | ", "blue"), (shown.underline, style), more_lines(shown.more_lines))
    for note in notes(finding, others, text):
        print_line(console, f"{margin} ", ("= ", "blue"), note)
    print_line(console)
