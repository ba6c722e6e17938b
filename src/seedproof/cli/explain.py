"""``seedproof explain``: one check's page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from seedproof.cli.options import complete_checks
from seedproof.cli.output import console_for
from seedproof.core.check import HEADINGS
from seedproof.core.escape import in_diff
from seedproof.corpus.project import Project
from seedproof.corpus.registry import find_check

__all__ = ["explain"]


def explain(
    name: Annotated[
        str, typer.Argument(metavar="NAME|CODE", help="A check, such as glued-words or GRB301.", autocompletion=complete_checks)
    ],
) -> None:
    """Print a check's page: what it finds, and when it is wrong."""
    kind = find_check(name, Project.around(Path.cwd()))
    console = console_for(sys.stdout)
    console.print(Text.assemble((f"{kind.name()} ({kind.code}, {kind.family}, {kind.severity})", "bold"), "\n"), soft_wrap=True)
    for line in map(in_diff, kind.page().split("\n")):
        heading = line.strip("*") if line.strip("*") in HEADINGS else None
        console.print(Text(heading, "bold") if heading else Text(line), soft_wrap=True)
