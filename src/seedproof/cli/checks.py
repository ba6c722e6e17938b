"""``seedproof checks``: the list of checks."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.table import Table

from seedproof.cli.output import console_for
from seedproof.core.escape import in_line
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
        finds = kind.summary().removeprefix("Finds ").rstrip(".")
        table.add_row(*map(in_line, (kind.code, kind.name(), kind.severity, finds)))
    console.print(table)
