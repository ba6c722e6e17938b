"""``seedproof gate``: the suites of the corpus, run with Great Expectations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from seedproof.checks.base import ComparingCheck
from seedproof.cli.leftovers import tell_leftovers
from seedproof.cli.options import Against, Encoding, Jobs, Paths
from seedproof.cli.output import console_for, progress_bar, report_unfinished
from seedproof.cli.reading import documents_of, is_whole, other_corpus, selection_of
from seedproof.core.extras import require_extra
from seedproof.core.settings import FailOn
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks
from seedproof.report.gate import print_gate
from seedproof.run import check_corpus

__all__ = ["gate"]


def gate(
    paths: Paths = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Least severity that fails: error (critical), warning, info or never.")] = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    against: Against = None,
) -> None:
    """Run the corpus's suites with Great Expectations and write its Data Docs into the reports folder."""
    require_extra("gate", "`seedproof gate`")
    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding)
    other = other_corpus(project, against)
    selection = selection_of(project)
    with writing_to(project):
        with progress_bar(corpus.size() + (other.size() if other else 0)) as progress:
            result = check_corpus(corpus, selection, known=read_baseline(project.baseline), against=other, jobs=jobs, progress=progress)
        report_unfinished(result.unfinished())
        tell_leftovers(project, selection, result, is_whole(project, paths))
        # Importing it takes seconds, which a wrong path and the other commands need not wait for.
        from seedproof.expectations.gate import gate as evaluate
        from seedproof.report.html.site import DATA_DOCS

        docs = project.to_write(project.reports) / DATA_DOCS
        # Where nothing was compared, a suite that holds overlaps at 0 must not pass: the check is as one that there is not.
        checks = [kind for kind in all_checks(project) if other or not issubclass(kind, ComparingCheck)]
        judged = evaluate(result, project.suites, docs, known=checks, own_code=project.own_code)
    fail_on = fail_on or project.settings.fail_on
    print_gate(judged, fail_on, console_for(sys.stdout))
    raise typer.Exit(judged.exit_code(fail_on))
