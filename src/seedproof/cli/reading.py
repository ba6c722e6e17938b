"""The documents that a command is asked to read, and what it says of those that it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from seedproof.cli.talk import print_note
from seedproof.core.errors import UsageError
from seedproof.core.escape import in_line
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.stdin import STDIN, Stdin

__all__ = ["documents_of", "documents_or_stdin", "is_whole", "other_corpus", "project_of", "selection_of"]


def selection_of(project: Project, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> CheckSelection:
    """Return the checks that a command runs, as of today: a run reads no clock."""
    return CheckSelection.of(project, select, ignore, today=date.today())


def is_whole(project: Project, paths: list[Path] | None, exclude: list[str] | None = None) -> bool:
    """Tell whether ``paths`` without ``exclude`` hold all seeds of the project, as they do where nothing is named."""
    return not exclude and (not paths or any(project.seeds.resolve().is_relative_to(path.resolve()) for path in paths))


def documents_of(project: Project, paths: list[Path] | None, encoding: str | None = None, exclude: list[str] | None = None) -> Files:
    """Return the documents in ``paths``, or the project's seeds; print a note for each file that was named and is not read."""
    files = project.documents(paths or [], encoding, exclude or ())
    _note_skipped(files)
    return files


def other_corpus(project: Project, paths: list[Path] | None) -> Files | None:
    """Return the documents that those of the project are compared with: in ``paths``, or else where the settings say; None for none.

    Raises InputError where there is nothing of that name.
    """
    named = paths or [project.root / path for path in project.settings.against]
    if not named:
        return None
    files = Files(tuple(named), project.settings)
    _note_skipped(files)
    return files


def documents_or_stdin(
    project: Project, paths: list[Path] | None, encoding: str | None, stdin_name: str | None, exclude: list[str] | None = None
) -> Files | Stdin:
    """Return the documents in ``paths``, where ``-`` alone is standard input, called ``stdin_name``.

    Raises UsageError where other paths stand beside it, or there is a name and no ``-``.
    """
    if STDIN not in (paths or []) and stdin_name is None:
        return documents_of(project, paths, encoding, exclude)
    if paths != [STDIN]:
        raise UsageError("standard input is read by itself", hint="name `-` and no other path")
    return Stdin(stdin_name, project.settings_with(encoding))


def _note_skipped(files: Files) -> None:
    for skipped in files.skipped:
        print_note(in_line(f"{skipped.path} was skipped: {skipped.why}"))


def project_of(paths: list[Path] | None) -> Project:
    """Return the project that ``paths`` lie in, by whose settings and suites they are judged; that round the current folder for others.

    Code of its own runs only where the command was started in it: to name a folder is not to trust it. Raises UsageError where the paths
    lie in several projects.
    """
    here = Project.around(Path.cwd())
    around = [Project.around(path if path.is_dir() else path.parent) for path in paths or ()]
    roots = {project.root: project for project in around if project.place.file != str(project.root)}
    if len(roots) > 1:
        raise UsageError(f"these paths lie in several projects: {', '.join(sorted(map(str, roots)))}", hint="name those of one")
    if not roots or here.root in roots:
        return here
    [project] = roots.values()
    project = replace(project, own_code=False)
    for note in project.not_run():
        print_note(in_line(f"{note}; start the command in {project.root} to run it"))
    return project
