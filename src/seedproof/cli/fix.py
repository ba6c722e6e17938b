"""``seedproof fix``: apply the fixes of findings."""

from __future__ import annotations

import difflib
import sys
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.options import Ignore, Paths, Select, names
from seedproof.cli.output import report_unfinished
from seedproof.core.document import Document
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.writers import Change, write_texts
from seedproof.run import check_corpus
from seedproof.run.fixes import fixed

__all__ = ["fix"]


def fix(
    paths: Paths = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Apply the fixes that may be wrong, too.")] = False,
    select: Select = None,
    ignore: Ignore = None,
) -> None:
    """Apply safe fixes to the seeds, in place. Ends with 1 where --diff has something to show."""
    project = Project.around(Path.cwd())
    corpus = Files(tuple(project.paths_or_seeds(paths or [])), project.settings)
    result = check_corpus(corpus, CheckSelection.of(project, names(select), names(ignore)))
    findings = result.by_document()
    changed: dict[str, list[Change]] = defaultdict(list)
    applied = 0
    for document in corpus:
        if isinstance(document, Document) and document.origin in findings:
            mended = fixed(document.text, findings[document.origin], unsafe=unsafe)
            if mended.text != document.text and document.path:
                changed[document.path].append(Change(document, mended.text))
                applied += len(mended.applied)
    for path, changes in changed.items():
        if diff:
            for change in changes:
                _show(change)
        else:
            write_texts(project.to_write(Path(path)), changes, project.settings)
    print(
        f"{applied} {'fixes to apply' if diff else 'fixed'} in {sum(map(len, changed.values()))} of {len(result.seeds)} seeds",
        file=sys.stderr,
    )
    report_unfinished(result.unfinished())
    raise typer.Exit(result.exit_code("never") or int(diff and bool(changed)))


def _show(change: Change) -> None:
    old, new, name = change.document.text.splitlines(), change.text.splitlines(), change.document.origin
    lines = difflib.unified_diff(old, new, f"{name} (before)", f"{name} (after)", lineterm="", n=1)
    for line in lines:
        print(line.encode("utf-8", "backslashreplace").decode("utf-8"))
