"""``seedproof baseline``: record today's findings so that only new ones fail."""

from __future__ import annotations

from pathlib import Path

import typer

from seedproof.cli.options import Encoding, Paths
from seedproof.cli.output import print_lines, report_unfinished
from seedproof.cli.reading import documents_of, selection_of
from seedproof.core.escape import in_line
from seedproof.corpus.baseline import write_baseline
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.run import check_corpus

__all__ = ["baseline"]


def baseline(paths: Paths = None, encoding: Encoding = None) -> None:
    """Record today's findings in the project's baseline file, so that only new ones fail a run."""
    project = Project.around(Path.cwd())
    with writing_to(project):
        result = check_corpus(documents_of(project, paths, encoding), selection_of(project))
        report_unfinished(result.unfinished())
        code = result.exit_code("never")
        if code:  # a baseline of half a corpus would make the other half fail
            raise typer.Exit(code)
        # What is absorbed is recorded as well, so that something new in a known tail is told; it counts with what absorbs it.
        failing, count = [f for f in result.unfolded().findings if f.severity != "info"], sum(f.severity != "info" for f in result.findings)
        write_baseline(project.to_write(project.baseline), failing)
    print_lines(f"recorded in {in_line(str(project.baseline))}: findings {count}, seeds {len(result.seeds)}")
