"""``seedproof check``: parse and check; findings with their places."""

from __future__ import annotations

import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, get_args

import typer

from seedproof.cli.options import Against, Encoding, Exclude, FailingFrom, Ignore, Jobs, NoCache, Paths, Select, StdinFilename, names
from seedproof.cli.output import opened, print_error, report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_or_stdin, is_whole, other_corpus, selection_of
from seedproof.cli.remarks import tell_settings
from seedproof.cli.watching import rounds
from seedproof.cli.writing import FOR_PEOPLE, Format, To, Written, outputs_of, write_all
from seedproof.core.errors import SeedproofError, UsageError
from seedproof.core.settings import FailOn
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.changed import changed_since as changed
from seedproof.corpus.project import Project
from seedproof.corpus.stdin import STDIN
from seedproof.run import check_corpus

__all__ = ["check"]

Engine = Literal["local", "spark"]

_MOST = "Print at most so many findings as text, full or concise."
_FORMATS = f"How findings are printed: {', '.join(get_args(Format))}."
_OUTPUT = "Write to this file, not to standard output; with a format before it, as in sarif=FILE, that too."
_STATISTICS = "Print findings, CPU time and memory by check."
_WATCH = "Check again whenever a seed, settings or spellings change."
_CHANGED = "Show only seeds that have changed, or are new, since the work here parted from this revision of git; the rest is compared with."


def check(
    paths: Paths = None,
    format: Annotated[Format, typer.Option(metavar="FORMAT", help=_FORMATS)] = "text",
    output: Annotated[list[str] | None, typer.Option(metavar="[FORMAT=]FILE", help=_OUTPUT)] = None,
    fail_on: FailingFrom = None,
    select: Select = None,
    ignore: Ignore = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    exclude: Exclude = None,
    against: Against = None,
    stdin_filename: StdinFilename = None,
    max_findings: Annotated[int | None, typer.Option(metavar="N", min=0, help=_MOST)] = None,
    changed_since: Annotated[str | None, typer.Option(metavar="REV", help=_CHANGED)] = None,
    no_cache: NoCache = False,
    watch: Annotated[bool, typer.Option("--watch", help=_WATCH)] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help=_STATISTICS)] = False,
    engine: Annotated[
        Engine, typer.Option(metavar="ENGINE", help="local: on this machine; spark: on a cluster (docs/spark.md).")
    ] = "local",
    master: Annotated[str | None, typer.Option(metavar="URI", help="Spark's master, such as spark://host:7077.")] = None,
) -> None:
    """Check seeds and print what is wrong with each, and where."""
    asked = _Asked(
        paths, exclude, encoding, stdin_filename, against, changed_since, names(select), names(ignore), fail_on,
        outputs_of(format, output or []), jobs, not no_cache, max_findings, statistics,
    )  # fmt: skip
    if watch and (engine != "local" or STDIN in (paths or []) or output or format not in FOR_PEOPLE):
        raise UsageError("--watch prints for people, of files here", hint="leave out -, --output, --engine and formats for machines")
    if engine == "spark":
        raise typer.Exit(_checked_on_spark(asked, master))
    raise typer.Exit(_watched(asked) if watch else _checked(asked))


class _Asked(NamedTuple):
    """What is checked and how, and where findings go."""

    paths: list[Path] | None
    exclude: list[str] | None
    encoding: str | None
    stdin_filename: str | None
    against: list[Path] | None
    changed_since: str | None
    select: list[str]
    ignore: list[str]
    fail_on: FailOn | None
    outputs: list[To]
    jobs: int
    remember: bool
    most: int | None
    statistics: bool


def _checked(asked: _Asked) -> int:
    """Check once, and return the exit code."""
    began = time.monotonic()
    project = Project.around(Path.cwd())
    other, since = other_corpus(project, asked.against), asked.changed_since
    selection = selection_of(project, asked.select, asked.ignore)
    known, fail_on = read_baseline(project.baseline), asked.fail_on or project.settings.fail_on
    only = None if since is None else changed(since, project.repository, project.settings_with(asked.encoding))
    corpus = documents_or_stdin(project, asked.paths, asked.encoding, asked.stdin_filename, asked.exclude)
    with ExitStack() as files:
        streams = [files.enter_context(opened(to.file)) for to in asked.outputs]  # before the run, so that a long one is not lost
        with progress_bar(lambda: corpus.size() + (other.size() if other else 0)) as progress:
            run = partial(check_corpus, jobs=asked.jobs, remember=asked.remember, progress=progress, measured=asked.statistics)
            result = run(corpus, selection, only=only, known=known, against=other)
        if only is None and not any(skipped.meant for skipped in corpus.skipped):
            result.raise_if_empty()
        written = Written(result, corpus, project, fail_on, time.monotonic() - began, asked.most, asked.statistics)
        write_all(written, [(to.format, stream) for to, stream in zip(asked.outputs, streams, strict=True)])
    report_unfinished(result.unfinished())
    tell_settings(project, selection, result, whole=only is None and is_whole(project, asked.paths, asked.exclude))
    return result.exit_code(fail_on)


def _checked_on_spark(asked: _Asked, master: str | None) -> int:
    """Check by Spark, and return the exit code."""
    from seedproof.cli.on_spark import check_on_spark

    project = Project.around(Path.cwd())
    other = other_corpus(project, asked.against)
    selection = selection_of(project, asked.select, asked.ignore)
    if asked.changed_since is not None:
        raise UsageError("the engine spark checks all that is named", hint="leave out --changed-since, or --engine spark")
    settings, folder = project.settings_with(asked.encoding), asked.outputs[-1].file
    fail_on = asked.fail_on or project.settings.fail_on
    return check_on_spark(asked.paths or [], selection, settings, master=master, output=folder, fail_on=fail_on, against=other)


def _watched(asked: _Asked) -> int:
    """Check again and again, and return the last exit code. Settings that are being edited may be wrong for a while."""
    code = 0
    for _ in rounds(lambda: _files(asked)):
        try:
            code = _checked(asked)
        except SeedproofError as error:
            print_error(error)
            code = error.exit_code
    return code


def _files(asked: _Asked) -> list[Path]:
    """Return the files that a check depends on: seeds, settings, spellings and baseline."""
    try:
        project = Project.around(Path.cwd())
        seeds = project.documents(asked.paths or [], asked.encoding).files()
    except SeedproofError:  # which the round tells of
        project, seeds = Project(Path.cwd()), []
    others = (project.root / "seedproof.toml", project.root / "pyproject.toml", project.suites / "spellings.toml", project.baseline)
    return [*seeds, *others]
