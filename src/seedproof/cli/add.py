"""``seedproof add``: take a candidate into the corpus if nothing is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.output import console_for
from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.finding import Finding
from seedproof.corpus.baseline import read_baseline
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.writers import write_whole
from seedproof.report import terminal
from seedproof.run import Result, check_corpus, fails
from seedproof.run.fixes import fixed

__all__ = ["add"]


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Candidates: .txt or .md files.")],
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes to the copy first.")] = False,
) -> None:
    """Check candidates beside the corpus and copy those that pass into its seeds; say why the others do not."""
    project = Project.around(Path.cwd())
    refused = 0
    for file in files:
        target = project.to_write(project.seeds / file.name)
        if file.suffix not in (".txt", ".md"):
            raise InputError("only single seeds are added", where=str(file), hint="name .txt or .md files")
        if target.exists():
            raise InputError("the corpus has a seed of this name", where=str(target), hint="rename the candidate")
        refused += not _added(file, target, project, fix)
    raise typer.Exit(int(bool(refused)))


def _added(file: Path, target: Path, project: Project, fix: bool) -> bool:
    seeds = (project.seeds,) if project.seeds.is_dir() else ()
    corpus = Files((file, *seeds), project.settings)
    result = check_corpus(corpus, CheckSelection.of(project)).baselined(read_baseline(project.baseline))
    result.raise_if_broken()
    document = next(d for d in corpus if isinstance(d, Document))
    findings = result.by_document().get(document.origin, [])
    text = document.text
    if fix:
        mended = fixed(text, findings)
        text, findings = mended.text, [f for f in findings if f not in mended.applied]
    if any(fails(f, project.settings.fail_on) for f in findings):
        _explain(file, document.text, findings, result, project)
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text.encode("utf-8"))
    print(f"added {target}")
    return True


def _explain(file: Path, text: str, findings: list[Finding], result: Result, project: Project) -> None:
    failing = tuple(f for f in findings if fails(f, project.settings.fail_on))
    terminal.print_findings(result.only(failing), {f.origin: text for f in failing}, console_for(sys.stdout))
    print(f"seedproof: {file} was not added: {len(failing)} findings", file=sys.stderr)
