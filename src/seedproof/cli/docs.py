"""``seedproof docs``: the HTML site."""

from __future__ import annotations

from pathlib import Path

import typer

from seedproof.cli.options import Jobs, Paths
from seedproof.cli.output import progress_bar, report_unfinished
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.run import check_corpus

__all__ = ["docs"]


def docs(paths: Paths = None, jobs: Jobs = 0) -> None:
    """Build the HTML site in the reports folder: what was found, every seed with its findings marked, and Data Docs."""
    project = Project.around(Path.cwd())
    corpus = Files(tuple(project.paths_or_seeds(paths or [])), project.settings)
    with progress_bar(corpus.size()) as progress:
        result = check_corpus(corpus, CheckSelection.of(project), jobs=jobs, progress=progress).baselined(read_baseline(project.baseline))
    report_unfinished(result.unfinished())
    # The other commands need not wait for these imports; that of the gate takes seconds.
    from seedproof.report.html.site import DATA_DOCS, build_site

    reports, judged = project.to_write(project.reports), None
    if any(project.suites.glob("*.json")) and not result.failures:  # counts of a check that broke cannot be judged
        from seedproof.expectations.gate import gate

        judged = gate(result, project.suites, reports / DATA_DOCS)
    print(f"wrote {build_site(result, corpus, reports, judged, project.settings.fail_on)}")
    raise typer.Exit(result.exit_code("never"))
