"""``seedproof suites``: which check is judged by which expectation, and the suites brought up to date."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.output import console_for, print_lines
from seedproof.cli.talk import print_note
from seedproof.core.escape import in_diff, in_line
from seedproof.corpus.lock import writing_to
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks
from seedproof.corpus.whole import write_whole
from seedproof.expectations.coverage import judgements, left_out
from seedproof.expectations.suite_files import suite_files
from seedproof.expectations.update import missing, updates
from seedproof.report.suites import print_suites

__all__ = ["suites"]


def suites(
    update: Annotated[bool, typer.Option("--update", help="Add the checks that no suite speaks of; what is written stays.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --update would add, and change nothing.")] = False,
) -> None:
    """Show which check is judged by which expectation.

    And with which threshold. Ends with 1 where --diff has something to show.
    """
    project = Project.around(Path.cwd())
    if diff:
        raise typer.Exit(int(_shown(project)))
    if update:
        with writing_to(project):
            _update(project)
        return
    written, checks = suite_files(project.suites), all_checks(project)
    print_suites(judgements(written.values()), checks, left_out(written.values()), console_for(sys.stdout))
    if lacking := missing(written, checks):
        names = ", ".join(kind.name() for kind in lacking)
        print_note(f"no suite speaks of {in_line(names)}; `seedproof suites --update` adds them")


def _shown(project: Project) -> bool:
    changes = updates(project.suites, all_checks(project))
    for file, (before, after) in changes.items():
        name = str(file)
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), f"{name} (before)", f"{name} (after)", lineterm="")
        for line in lines:
            print_lines(in_diff(line))
    return bool(changes)


def _update(project: Project) -> None:
    changes = updates(project.suites, all_checks(project))
    for file, (before, after) in changes.items():
        target = project.to_write(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, after.encode("utf-8"))
        print_lines(f"{'completed' if before else 'wrote'} {in_line(str(file))}")
    if not changes:
        print_lines("nothing to add: the suites speak of every check")
