"""``seedproof baseline``: record today's findings so that only new ones fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.options import Encoding, Exclude, Paths
from seedproof.cli.output import report_unfinished
from seedproof.cli.reading import documents_of, is_whole, selection_of
from seedproof.cli.talk import print_done
from seedproof.core.errors import UsageError
from seedproof.core.escape import in_line
from seedproof.corpus.baseline import Baseline, Entry, entry_of, read_baseline, write_baseline
from seedproof.corpus.known import known
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.run import Result, check_corpus

__all__ = ["baseline"]


def baseline(
    paths: Paths = None,
    prune: Annotated[bool, typer.Option("--prune", help="Take out what is there no more, and record nothing new.")] = False,
    reason: Annotated[str, typer.Option(help="Why the new ones are to stay; reasons that stand in the file are kept.")] = "",
    encoding: Encoding = None,
    exclude: Exclude = None,
) -> None:
    """Record today's findings, so that only new ones fail a run."""
    project = Project.around(Path.cwd())
    whole = is_whole(project, paths, exclude)
    with writing_to(project):
        before = read_baseline(project.baseline)
        result = check_corpus(documents_of(project, paths, encoding, exclude), selection_of(project), known=before, recorded=True)
        result.raise_if_empty()
        report_unfinished(result.unfinished())
        code = result.exit_code("never")
        if code:  # a baseline of half a corpus would make the other half fail
            raise typer.Exit(code)
        elsewhere = [] if whole else _not_looked_at(result)
        # What is absorbed is recorded as well, so that something new in a known tail is told; it counts with what absorbs it.
        entries = tuple(_entries(before, result.unfolded(), prune, reason))
        count = len(elsewhere) + sum(finding.baselined for finding in result.baselined(Baseline(entries)).findings)
        write_baseline(project.to_write(project.baseline), [*elsewhere, *entries])
    gone = len(result.stale) - len(elsewhere)
    taken_out = f"; taken out, as nothing is left of them: {gone}" if gone else ""
    print_done(f"recorded in {in_line(str(project.baseline))}: findings {count}, seeds {len(result.seeds)}{taken_out}")


def _entries(before: Baseline, result: Result, prune: bool, reason: str) -> Iterator[Entry]:
    """Yield the entries of what was found, as it is known by today: with ``prune`` only of what was known."""
    found = result.by_document()
    entries = known(before, found).entries
    for origin, findings in found.items():
        for number, finding in enumerate(findings):
            if entry := entries.get((origin, number)):
                yield entry_of(finding, entry.reason)
            elif not prune and finding.severity != "info":
                yield entry_of(finding, reason)


def _not_looked_at(result: Result) -> list[Entry]:
    """Return the entries of documents that the run did not look at. Raises UsageError where they cannot be kept."""
    if any(entry.anchor is None for entry in result.stale):
        hint = "run `seedproof baseline` without paths once"
        raise UsageError("a baseline of an older seedproof can only be written anew for the whole project", hint=hint)
    looked_at = {row.id for row in result.seeds}
    return [entry for entry in result.stale if entry.seed not in looked_at]
