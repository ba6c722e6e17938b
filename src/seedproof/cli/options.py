"""Arguments and options that several commands share. Those that may be repeated are lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from seedproof.core.finding import Family
from seedproof.core.settings import FailOn

__all__ = [
    "Against",
    "Encoding",
    "Exclude",
    "FailingFrom",
    "Ignore",
    "Jobs",
    "NoCache",
    "NoOwnCode",
    "Output",
    "Paths",
    "Quiet",
    "Select",
    "StdinFilename",
    "Verbose",
    "complete_checks",
    "names",
]


def complete_checks(incomplete: str) -> list[str]:
    """Return the built-in checks and families that what is typed may become. A corpus's own are not loaded, as that would run its code."""
    from seedproof.corpus.registry import built_in  # only a shell that completes waits for it

    before, comma, last = incomplete.rpartition(",")
    known = [*get_args(Family), *(kind.name() for kind in built_in())]
    return [before + comma + name for name in known if name.startswith(last.lower())]


_PATHS = "Files or folders; the project's seeds where none is named; - for standard input (check, parse)."
_SELECT = "Checks to run: names, codes, code prefixes, families or ALL; several with commas."

Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", help=_PATHS, readable=False)]
Exclude = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Leave out files and folders, as `exclude` in the settings does.")]
Select = Annotated[list[str] | None, typer.Option(metavar="CHECK", help=_SELECT, autocompletion=complete_checks)]
Ignore = Annotated[
    list[str] | None, typer.Option(metavar="CHECK", help="Checks not to run, written as in --select.", autocompletion=complete_checks)
]
_MOST_JOBS = 1024  # guessed: more than a machine has cores
Jobs = Annotated[int, typer.Option(metavar="N", min=0, max=_MOST_JOBS, help="Processes; 0: one a core where the corpus gains by it.")]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the files, such as cp1252 (usually utf-8); a byte order mark wins.")
]
StdinFilename = Annotated[
    str | None, typer.Option(metavar="NAME", help="Name of standard input; its ending says what it holds (.txt, .jsonl, …).")
]
_NO_OWN_CODE = "Run no code of the corpus: no own checks, no Seed class (as SEEDPROOF_NO_OWN_CODE=1)."
NoOwnCode = Annotated[bool, typer.Option("--no-own-code", help=_NO_OWN_CODE)]
Against = Annotated[
    list[Path] | None, typer.Option(metavar="PATH", help="Tell documents that also stand in this other corpus: a file or folder.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print what was asked for and errors: no notes, no summary, no bar.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more: which settings hold, what they leave out or except, and why.")]
FailingFrom = Annotated[FailOn | None, typer.Option(metavar="SEVERITY", help="error, warning, info or never: the least that ends with 1.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Look at all anew; remember nothing for the next run.")]
Output = Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file instead of standard output.")]


def names(values: list[str] | None) -> list[str]:
    """Return the names in ``--select a,b --select c``."""
    return [name.strip() for value in values or () for name in value.split(",") if name.strip()]
