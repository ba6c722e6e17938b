"""``seedproof docs``: the HTML site."""

from __future__ import annotations

from pathlib import Path

import typer

from seedproof.cli.options import Encoding, Exclude, Jobs, Paths
from seedproof.cli.output import report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_of, selection_of
from seedproof.cli.talk import print_done, print_note
from seedproof.core.escape import in_line
from seedproof.core.extras import has_extra, install
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks
from seedproof.run import Result, check_corpus
from seedproof.run.gate import GateResult

__all__ = ["docs"]


def docs(paths: Paths = None, jobs: Jobs = 0, encoding: Encoding = None, exclude: Exclude = None) -> None:
    """Build the HTML site: what was found, in every seed, marked.

    It goes to the reports folder, with Data Docs of the suites.
    """
    # The other commands need not wait for these imports; that of the gate takes seconds.
    from seedproof.report.html.site import DATA_DOCS, new_site, refuse_foreign_site, write_site

    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding, exclude)
    reports = project.to_write(project.reports)
    refuse_foreign_site(reports)  # before the run, which may be long
    with writing_to(project):
        with progress_bar(corpus.size) as progress:
            result = check_corpus(corpus, selection_of(project), known=read_baseline(project.baseline), jobs=jobs, progress=progress)
        report_unfinished(result.unfinished())
        with new_site(reports) as new:
            write_site(result, corpus, new, _judged(result, project, new / DATA_DOCS), project.settings.fail_on)
    print_done(f"wrote {in_line(str(reports / 'index.html'))}")
    raise typer.Exit(result.exit_code("never"))


def _judged(result: Result, project: Project, docs: Path) -> GateResult | None:
    """Return the gate's verdict, None where there is nothing to judge by or with."""
    if result.failures or not any(project.suites.glob("*.json")):  # counts of a check that broke cannot be judged
        return None
    if not has_extra("gate"):
        print_note(f"the site is without the gate's verdict and Data Docs, which need Great Expectations: {install('gate')}")
        return None
    from seedproof.expectations.gate import gate

    return gate(result, project.suites, docs, known=all_checks(project), own_code=project.own_code)
