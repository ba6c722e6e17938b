"""Findings as a person reads them: message, place, source line and underline, a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from rich.console import Console
from rich.text import Text

from seedproof.core.finding import Finding, Severity
from seedproof.report.excerpt import excerpt, visible
from seedproof.run.result import Result

__all__ = ["print_findings", "print_statistics", "print_summary"]

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_WIDEST = 120  # columns: longer source lines are cut round the place


def print_findings(result: Result, texts: Mapping[str, str], console: Console) -> None:
    """Print every finding below the seed it is in. ``texts`` has the text of each seed with findings."""
    for seed, findings in groupby(result.findings, key=lambda f: f.seed):
        for finding in findings:
            _print_finding(finding, texts[seed], console)


def print_summary(result: Result, seconds: float, console: Console) -> None:
    """Print how much was checked and what was found, problems and failures included."""
    counts = result.counts()
    seeds = f"{len(result.seeds)} seed{'s' * (len(result.seeds) != 1)}"
    if result.findings:
        tally = ", ".join(_plural(counts[s], s) for s in _STYLES if counts[s])
        with_any = len({f.seed for f in result.findings})
        line = Text.assemble("Found ", (tally, "bold"), f" in {with_any} of {seeds}")
    else:
        line = Text.assemble(("Found nothing wrong", "bold green"), f" in {seeds}")
    console.print(line.append(f" ({len(result.checks)} checks, {seconds:.1f} s)"), soft_wrap=True)


def print_statistics(result: Result, console: Console) -> None:
    """Print the number of findings of each check, most first."""
    severities = {c.name(): (c.code, c.severity) for c in result.checks}
    for name, count in sorted(Counter(f.check for f in result.findings).items(), key=lambda item: (-item[1], item[0])):
        code, severity = severities[name]
        console.print(Text.assemble(f"{count:6}  ", (code, _STYLES[severity]), f"  {name}"), soft_wrap=True)


def _print_finding(finding: Finding, text: str, console: Console) -> None:
    shown = excerpt(text, finding.start, finding.end, min(console.width, _WIDEST) - 8)
    margin = " " * max(len(str(finding.line)), 3)
    style = _STYLES[finding.severity]
    lines = [
        Text.assemble((finding.code, style), " ", (finding.check, "bold"), f" [{finding.severity}] ", visible(finding.message)),
        Text.assemble(f"{margin}", ("--> ", "blue"), _place(finding)),
        Text.assemble((f"{finding.line:>3} | ", "blue"), shown.before, (shown.marked, style), shown.after),
        Text.assemble((f"{margin} | ", "blue"), (shown.underline, style), _more(shown.more_lines)),
    ]
    lines += [Text.assemble(f"{margin} ", ("= ", "blue"), note) for note in _notes(finding)]
    for line in lines:
        console.print(line, soft_wrap=True)
    console.print()


def _place(finding: Finding) -> str:
    """``path:line:column``, as editors open it; a seed of a file with many is named by its id."""
    path = finding.path or ""
    one_seed_a_file = path.endswith((".txt", ".md"))
    where = path if one_seed_a_file else f"{path}[{finding.seed}]"
    return f"{visible(where)}:{finding.line}:{finding.column}"


def _more(lines: int) -> str:
    return f" … and {_plural(lines, 'line')} more" if lines else ""


def _notes(finding: Finding) -> list[str]:
    notes = [f"other: {visible(place.text)} in {visible(place.seed)}" for place in finding.related[:3]]
    if finding.fix and len(finding.fix.edits) == 1 and len(finding.fix.edits[0].text) <= 60:
        edit = finding.fix.edits[0]
        change = f"write “{visible(edit.text)}”" if edit.text else "cut it"
        notes.append(f"{'fix' if finding.fix.safe else 'perhaps'}: {change}")
    return notes


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 or noun == "info" else f"{count:,} {noun}s"
