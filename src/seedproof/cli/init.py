"""``seedproof init``: a new corpus project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from seedproof.cli.talk import print_done
from seedproof.core.escape import in_line
from seedproof.corpus.project import Project
from seedproof.corpus.registry import all_checks, built_in
from seedproof.corpus.scaffold import scaffold
from seedproof.corpus.whole import write_whole
from seedproof.expectations.drafts import draft_suites
from seedproof.expectations.update import updates

__all__ = ["init"]


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new corpus project.")]) -> None:
    """Make a corpus project: settings, suites, hook, CI workflows.

    And folders, and an own check with its cases.
    """
    written = scaffold(folder, draft_suites(built_in()))
    project = Project.around(folder)
    for file, (_, text) in updates(project.suites, all_checks(project)).items():  # for the own check
        write_whole(file, text.encode("utf-8"))
    for path in written:
        print_done(f"wrote {in_line(str(path))}")
    print_done(f"Put documents into {in_line(str(folder / 'seeds'))}, and run `seedproof check` there.")
