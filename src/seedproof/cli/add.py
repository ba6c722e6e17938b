"""``seedproof add``: take a candidate into the corpus if nothing is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from seedproof.checks.schema.duplicate_document import DuplicateDocument
from seedproof.cli.output import console_for, print_error, print_lines
from seedproof.cli.reading import selection_of
from seedproof.core.document import Document, Origin
from seedproof.core.errors import InputError
from seedproof.core.escape import in_line
from seedproof.core.finding import Finding
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.encoded import in_encoding_of, require_mendable
from seedproof.corpus.files import Files
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.whole import write_new
from seedproof.report import terminal
from seedproof.run import Result, check_corpus, fails
from seedproof.run.mending import Mended, mend

__all__ = ["add"]


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Candidates: .txt or .md files.")],
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes to the copy first.")] = False,
) -> None:
    """Check candidates beside the corpus and copy those that pass into its seeds; say why the others do not."""
    project = Project.around(Path.cwd())
    refused = 0
    with writing_to(project):
        for file in files:
            target = project.to_write(project.seeds / file.name)
            if file.suffix not in (".txt", ".md"):
                raise InputError("only single seeds are added", where=str(file), hint="name .txt or .md files")
            if target.exists() or target.is_symlink():
                raise InputError("the corpus has a seed of this name", where=str(target), hint="rename the candidate")
            refused += not _added(file, target, project, fix)
    raise typer.Exit(int(bool(refused)))


def _added(file: Path, target: Path, project: Project, fix: bool) -> bool:
    seeds = (project.seeds,) if project.seeds.is_dir() else ()
    corpus = Files((file, *seeds), project.settings, project.root)
    for skipped in corpus.skipped:
        raise InputError(skipped.why, where=str(skipped.path), hint="name a candidate that is to be a seed")
    mended = _mended(corpus, Origin(str(file)), project, fix)
    result = mended.after
    document, text = _as_checked(corpus, mended)
    findings = result.by_document().get(document.origin, [])
    if any(fails(f, project.settings.fail_on) for f in findings):
        _explain(file, text, findings, result, project)
        return False
    if held := _held(document, result, project):
        print_error(f"{in_line(str(file))} was not added: the corpus has most of it already, in {in_line(', '.join(held))}")
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    require_mendable(file, [document], project.settings)
    write_new(target, in_encoding_of(file, text, project.settings))
    print_lines(f"added {in_line(str(target))}")
    return True


def _held(candidate: Document, result: Result, project: Project) -> list[str]:
    """Return the ids of the seeds of which the candidate is a longer copy: these are reported, and not the candidate."""
    copies = (f for f in result.findings if f.check == DuplicateDocument.name() and fails(f, project.settings.fail_on))
    return sorted({copy.seed for copy in copies if any(place.seed == candidate.id for place in copy.related)})


def _mended(corpus: Corpus, candidate: Origin, project: Project, fix: bool) -> Mended:
    """Return what is found in the corpus, with the candidate mended where that is wanted. Raises where not all was checked."""
    selection, known = selection_of(project), read_baseline(project.baseline)

    def check(texts: Corpus) -> Result:
        result = check_corpus(texts, selection, known=known)
        result.raise_if_broken()
        return result

    return mend(corpus, check, only={candidate} if fix else frozenset())


def _as_checked(corpus: Corpus, mended: Mended) -> tuple[Document, str]:
    """Return the candidate, and its text as it was checked last. Raises InputError where another reading gives another text."""
    document = next(d for d in corpus if isinstance(d, Document))
    (digest,) = (row.digest for row in mended.before.seeds if row.origin == document.origin)
    if document.digest() != digest or mended.problems:
        raise InputError("has changed since it was checked", where=str(document.origin), hint="run the command again")
    change = mended.changes.get(document.origin)
    return document, change.text if change else document.text


def _explain(file: Path, text: str, findings: list[Finding], result: Result, project: Project) -> None:
    failing = tuple(f for f in findings if fails(f, project.settings.fail_on))
    terminal.print_findings(result.only(failing), {f.origin: text for f in failing}, console_for(sys.stdout))
    print_error(f"{in_line(str(file))} was not added: {len(failing)} findings")
