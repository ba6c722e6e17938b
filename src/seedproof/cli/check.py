"""``seedproof check``: parse and check; findings with their places."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Annotated, Literal, NamedTuple, cast, get_args

import typer

from seedproof.cli.on_spark import check_on_spark
from seedproof.cli.options import Against, Encoding, Exclude, FailingFrom, Ignore, Jobs, Paths, Select, StdinFilename, names
from seedproof.cli.output import console_for, opened, report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_or_stdin, is_whole, other_corpus, selection_of
from seedproof.cli.remarks import tell_settings
from seedproof.cli.streams import to_machines
from seedproof.cli.talk import is_quiet
from seedproof.core.document import Origin
from seedproof.core.errors import UsageError
from seedproof.core.settings import FailOn
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.changed import changed_since as changed
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.project import Project
from seedproof.run import Result, check_corpus

__all__ = ["check"]

Format = Literal["text", "full", "concise", "jsonl", "json", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "parquet", "html"]
Engine = Literal["local", "spark"]

_FOR_PEOPLE: tuple[Format, ...] = ("text", "full", "concise")
_MOST = "Print at most so many findings as text, full or concise."
_FORMATS = f"How findings are printed: {', '.join(get_args(Format))}."
_OUTPUT = "Write to this file, not to standard output; with a format before it, as in sarif=FILE, that too."

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
    statistics: Annotated[bool, typer.Option("--statistics", help="Print the number of findings of each check.")] = False,
    engine: Annotated[
        Engine, typer.Option(metavar="ENGINE", help="local: on this machine; spark: on a cluster (docs/spark.md).")
    ] = "local",
    master: Annotated[str | None, typer.Option(metavar="URI", help="Spark's master, such as spark://host:7077.")] = None,
) -> None:
    """Check seeds and print what is wrong with each, and where."""
    began = time.monotonic()
    project = Project.around(Path.cwd())
    other = other_corpus(project, against)
    selection = selection_of(project, names(select), names(ignore))
    known, fail_on = read_baseline(project.baseline), fail_on or project.settings.fail_on
    only = None if changed_since is None else changed(changed_since, project.repository, project.settings_with(encoding))
    outputs = _outputs(format, output or [])
    if engine == "spark":
        if only is not None:
            raise UsageError("the engine spark checks all that is named", hint="leave out --changed-since, or --engine spark")
        settings, folder = project.settings_with(encoding), outputs[-1].file
        code = check_on_spark(paths or [], selection, settings, master=master, output=folder, fail_on=fail_on, against=other)
        raise typer.Exit(code)
    corpus = documents_or_stdin(project, paths, encoding, stdin_filename, exclude)
    with ExitStack() as files:
        streams = [files.enter_context(opened(to.file)) for to in outputs]  # before the run, so that a long one is not lost
        with progress_bar(corpus.size() + (other.size() if other else 0)) as progress:
            result = check_corpus(corpus, selection, only=only, known=known, against=other, jobs=jobs, progress=progress)
        if only is None and not any(skipped.meant for skipped in corpus.skipped):
            result.raise_if_empty()
        written = _Written(result, corpus, project, fail_on, time.monotonic() - began, max_findings, statistics)
        for to, stream in zip(outputs, streams, strict=True):
            _write(written, to.format, stream)
    report_unfinished(result.unfinished())
    tell_settings(project, selection, result, whole=only is None and is_whole(project, paths, exclude))
    raise typer.Exit(result.exit_code(fail_on))


class _To(NamedTuple):
    """Where a format goes: to a file, or to standard output."""

    format: Format
    file: Path | None


@dataclass(frozen=True)
class _Written:
    """What is written, and how."""

    result: Result
    corpus: Corpus
    project: Project
    fail_on: FailOn
    seconds: float
    most: int | None
    statistics: bool

    @cached_property
    def texts(self) -> Mapping[Origin, str]:
        """Return the texts of the documents with findings: they are read once, however many formats show them."""
        return self.corpus.texts({f.origin for f in (*self.result.findings, *(one.finding for one in self.result.excepted))})


def _outputs(format: Format, values: list[str]) -> list[_To]:
    """Return where each format goes. What has no format before it is the file of ``format``."""
    found: list[_To] = []
    own: Path | None = None
    for value in values:
        before, sign, file = value.partition("=")
        if sign and before in get_args(Format):
            found.append(_To(cast("Format", before), Path(file)))
        else:
            own = Path(value)
    return [_To(format, own), *found]


def _write(written: _Written, format: Format, stream: IO[str]) -> None:
    if format in _FOR_PEOPLE:
        _print(written, format, stream)
        return
    to_machines()
    if format == "parquet":
        from seedproof.report.parquet import write_parquet

        write_parquet(written.result.findings, cast("IO[bytes]", stream.buffer))  # type: ignore[attr-defined]
    else:
        stream.writelines(_formatted(written, format))


def _print(written: _Written, format: Format, stream: IO[str]) -> None:
    from seedproof.report import terminal

    result, console = written.result, console_for(stream)
    if written.statistics:
        terminal.print_statistics(result, console)
    elif format == "concise":
        terminal.print_concise(result, console, written.most)
    elif format == "full":
        from seedproof.report.full import print_full

        print_full(result, written.texts, console, written.most)
    else:
        terminal.print_findings(result, written.texts, console, written.most)
    if not is_quiet():
        terminal.print_summary(result, written.seconds, console)


def _formatted(written: _Written, format: Format) -> Iterable[str]:
    from seedproof.report.jsonl import as_json, as_jsonl

    result = written.result
    if format == "junit":
        from seedproof.report.junit import as_junit  # only this format needs its library

        return [as_junit(result, written.fail_on)]
    if format == "html":
        from seedproof.report.html.alone import as_html  # only this format needs templates

        return as_html(result, written.texts, written.fail_on)
    if format in ("json", "jsonl"):
        return as_json(result.findings) if format == "json" else as_jsonl(result.findings)
    return _placed(written, format)


def _placed(written: _Written, format: Format) -> Iterable[str]:
    """Return what is written in a format that says where in its file a finding begins and ends."""
    from seedproof.report.github import as_github
    from seedproof.report.gitlab import as_gitlab
    from seedproof.report.markdown import as_markdown
    from seedproof.report.places import Places
    from seedproof.report.rdjson import as_rdjson
    from seedproof.report.sarif import as_sarif

    result = written.result
    places = Places(written.project.repository, written.texts)
    if format in ("github", "markdown"):
        return as_github(result, places) if format == "github" else as_markdown(result, places)
    return [{"sarif": as_sarif, "gitlab": as_gitlab, "rdjson": as_rdjson}[format](result, places)]
