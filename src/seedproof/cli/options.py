"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Against", "Encoding", "Ignore", "Jobs", "NoOwnCode", "Output", "Paths", "Select", "StdinFilename", "names"]

_PATHS = "Files or folders; the project's own seeds where none is named; - for standard input where a command reads only."
_SELECT = "Checks to run: names, codes, code prefixes, families or ALL; repeat or separate by commas."

Paths = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help=_PATHS, readable=False)]
Select = Annotated[list[str] | None, typer.Option(help=_SELECT)]
Ignore = Annotated[list[str] | None, typer.Option(help="Checks not to run, written as in --select.")]
_MOST_JOBS = 1024  # guessed: more than a machine has cores
Jobs = Annotated[int, typer.Option(min=0, max=_MOST_JOBS, help="Processes; 0: one a core where the corpus is large enough to gain by it.")]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of the files, such as cp1252 (the settings say: utf-8); a byte order mark wins.")
]
StdinFilename = Annotated[str | None, typer.Option(help="What standard input is called; its ending says what it holds (.txt, .jsonl, …).")]
_NO_OWN_CODE = "Load no code of the corpus: neither its own checks nor its Seed class (as SEEDPROOF_NO_OWN_CODE=1 does)."
NoOwnCode = Annotated[bool, typer.Option("--no-own-code", help=_NO_OWN_CODE)]
Against = Annotated[
    list[Path] | None, typer.Option(help="Tell documents that stand in this other corpus, too: files or folders. May be repeated.")
]
Output = Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")]


def names(values: list[str] | None) -> list[str]:
    """Return the names in ``--select a,b --select c``."""
    return [name.strip() for value in values or () for name in value.split(",") if name.strip()]
