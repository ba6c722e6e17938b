"""The gate's verdict as a person reads it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from seedproof.core.escape import NAME_LENGTH, cut, in_line
from seedproof.core.settings import FailOn
from seedproof.run.gate import GateResult, SuiteResult, SuiteSeverity, Unmet

__all__ = ["print_gate"]

_STYLES: dict[SuiteSeverity, str] = {"critical": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def print_gate(gate: GateResult, fail_on: FailOn, console: Console) -> None:
    """Print a line a suite, each expectation that is not met with its worst seeds, and the verdict."""
    for suite in gate.suites:
        _print_suite(suite, fail_on, console)
    evaluated = sum(suite.evaluated for suite in gate.suites)
    passed = gate.exit_code(fail_on) == 0
    verdict = ("passed", "bold green") if passed else ("failed", "bold red")
    failed = [suite.name for suite in gate.suites if not suite.passed(fail_on)]
    line = Text.assemble("\nGate ", verdict, f": {gate.seeds} seeds, {len(gate.suites)} suites, {evaluated} expectations evaluated")
    line.append(f"; failed: {', '.join(failed)}" if failed else "")
    line.append(f"; {gate.unread} documents could not be read" if gate.unread else "")
    console.print(line, soft_wrap=True)
    if gate.unjudged:
        console.print(f"No suite judges {in_line(', '.join(gate.unjudged))}: see `seedproof suites`, and --update", soft_wrap=True)
    if gate.docs:
        console.print(f"Data Docs: {in_line(str(gate.docs / 'index.html'))}", soft_wrap=True)


def _print_suite(suite: SuiteResult, fail_on: FailOn, console: Console) -> None:
    verdict = ("passed", "green") if suite.passed(fail_on) else ("failed", "bold red")
    if not suite.evaluated:
        verdict = ("skipped", "yellow")
    skipped = f", {len(suite.skipped)} skipped" if suite.skipped else ""
    counts = f"  {suite.loaded} of {suite.written} loaded{skipped}, {suite.evaluated} evaluated, {suite.failed} not met"
    console.print(Text.assemble((f"{suite.name:10}", "bold"), verdict, counts), soft_wrap=True)
    for why, about in _skipped(suite).items():
        console.print(f"  skipped  {in_line(cut(why))} ({in_line(cut(', '.join(about)))})", soft_wrap=True)
    for unmet in suite.unmet:
        _print_unmet(unmet, console)


def _skipped(suite: SuiteResult) -> dict[str, list[str]]:
    """Return the columns that were not judged by the reason why."""
    found: dict[str, list[str]] = {}
    for skipped in suite.skipped:
        found.setdefault(skipped.why, []).append(skipped.about)
    return found


def _print_unmet(unmet: Unmet, console: Console) -> None:
    console.print(Text.assemble("  ", (unmet.severity, _STYLES[unmet.severity]), f"  {in_line(cut(unmet.sentence))}"), soft_wrap=True)
    console.print(f"    found: {in_line(cut(unmet.observed))}", soft_wrap=True)
    if unmet.worst:
        worst = ", ".join(f"{in_line(cut(seed.seed, NAME_LENGTH))} ({in_line(cut(seed.value, NAME_LENGTH))})" for seed in unmet.worst)
        more = f" and {unmet.seeds - len(unmet.worst)} more" if unmet.seeds > len(unmet.worst) else ""
        console.print(f"    worst: {worst}{more}", soft_wrap=True)
