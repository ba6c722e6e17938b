"""``seedproof fix``: apply the fixes of findings."""

from __future__ import annotations

import difflib
import sys
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.options import Ignore, Paths, Select, names
from seedproof.cli.output import report_problems
from seedproof.core.document import Document
from seedproof.corpus.project import Project
from seedproof.corpus.readers import Corpus
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.writers import write_texts
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
    corpus = Corpus(tuple(project.paths_or_seeds(paths or [])), project.settings)
    result = check_corpus(corpus, CheckSelection.of(project, names(select), names(ignore)))
    findings = defaultdict(list)
    for finding in result.findings:
        findings[finding.seed].append(finding)
    changed: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    applied = 0
    for document in corpus:
        if isinstance(document, Document) and document.id in findings:
            mended = fixed(document.text, findings[document.id], unsafe=unsafe)
            if mended.text != document.text and document.path:
                changed[document.path][document.id] = document.text, mended.text
                applied += len(mended.applied)
    for path, texts in changed.items():
        if diff:
            for seed, (old, new) in texts.items():
                _show(seed, old, new)
        else:
            write_texts(Path(path), texts, project.settings)
    print(
        f"{applied} {'fixes to apply' if diff else 'fixed'} in {sum(map(len, changed.values()))} of {len(result.seeds)} seeds",
        file=sys.stderr,
    )
    report_problems([*result.problems, *result.failures])
    raise typer.Exit(result.exit_code("never") or int(diff and bool(changed)))


def _show(seed: str, old: str, new: str) -> None:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), f"{seed} (before)", f"{seed} (after)", lineterm="", n=1)
    for line in lines:
        print(line.encode("utf-8", "backslashreplace").decode("utf-8"))
