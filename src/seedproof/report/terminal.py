"""Findings as a person reads them: by seed, two lines each, or one line each; and a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from seedproof.core.document import Origin
from seedproof.core.escape import NAME_LENGTH, cut, in_line
from seedproof.core.finding import Finding, Severity
from seedproof.report.console import STYLES, WIDEST, alike, location, more_lines, notes, print_line, print_rest, unknown
from seedproof.report.excerpt import excerpt
from seedproof.report.tally import counted, plural, said, tally
from seedproof.run.result import Result

if TYPE_CHECKING:
    from seedproof.report.console import Console

__all__ = ["print_concise", "print_findings", "print_summary"]

_OPEN, _CLOSE = "⟦", "⟧"  # round the place in its source line, as in case files


def print_findings(result: Result, texts: Mapping[Origin, str], console: Console, most: int | None = None) -> None:
    """Print every finding that is not in the baseline, or the first ``most``, under a line that names its seed and counts them.

    ``texts`` has the text of each seed with findings. Of findings of one seed that say the same, the first is shown and the places of the
    others are named beside it.
    """
    new = unknown(result.findings)
    begun = False
    for _, of_id in groupby(islice(new, most), attrgetter("seed")):
        by_seed: dict[Origin, list[Finding]] = {}
        for finding in of_id:
            by_seed.setdefault(finding.origin, []).append(finding)
        for origin, findings in by_seed.items():
            if begun:
                print_line(console)
            begun = True
            _print_seed(findings, texts[origin], console)
    print_rest(new, most, console)


def _print_seed(findings: list[Finding], text: str, console: Console) -> None:
    print_line(console, (_seed(findings[0]), "bold"), f": {tally(findings)}")
    margin = 2 + max(len(f"{f.line}:{f.column}") for f in findings)
    for first, *others in alike(findings):
        _print_finding(first, others, text, margin, console)


def _seed(finding: Finding) -> str:
    """Return the id of a finding's seed and, if it has one, its file with the row of it."""
    name, where = in_line(cut(finding.seed, NAME_LENGTH)), in_line(str(finding.origin)) if finding.path else ""
    return f"{name} ({where})" if where else name


def _print_finding(finding: Finding, others: list[Finding], text: str, margin: int, console: Console) -> None:
    style, place = STYLES[finding.severity], f"{finding.line}:{finding.column}".rjust(margin) + "  "
    shown = excerpt(text, finding.start, finding.end, min(console.width, WIDEST) - len(place) - len(_OPEN + _CLOSE))
    quoted = not (shown.before + shown.after).strip() and f"“{shown.marked}”" in finding.message  # its line would say nothing new
    lines = [f"{plural(shown.more_lines, 'line')} more"] if quoted and shown.more_lines else []
    message = "; ".join([in_line(said(finding)), *lines, *notes(finding, others, text)])
    print_line(console, (place, "blue"), (finding.code, style), " ", (finding.check, "bold"), f" [{finding.severity}] {message}")
    if not quoted:
        marked = (_OPEN + shown.marked + _CLOSE, style)
        print_line(console, " " * len(place), shown.before, marked, shown.after, more_lines(shown.more_lines))


def print_concise(result: Result, console: Console, most: int | None = None) -> None:
    """Print every finding that is not in the baseline, or the first ``most``, on one line each."""
    new, shared = unknown(result.findings), result.shared_ids()
    for finding in islice(new, most):
        code = (finding.code, STYLES[finding.severity])
        print_line(console, f"{location(finding, shared)}: ", code, f" {finding.check} [{finding.severity}] {in_line(said(finding))}")
    print_rest(new, most, console)


def print_summary(result: Result, seconds: float, console: Console) -> None:
    """Print how much was checked and what was found; that nothing is wrong only where everything was checked."""
    severities, with_any = Counter[Severity](), set[Origin]()
    for finding in unknown(result.findings):
        severities[finding.severity] += 1
        with_any.add(finding.origin)
    seeds = f"{len(result.seeds)} seed{'s' * (len(result.seeds) != 1)}"
    if severities:
        line: list[str | tuple[str, str]] = ["Found ", (counted(severities), "bold"), f" in {len(with_any)} of {seeds}"]
    elif result.failures or result.problems:
        line = ["Found nothing in ", seeds]
    else:
        line = [("Found nothing wrong", "bold green"), f" in {seeds}"]
    if result.failures:
        line += ["; ", ("not everything was checked", "bold red")]
    if result.problems:
        line += ["; ", (f"{plural(len(result.problems), 'document')} could not be read", "bold red")]
    known = len(result.findings) - severities.total()
    line.append(f"; {known:,} known, in the baseline" if known else "")
    print_line(console, *line, f" ({len(result.checks)} checks, {seconds:.1f} s)")
