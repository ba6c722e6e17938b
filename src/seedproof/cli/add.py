"""``seedproof add``: take a candidate into the corpus if nothing is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from seedproof.checks.schema.duplicate_document import DuplicateDocument
from seedproof.cli.diffs import print_diff
from seedproof.cli.options import StdinFilename
from seedproof.cli.output import console_for, print_error
from seedproof.cli.reading import selection_of
from seedproof.cli.talk import print_done
from seedproof.core.document import Document, Origin
from seedproof.core.errors import InputError, UsageError
from seedproof.core.escape import in_line
from seedproof.core.finding import Finding
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.encoded import in_encoding_of, require_mendable
from seedproof.corpus.files import Files
from seedproof.corpus.joined import Joined
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.stdin import STDIN, Stdin
from seedproof.corpus.whole import write_new
from seedproof.report import terminal
from seedproof.report.tally import plural
from seedproof.run import Result, check_corpus, fails
from seedproof.run.mending import Mended, mend

__all__ = ["add"]


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Candidates: .txt or .md files, or - for standard input.")],
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes to the copy first, and show them.")] = False,
    stdin_filename: StdinFilename = None,
) -> None:
    """Check candidates, and copy those that pass into the seeds.

    They are checked beside the corpus: a copy of what it has is refused, too. Of the others it is said why they do not pass.
    """
    project = Project.around(Path.cwd())
    if files != [STDIN] and (STDIN in files or stdin_filename is not None):
        raise UsageError("standard input is added by itself", hint="name `-` and no other file")
    refused = 0
    with writing_to(project):
        for file in files:
            refused += not _added(_candidate(file, stdin_filename, project), project, fix)
    raise typer.Exit(int(bool(refused)))


class _Candidate(NamedTuple):
    """What may become a seed.

    - ``name``: the file that it is called
    - ``kept``: the file that holds it
    - ``target``: the seed that it may become
    - ``corpus``: it, and then the seeds that there are
    """

    name: Path
    kept: Path
    target: Path
    corpus: Corpus


def _candidate(file: Path, stdin_name: str | None, project: Project) -> _Candidate:
    """Return the candidate in a file, or in standard input. Raises InputError for what cannot become a seed."""
    from_stdin = file == STDIN
    if from_stdin and stdin_name is None:
        raise UsageError("standard input has no name that its seed could have", hint="give it one: --stdin-filename ferry.txt")
    name = Path(stdin_name or "") if from_stdin else file
    target = project.to_write(project.seeds / name.name)
    if name.suffix not in (".txt", ".md"):
        raise InputError("only single seeds are added", where=str(name), hint="name .txt or .md files")
    if target.exists() or target.is_symlink():
        raise InputError("the corpus has a seed of this name", where=str(target), hint="rename the candidate")
    seeds = (project.seeds,) if project.seeds.is_dir() else ()
    others = Files(seeds, project.settings, project.root)
    if why := others.left_out(target):
        raise InputError(f"would be no seed: {why}", where=str(target), hint="rename the candidate, or look at the settings")
    if not from_stdin:
        corpus = Files((file, *seeds), project.settings, project.root)
        for skipped in corpus.skipped:
            raise InputError(skipped.why, where=str(skipped.path), hint="name a candidate that is to be a seed")
        return _Candidate(file, file, target, corpus)
    taken = any(seed.stem == name.stem for seed in others.files())
    stdin = Stdin(str(name), project.settings, id=target.relative_to(project.root).as_posix() if taken else None)
    return _Candidate(name, stdin.kept, target, Joined((stdin, others)))


def _added(candidate: _Candidate, project: Project, fix: bool) -> bool:
    mended = _mended(candidate.corpus, Origin(str(candidate.name)), project, fix)
    result, name = mended.after, in_line(str(candidate.name))
    document, text = _as_checked(candidate.corpus, mended)
    print_diff(str(candidate.name), document.text, text)
    findings = result.by_document().get(document.origin, [])
    if any(fails(f, project.settings.fail_on) for f in findings):
        _explain(name, text, findings, result, project)
        return False
    if held := _held(document, result, project):
        print_error(f"{name} was not added: the corpus has most of it already, in {in_line(', '.join(held))}")
        return False
    candidate.target.parent.mkdir(parents=True, exist_ok=True)
    require_mendable(candidate.kept, [document], project.settings)
    write_new(candidate.target, in_encoding_of(candidate.kept, text, project.settings))
    print_done(f"added {in_line(str(candidate.target))}")
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


def _explain(name: str, text: str, findings: list[Finding], result: Result, project: Project) -> None:
    failing = tuple(f for f in findings if fails(f, project.settings.fail_on))
    terminal.print_findings(result.only(failing), {f.origin: text for f in failing}, console_for(sys.stdout))
    copies = sorted({place.seed for f in failing if f.check == DuplicateDocument.name() for place in f.related})
    held = f": the corpus has most of it already, in {in_line(', '.join(copies))}" if copies else ""
    print_error(f"{name} was not added: {plural(len(failing), 'finding')}{held}")
