"""``seedproof gate``: the suites of the corpus, run with Great Expectations."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from seedproof.checks.base import ComparingCheck
from seedproof.cli.options import Against, Encoding, Exclude, FailingFrom, Jobs, Paths
from seedproof.cli.output import console_for, report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_of, is_whole, other_corpus, selection_of
from seedproof.cli.remarks import tell_settings
from seedproof.core.extras import require_extra
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks
from seedproof.report.gate import print_gate
from seedproof.run import check_corpus

__all__ = ["gate"]


def gate(
    paths: Paths = None,
    fail_on: FailingFrom = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    exclude: Exclude = None,
    against: Against = None,
) -> None:
    """Run the suites with Great Expectations and write Data Docs.

    They go to the reports folder. A suite is a file of the suites folder that says how much a corpus may hold.
    """
    require_extra("gate", "`seedproof gate`")
    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding, exclude)
    other = other_corpus(project, against)
    selection = selection_of(project)
    with writing_to(project):
        with progress_bar(lambda: corpus.size() + (other.size() if other else 0)) as progress:
            result = check_corpus(corpus, selection, known=read_baseline(project.baseline), against=other, jobs=jobs, progress=progress)
        report_unfinished(result.unfinished())
        tell_settings(project, selection, result, whole=is_whole(project, paths, exclude))
        # Importing it takes seconds, which a wrong path and the other commands need not wait for.
        from seedproof.expectations.gate import gate as evaluate
        from seedproof.expectations.surroundings import Place
        from seedproof.report.html.site import DATA_DOCS

        reports = project.to_write(project.reports)
        place = Place("../" if (reports / "index.html").is_file() else None)
        # Where nothing was compared, a suite that holds overlaps at 0 must not pass: the check is as one that there is not.
        checks = [kind for kind in all_checks(project) if other or not issubclass(kind, ComparingCheck)]
        judged = evaluate(result, project.suites, reports / DATA_DOCS, known=checks, own_code=project.own_code, place=place)
    fail_on = fail_on or project.settings.fail_on
    print_gate(judged, fail_on, console_for(sys.stdout))
    raise typer.Exit(judged.exit_code(fail_on))
