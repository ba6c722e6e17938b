"""``seedproof check``: parse and check; findings with their places."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.options import Format, Ignore, Jobs, Paths, Select, names
from seedproof.cli.output import console_for, opened, progress_bar, report_problems
from seedproof.core.settings import FailOn
from seedproof.corpus.project import Project
from seedproof.corpus.readers import Corpus
from seedproof.corpus.registry import Plan
from seedproof.report import terminal
from seedproof.report.jsonl import as_json, as_jsonl
from seedproof.run import run

__all__ = ["check"]


def check(
    paths: Paths = None,
    format: Annotated[Format, typer.Option(help="How findings are printed.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Least severity that ends with 1 (the settings say: warning).")] = None,
    select: Select = None,
    ignore: Ignore = None,
    jobs: Jobs = 0,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print the number of findings of each check.")] = False,
) -> None:
    """Check seeds and print what is wrong with each, and where."""
    began = time.monotonic()
    project = Project.around(Path.cwd())
    corpus = Corpus(tuple(project.paths_or_seeds(paths or [])), project.settings)
    plan = Plan.of(project, names(select), names(ignore))
    with progress_bar(corpus.size()) as progress:
        result = run(corpus, plan, jobs=jobs, progress=progress)
    with opened(output) as stream:
        if format is Format.TEXT:
            console = console_for(stream)
            if statistics:
                terminal.print_statistics(result, console)
            else:
                terminal.print_findings(result, corpus.texts({f.seed for f in result.findings}), console)
            terminal.print_summary(result, time.monotonic() - began, console)
        else:
            stream.writelines(as_jsonl(result.findings) if format is Format.JSONL else as_json(result.findings))
    report_problems([*result.problems, *result.failures])
    raise typer.Exit(result.exit_code(fail_on or project.settings.fail_on))
