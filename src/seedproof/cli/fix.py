"""``seedproof fix``: apply the fixes of findings."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.diffs import print_diff
from seedproof.cli.options import Encoding, Exclude, Ignore, Paths, Select, names
from seedproof.cli.output import report_unfinished
from seedproof.cli.reading import documents_of, selection_of
from seedproof.cli.talk import is_quiet
from seedproof.core.document import Document, Origin
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.encoded import left_alone
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.writers import Change, write_texts
from seedproof.run import check_corpus
from seedproof.run.mending import Mended, mend

__all__ = ["fix"]


def fix(
    paths: Paths = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Apply the fixes that may be wrong, too.")] = False,
    select: Select = None,
    ignore: Ignore = None,
    encoding: Encoding = None,
    exclude: Exclude = None,
) -> None:
    """Apply safe fixes to the seeds, in place. Ends with 1 where --diff has something to show.

    Fixes are applied until none is left, at most five times. A fix that would not mend its finding, or bring another, is left out.
    """
    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding, exclude)
    chosen = {check.name() for check in selection_of(project, names(select), names(ignore)).checks()}
    # The other checks of the project are run as well: what is fixed for one of them must not be broken for another.
    selection = selection_of(project, [*project.settings.select, *names(select)], names(ignore))
    with nullcontext() if diff else writing_to(project):
        mended = mend(corpus, lambda texts: check_corpus(texts, selection), wanted=lambda finding: finding.check in chosen, unsafe=unsafe)
        _leave_alone(mended, corpus)
        written = _shown(mended) if diff else _written(mended, project, corpus.settings)
    if not is_quiet():
        print(_summary(mended, written, diff), file=sys.stderr)
    report_unfinished([*mended.before.unfinished(), *mended.problems])
    raise typer.Exit(mended.before.exit_code("never") or (2 if mended.problems else int(diff and bool(written))))


def _leave_alone(mended: Mended, corpus: Corpus) -> None:
    """Take out the changes of documents that cannot be written back as they were read, and note why."""
    for document in corpus:
        if isinstance(document, Document) and (problem := left_alone(document)):
            mended.changes.pop(document.origin, None)
            mended.problems.append(problem)


def _written(mended: Mended, project: Project, settings: Settings) -> list[Origin]:
    """Write the changes, and return those of which documents were; a file that cannot be mended is a problem, and the others are."""
    files: dict[str, list[Change]] = defaultdict(list)
    for origin, change in mended.changes.items():
        files[origin.path].append(change)
    written: list[Origin] = []
    for path, changes in files.items():
        try:
            write_texts(project.to_write(Path(path)), changes, settings)
            written += [change.document.origin for change in changes]
        except InputError as error:
            mended.problems.append(ReadProblem(error.where or path, error.what, error.hint))
    return written


def _shown(mended: Mended) -> list[Origin]:
    for origin, (document, text) in mended.changes.items():
        print_diff(str(origin), document.text, text)
    return list(mended.changes)


def _summary(mended: Mended, written: Sequence[Origin], diff: bool) -> str:
    applied = sum(mended.applied[origin] for origin in written)
    parts = [f"{applied} {'fixes to apply' if diff else 'fixed'} in {len(written)} of {len(mended.before.seeds)} seeds"]
    if mended.rounds > 1:
        parts.append(f"in {mended.rounds} rounds, as a fix can lay another one bare")
    if not mended.complete:
        parts.append("there is more to fix: run it again")
    if mended.left_out:
        parts.append(f"{mended.left_out} left out, which would not have mended what they are for, or would have brought something new")
    return "; ".join(parts)
