"""What all that is printed for a person has in common: styles, lines that never break, and what is said of a finding beside its message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import IO, TYPE_CHECKING, Final, NamedTuple, TypeAlias

from seedproof.core.document import Origin
from seedproof.core.escape import NAME_LENGTH, VALUE_LENGTH, cut, in_line
from seedproof.core.finding import Finding, Severity
from seedproof.report.tally import plural

if TYPE_CHECKING:
    from rich.console import Console as RichConsole

    Console: TypeAlias = "RichConsole | Plain"

__all__ = ["STYLES", "WIDEST", "Plain", "alike", "location", "more_lines", "notes", "print_line", "print_rest", "unknown"]

STYLES: Final[dict[Severity, str]] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
WIDEST: Final = 120  # columns: longer source lines are cut round the place
_MOST_PLACES: Final = 8
_LONGEST_FIX: Final = 60  # characters: a longer mended text is left to `seedproof fix --diff`


class Plain(NamedTuple):
    """Stand for a console without colours, which rich takes as long to import as a text to check: lines are written to its ``file``."""

    file: IO[str]
    width: int = WIDEST


def print_line(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print a line of parts, some with a style, and never break it.

    Where there are no colours the console has nothing to do, and takes ten times as long as all else.
    """
    if isinstance(console, Plain) or console.color_system is None:
        console.file.write("".join(part if isinstance(part, str) else part[0] for part in parts) + "\n")
    else:
        from rich.text import Text

        console.print(Text.assemble(*parts), soft_wrap=True)


def print_rest(rest: Iterable[Finding], most: int | None, console: Console) -> None:
    """Print how many findings were not shown, the ``rest`` after the first ``most``."""
    count = sum(1 for _ in rest)
    if count:
        print_line(console, f"and {plural(count, 'finding')} more (--max-findings {most})")


def unknown(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that no baseline has."""
    return (f for f in findings if not f.baselined)


def alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return findings in groups of those of one document that say the same; a group stands where its first does."""
    groups: dict[tuple[Origin, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.origin, finding.check, finding.message), []).append(finding)
    return list(groups.values())


def location(finding: Finding, shared: Set[str]) -> str:
    """Return ``path:line:column``, as editors open it; a seed of a file with many is named by its id, and by its row if need be."""
    path, row = finding.origin
    where = (str(finding.origin) if finding.seed in shared else path) + (f"[{cut(finding.seed, NAME_LENGTH)}]" if row or not path else "")
    return f"{in_line(where)}:{finding.line}:{finding.column}"


def more_lines(lines: int) -> str:
    """Say how many lines more a finding covers than the one that is shown."""
    return f" … and {plural(lines, 'line')} more" if lines else ""


def notes(finding: Finding, others: list[Finding], text: str) -> list[str]:
    """Return where ``others`` are that say the same, where else what it speaks of stands, and what mends it."""
    found = []
    if others:
        places = ", ".join(f"{f.line}:{f.column}" for f in others[:_MOST_PLACES])
        found.append(f"also at {places}" + (f" and {len(others) - _MOST_PLACES} more" if len(others) > _MOST_PLACES else ""))
    elsewhere = {(p.seed, p.text) for p in finding.related if p.seed != finding.seed}
    found += [
        f"“{in_line(cut(form, VALUE_LENGTH))}” in {in_line(cut(seed, VALUE_LENGTH))}" for seed, form in sorted(elsewhere)[:_MOST_PLACES]
    ]
    if finding.fix:
        after = finding.fix.within(text[finding.start : finding.end], finding.start)
        if after is not None and len(after := after.strip()) <= _LONGEST_FIX and "\n" not in after:
            found.append(f"{'fix' if finding.fix.safe else 'perhaps'}: {f'write “{in_line(after)}”' if after else 'cut it'}")
    return found
