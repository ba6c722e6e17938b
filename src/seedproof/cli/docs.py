"""``seedproof docs``: the HTML site."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.options import Encoding, Exclude, Jobs, Paths
from seedproof.cli.output import report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_of, project_of, selection_of
from seedproof.cli.talk import print_done, print_note
from seedproof.core.escape import in_line
from seedproof.core.extras import has_extra, install
from seedproof.core.heap import give_back
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.files import Files
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks
from seedproof.run import Result, check_corpus
from seedproof.run.gate import GateResult

__all__ = ["docs"]

Folder = Annotated[Path | None, typer.Option(help="Build it in this folder instead of the reports folder of the project.")]
Open = Annotated[bool, typer.Option("--open", help="Show the first page in the browser.")]
_SERVE = "Show the site at http://127.0.0.1:PORT, to this machine alone, and build it anew when the corpus changes (0: a free port)."
Port = Annotated[int | None, typer.Option(metavar="PORT", min=0, max=65535, help=_SERVE)]


def docs(
    paths: Paths = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    exclude: Exclude = None,
    output: Folder = None,
    open: Open = False,
    serve: Port = None,
) -> None:
    """Build the HTML site: what was found, in every seed, marked.

    It goes to the reports folder, with Data Docs of the suites.
    """
    project = project_of(paths)
    site = project.to_write(output or project.reports)
    what = _named(project, paths, exclude)
    documents = partial(documents_of, paths=paths, encoding=encoding, exclude=exclude)
    result = _build(project, documents, site, jobs, what)
    print_done(f"wrote {in_line(str(site / 'index.html'))}")
    if serve is not None:
        from seedproof.cli.serve import serve_site  # only this needs a server

        # What is new is told against the last run before: every state of a file that somebody works on would be a run of its own.
        again = partial(_build, documents=documents, site=site, jobs=jobs, what=what, kept=False)
        serve_site(site, serve, _read(project, paths), lambda: again(project_of(paths)), browse=open)
    elif open:
        webbrowser.open((site / "index.html").as_uri())
    raise typer.Exit(result.exit_code("never"))


def _build(project: Project, documents: Callable[[Project], Files], site: Path, jobs: int, what: str, *, kept: bool = True) -> Result:
    """Check the corpus and write the site; where it is ``kept``, the run is noted in its history, as one of ``what``."""
    # The other commands need not wait for these imports; that of the gate takes seconds.
    from seedproof.report.history import read_history
    from seedproof.report.html.site import new_site, refuse_foreign_site, write_site

    corpus = documents(project)
    refuse_foreign_site(site)  # before the run, which may be long
    with writing_to(project):
        with progress_bar(corpus.size) as progress:
            result = check_corpus(corpus, selection_of(project), known=read_baseline(project.baseline), jobs=jobs, progress=progress)
        result.raise_if_empty()
        report_unfinished(result.unfinished())
        with new_site(site) as new:
            history = read_history(site, result, what)  # where the site is by now, if a killed run had taken it away
            judged = _judged(result, project, new, site)
            give_back(collected=True)  # what Great Expectations took
            write_site(result, corpus, new, judged, project.settings.fail_on, history)
            if kept and not result.unfinished():  # what was not looked at is not gone
                history.write(new, result)
    return result


def _judged(result: Result, project: Project, new: Path, site: Path) -> GateResult | None:
    """Return the gate's verdict, None where there is nothing to judge by or with; its Data Docs are part of the ``new`` site."""
    if result.failures or not any(project.suites.glob("*.json")):  # counts of a check that broke cannot be judged
        return None
    if not has_extra("gate"):
        print_note(f"the site is without the gate's verdict and Data Docs, which need Great Expectations: {install('gate')}")
        return None
    from seedproof.expectations.gate import gate
    from seedproof.expectations.surroundings import Place
    from seedproof.report.html.site import DATA_DOCS, page_of

    place = Place("../", page_of(result), site / DATA_DOCS)
    return gate(result, project.suites, new / DATA_DOCS, known=all_checks(project), own_code=project.own_code, place=place)


def _read(project: Project, paths: Paths) -> list[Path]:
    """Return the files and folders that the site is made from."""
    settings = (project.root / name for name in ("seedproof.toml", "pyproject.toml"))
    return [*(paths or [project.seeds]), project.suites, project.baseline, *settings]


def _named(project: Project, paths: Paths, exclude: list[str] | None) -> str:
    """Return which documents are read, so that a run is only compared with one of the same."""
    resolved = sorted(path.resolve() for path in paths or [project.seeds])
    names = [(path.relative_to(project.root) if path.is_relative_to(project.root) else path).as_posix() for path in resolved]
    return " ".join([*names, *(f"without {pattern}" for pattern in exclude or ())])
