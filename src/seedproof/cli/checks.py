"""``seedproof checks``: the list of checks."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.table import Table

from seedproof.cli.output import console_for
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks

__all__ = ["checks"]


def checks() -> None:
    """List the checks: code, name, severity, what each finds."""
    console = console_for(sys.stdout)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("code", "name", "severity"):
        table.add_column(heading, no_wrap=True)
    table.add_column("finds")
    for kind in all_checks(Project.around(Path.cwd())):
        table.add_row(kind.code, kind.name(), kind.severity, kind.summary().removeprefix("Finds ").rstrip("."))
    console.print(table)
