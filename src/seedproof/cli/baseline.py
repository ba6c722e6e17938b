"""``seedproof baseline``: record today's findings so that only new ones fail."""

from __future__ import annotations

from pathlib import Path

import typer

from seedproof.cli.options import Paths
from seedproof.cli.output import report_unfinished
from seedproof.corpus.baseline import write_baseline
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.run import check_corpus

__all__ = ["baseline"]


def baseline(paths: Paths = None) -> None:
    """Record today's findings in the project's baseline file, so that only new ones fail a run."""
    project = Project.around(Path.cwd())
    result = check_corpus(Files(tuple(project.paths_or_seeds(paths or [])), project.settings), CheckSelection.of(project))
    report_unfinished(result.unfinished())
    code = result.exit_code("never")
    if code:  # a baseline of half a corpus would make the other half fail
        raise typer.Exit(code)
    count = write_baseline(project.to_write(project.baseline), (f for f in result.findings if f.severity != "info"))
    print(f"recorded in {project.baseline}: findings {count}, seeds {len(result.seeds)}")
