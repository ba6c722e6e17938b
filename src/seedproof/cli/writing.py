"""What was found, written for people or for machines in the formats that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import IO, Final, Literal, NamedTuple, cast, get_args

from seedproof.cli.output import console_or_plain
from seedproof.cli.streams import to_machines
from seedproof.cli.talk import is_quiet
from seedproof.core.document import Origin
from seedproof.core.settings import FailOn
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.kept_texts import KeptTexts
from seedproof.corpus.project import Project
from seedproof.run import Result
from seedproof.run.spending import Meter, together

__all__ = ["FOR_PEOPLE", "Format", "To", "Written", "outputs_of", "write_all"]

Format = Literal["text", "full", "concise", "jsonl", "json", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "parquet", "html"]

#: Those that show findings to a person.
FOR_PEOPLE: Final[tuple[Format, ...]] = ("text", "full", "concise")


class To(NamedTuple):
    """Where a format goes: to a file, or to standard output."""

    format: Format
    file: Path | None


@dataclass(frozen=True)
class Written:
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
        excepted = (one.finding for one in self.result.excepted)
        return KeptTexts(self.corpus, {finding.origin for finding in chain(self.result.findings, excepted)})


def outputs_of(format: Format, values: list[str]) -> list[To]:
    """Return where each format goes. What has no format before it is the file of ``format``."""
    found: list[To] = []
    own: Path | None = None
    for value in values:
        before, sign, file = value.partition("=")
        if sign and before in get_args(Format):
            found.append(To(cast("Format", before), Path(file)))
        else:
            own = Path(value)
    return [To(format, own), *found]


def write_all(written: Written, outputs: Sequence[tuple[Format, IO[str]]]) -> None:
    """Write what was found to each stream in its format. Statistics come last, as they say what the others have taken."""
    meter = Meter(on=written.statistics)
    for format, stream in outputs:
        if not (written.statistics and format in FOR_PEOPLE):
            with meter.step("output"):
                _write(written, format, stream)
    for format, stream in outputs:
        if written.statistics and format in FOR_PEOPLE:
            _print_statistics(replace(written.result, spent=together([written.result.spent, meter.taken()])), written, stream)


def _write(written: Written, format: Format, stream: IO[str]) -> None:
    if format in FOR_PEOPLE:
        _print(written, format, stream)
        return
    to_machines()
    if format == "parquet":
        from seedproof.report.parquet import write_parquet

        write_parquet(written.result.findings, cast("IO[bytes]", stream.buffer))  # type: ignore[attr-defined]
    else:
        stream.writelines(_formatted(written, format))


def _print(written: Written, format: Format, stream: IO[str]) -> None:
    from seedproof.report import terminal

    result, console = written.result, console_or_plain(stream)
    if format == "concise":
        terminal.print_concise(result, console, written.most)
    elif format == "full":
        from seedproof.report.full import print_full

        print_full(result, written.texts, console, written.most)
    else:
        terminal.print_findings(result, written.texts, console, written.most)
    if not is_quiet():
        terminal.print_summary(result, written.seconds, console)


def _print_statistics(result: Result, written: Written, stream: IO[str]) -> None:
    from seedproof.report.statistics import print_statistics
    from seedproof.report.terminal import print_summary

    console = console_or_plain(stream)
    print_statistics(result, console)
    if not is_quiet():
        print_summary(result, written.seconds, console)


def _formatted(written: Written, format: Format) -> Iterable[str]:
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


def _placed(written: Written, format: Format) -> Iterable[str]:
    """Return what is written in a format that says where in its file a finding begins and ends."""
    from seedproof.report.github import as_github
    from seedproof.report.gitlab import as_gitlab
    from seedproof.report.markdown import as_markdown
    from seedproof.report.places import Places
    from seedproof.report.rdjson import as_rdjson
    from seedproof.report.sarif import as_sarif

    result = written.result
    places = Places(written.project.repository, written.texts)
    written_as = {"github": as_github, "gitlab": as_gitlab, "markdown": as_markdown, "rdjson": as_rdjson, "sarif": as_sarif}
    return written_as[format](result, places)
