"""``seedproof check``: parse and check; findings with their places."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Annotated, Literal

import typer

from seedproof.cli.options import Encoding, Ignore, Jobs, Output, Paths, Select, names
from seedproof.cli.output import console_for, opened, progress_bar, report_unfinished
from seedproof.cli.reading import documents_of
from seedproof.cli.streams import to_machines
from seedproof.core.settings import FailOn
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.run import Result, check_corpus

__all__ = ["check"]

Format = Literal["text", "jsonl", "json", "sarif", "junit", "github"]


def check(
    paths: Paths = None,
    format: Annotated[Format, typer.Option(help="How findings are printed.")] = "text",
    output: Output = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Least severity that ends with 1 (the settings say: warning).")] = None,
    select: Select = None,
    ignore: Ignore = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print the number of findings of each check.")] = False,
) -> None:
    """Check seeds and print what is wrong with each, and where."""
    began = time.monotonic()
    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding)
    selection = CheckSelection.of(project, names(select), names(ignore))
    fail_on = fail_on or project.settings.fail_on
    with opened(output) as stream:  # before the run, so that a long one is not lost
        with progress_bar(corpus.size()) as progress:
            result = check_corpus(corpus, selection, jobs=jobs, progress=progress).baselined(read_baseline(project.baseline))
        if not any(skipped.meant for skipped in corpus.skipped):
            result.raise_if_empty()
        if format == "text":
            _print(result, corpus, statistics, time.monotonic() - began, stream)
        else:
            to_machines()
            stream.writelines(_formatted(result, format, fail_on))
    report_unfinished(result.unfinished())
    raise typer.Exit(result.exit_code(fail_on))


def _print(result: Result, corpus: Corpus, statistics: bool, seconds: float, stream: IO[str]) -> None:
    from seedproof.report import terminal

    console = console_for(stream)
    if statistics:
        terminal.print_statistics(result, console)
    else:
        terminal.print_findings(result, corpus.texts({f.origin for f in result.findings}), console)
    terminal.print_summary(result, seconds, console)


def _formatted(result: Result, format: Format, fail_on: FailOn) -> Iterable[str]:
    from seedproof.report.github import as_github
    from seedproof.report.jsonl import as_json, as_jsonl
    from seedproof.report.sarif import as_sarif

    if format == "junit":
        from seedproof.report.junit import as_junit  # only this format needs its library

        return [as_junit(result, fail_on)]
    if format == "sarif":
        return [as_sarif(result)]
    if format == "github":
        return as_github(result)
    return as_json(result.findings) if format == "json" else as_jsonl(result.findings)
