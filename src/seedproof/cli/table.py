"""``seedproof table``: the counts that suites judge, for any Great Expectations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from seedproof.cli.options import Encoding, Exclude, Jobs, Output, Paths
from seedproof.cli.output import opened, report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_of, selection_of
from seedproof.cli.streams import to_machines
from seedproof.core.errors import UsageError
from seedproof.core.extras import require_extra
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.project import Project
from seedproof.corpus.whole import replacing
from seedproof.report.table import as_csv, write_counts
from seedproof.run import Result, check_corpus

__all__ = ["table"]

_FORMAT = "How it is written; where none is named, the ending of the file says it."


def table(
    paths: Paths = None,
    format: Annotated[Literal["csv", "parquet"] | None, typer.Option(help=_FORMAT)] = None,
    output: Output = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    exclude: Exclude = None,
) -> None:
    """Write the table that the suites judge, as CSV or Parquet.

    It has a row for each seed, and a column for the findings of each check and family.
    """
    if format is None:
        format = "parquet" if output and output.suffix == ".parquet" else "csv"
    if format == "parquet" and output is None:
        raise UsageError("Parquet is not written to standard output", hint="name a file: --output table.parquet")
    if format == "parquet":
        require_extra("parquet", "writing Parquet")  # before the run, which may be long
    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding, exclude)
    with progress_bar(corpus.size) as progress:
        result = check_corpus(corpus, selection_of(project), known=read_baseline(project.baseline), jobs=jobs, progress=progress)
    result.raise_if_empty()
    report_unfinished(result.unfinished())
    code = result.exit_code("never")
    if code != 3:  # counts of a check that broke would be read as those of one that found nothing
        _write(result, format, output)
    raise typer.Exit(code)


def _write(result: Result, format: Literal["csv", "parquet"], output: Path | None) -> None:
    if format == "parquet" and output is not None:
        with replacing(output) as file:
            write_counts(result, file)
        return
    with opened(output) as stream:
        to_machines()
        stream.writelines(as_csv(result))
