"""Findings as a person reads them: message, place, source line and underline, a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from rich.console import Console
from rich.text import Text

from seedproof.core.document import Origin
from seedproof.core.escape import NAME_LENGTH, VALUE_LENGTH, cut, in_line
from seedproof.core.finding import Finding, Severity
from seedproof.report.excerpt import excerpt
from seedproof.report.tally import plural, tally
from seedproof.run.result import Result

__all__ = ["print_concise", "print_findings", "print_statistics", "print_summary"]

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_MOST_PLACES = 8
_LONGEST_FIX = 60  # characters: a longer mended text is left to `seedproof fix --diff`
_WIDEST = 120  # columns: longer source lines are cut round the place


def print_findings(result: Result, texts: Mapping[Origin, str], console: Console, most: int | None = None) -> None:
    """Print every finding that is not in the baseline, or the first ``most``; ``texts`` has the text of each seed with findings.

    Of findings of one seed that say the same, the first is shown and the lines of the others are named below it.
    """
    new = [f for f in result.findings if not f.baselined]
    alike: dict[tuple[Origin, str, str], list[Finding]] = {}
    for finding in new[:most]:
        alike.setdefault((finding.origin, finding.check, finding.message), []).append(finding)
    shared = result.shared_ids()
    for first, *others in alike.values():
        _print_finding(first, others, texts[first.origin], shared, console)
    _print_rest(len(new), most, console)


def print_concise(result: Result, console: Console, most: int | None = None) -> None:
    """Print every finding that is not in the baseline, or the first ``most``, on one line each."""
    new, shared = [f for f in result.findings if not f.baselined], result.shared_ids()
    for finding in new[:most]:
        where = f"{_location(finding, shared)}: "
        code = (finding.code, _STYLES[finding.severity])
        said = f" {finding.check} [{finding.severity}] {in_line(finding.message)}"
        _print(console, where, code, said)
    _print_rest(len(new), most, console)


def _print_rest(count: int, most: int | None, console: Console) -> None:
    """Print how many findings were not shown."""
    if most is not None and count > most:
        _print(console, f"and {plural(count - most, 'finding')} more (--max-findings {most})")


def print_summary(result: Result, seconds: float, console: Console) -> None:
    """Print how much was checked and what was found; that nothing is wrong only where everything was checked."""
    new = [f for f in result.findings if not f.baselined]
    seeds = f"{len(result.seeds)} seed{'s' * (len(result.seeds) != 1)}"
    if new:
        with_any = len({f.origin for f in new})
        line = Text.assemble("Found ", (tally(new), "bold"), f" in {with_any} of {seeds}")
    elif result.failures or result.problems:
        line = Text.assemble("Found nothing in ", seeds)
    else:
        line = Text.assemble(("Found nothing wrong", "bold green"), f" in {seeds}")
    if result.failures:
        line.append("; ").append("not everything was checked", "bold red")
    if result.problems:
        line.append("; ").append(f"{plural(len(result.problems), 'document')} could not be read", "bold red")
    known = len(result.findings) - len(new)
    line.append(f"; {known:,} known, in the baseline" if known else "")
    console.print(line.append(f" ({len(result.checks)} checks, {seconds:.1f} s)"), soft_wrap=True)


def print_statistics(result: Result, console: Console) -> None:
    """Print the number of findings of each check, most first."""
    severities: dict[str, tuple[str, Severity]] = {c.name(): (c.code, c.severity) for c in result.checks}
    for name, count in sorted(Counter(f.check for f in result.findings).items(), key=lambda item: (-item[1], item[0])):
        code, severity = severities[name]
        console.print(Text.assemble(f"{count:6}  ", (code, _STYLES[severity]), f"  {name}"), soft_wrap=True)


def _print_finding(finding: Finding, others: list[Finding], text: str, shared: Set[str], console: Console) -> None:
    shown = excerpt(text, finding.start, finding.end, min(console.width, _WIDEST) - 8)
    margin = " " * max(len(str(finding.line)), 3)
    style = _STYLES[finding.severity]
    said = f" [{finding.severity}] {in_line(finding.message)}"
    _print(console, (finding.code, style), " ", (finding.check, "bold"), said)
    _print(console, margin, ("--> ", "blue"), _location(finding, shared))
    _print(console, (f"{finding.line:>3} | ", "blue"), shown.before, (shown.marked, style), shown.after)
    _print(console, (f"{margin} | ", "blue"), (shown.underline, style), _more(shown.more_lines))
    for note in _notes(finding, others, text):
        _print(console, f"{margin} ", ("= ", "blue"), note)
    _print(console)


def _print(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print a line of parts, some with a style, and never break it.

    Where there are no colours the console has nothing to do, and takes ten times as long as all else.
    """
    if console.color_system is None:
        console.file.write("".join(part if isinstance(part, str) else part[0] for part in parts) + "\n")
    else:
        console.print(Text.assemble(*parts), soft_wrap=True)


def _location(finding: Finding, shared: Set[str]) -> str:
    """Return ``path:line:column``, as editors open it; a seed of a file with many is named by its id, and by its row if need be."""
    path, row = finding.origin
    where = (str(finding.origin) if finding.seed in shared else path) + (f"[{cut(finding.seed, NAME_LENGTH)}]" if row or not path else "")
    return f"{in_line(where)}:{finding.line}:{finding.column}"


def _more(lines: int) -> str:
    return f" … and {plural(lines, 'line')} more" if lines else ""


def _notes(finding: Finding, others: list[Finding], text: str) -> list[str]:
    notes = []
    if others:
        places = ", ".join(f"{f.line}:{f.column}" for f in others[:_MOST_PLACES])
        notes.append(f"also at {places}" + (f" and {len(others) - _MOST_PLACES} more" if len(others) > _MOST_PLACES else ""))
    elsewhere = {(p.seed, p.text) for p in finding.related if p.seed != finding.seed}
    notes += [
        f"“{in_line(cut(form, VALUE_LENGTH))}” in {in_line(cut(seed, VALUE_LENGTH))}" for seed, form in sorted(elsewhere)[:_MOST_PLACES]
    ]
    if finding.fix:
        after = finding.fix.within(text[finding.start : finding.end], finding.start)
        if after is not None and len(after := after.strip()) <= _LONGEST_FIX and "\n" not in after:
            notes.append(f"{'fix' if finding.fix.safe else 'perhaps'}: {f'write “{in_line(after)}”' if after else 'cut it'}")
    return notes
