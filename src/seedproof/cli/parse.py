"""``seedproof parse``: each seed's title, body, source and quotes."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Literal

import typer

from seedproof.cli.options import Encoding, Exclude, Output, Paths, StdinFilename
from seedproof.cli.output import console_for, opened, report_unfinished
from seedproof.cli.reading import documents_or_stdin
from seedproof.core.seed import Seed
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.project import Project
from seedproof.report.jsonl import as_json, as_jsonl
from seedproof.report.seeds import print_seed
from seedproof.run.attempt import Attempts
from seedproof.run.failure import CheckFailure, told

__all__ = ["parse"]


def parse(
    paths: Paths = None,
    format: Annotated[Literal["text", "jsonl", "json"], typer.Option(help="How seeds are printed.")] = "text",
    output: Output = None,
    encoding: Encoding = None,
    exclude: Exclude = None,
    stdin_filename: StdinFilename = None,
) -> None:
    """Show each seed's title, body, source, credits and quotes."""
    project = Project.around(Path.cwd())
    corpus = documents_or_stdin(project, paths, encoding, stdin_filename, exclude)
    problems: list[ReadProblem] = []
    failures: list[CheckFailure] = []
    with opened(output) as stream:
        seeds = _seeds(corpus, problems, failures)
        if format == "text":
            console = console_for(stream)
            for seed in seeds:
                print_seed(seed, console)
        else:
            stream.writelines(as_jsonl(seeds) if format == "jsonl" else as_json(seeds))
    report_unfinished([*map(str, problems), *told(failures)])
    raise typer.Exit(3 if failures else 2 if problems else 0)


def _seeds(corpus: Corpus, problems: list[ReadProblem], failures: list[CheckFailure]) -> Iterator[Seed]:
    for documents, met in corpus.batches():
        problems += met
        attempts = Attempts(documents)
        yield from attempts.parsed(attrgetter("seeds"))
        failures += attempts.failures
