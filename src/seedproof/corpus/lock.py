"""One command at a time writes to a corpus project."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seedproof.core.errors import InputError
from seedproof.corpus.project import Project
from seedproof.corpus.rebuilt import put_back
from seedproof.corpus.unfinished import remove_left_behind

__all__ = ["STATE", "writing_to"]

#: The folder in a project that is the tool's own; it tells git to overlook it.
STATE = ".seedproof"


@contextmanager
def writing_to(project: Project) -> Iterator[None]:
    """Keep other commands from writing to ``project`` meanwhile, and first clear away what killed ones have left half written.

    Raises InputError where another one is writing. The lock is the operating system's: it goes with the process that holds it, however
    that ends, so that none is ever left over; the file stays, and says nothing.
    """
    from filelock import FileLock, Timeout  # only commands that write need it

    lock = FileLock(_file(project.root))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        hint = "wait until it has ended, and run this one again; nothing was changed"
        raise InputError("another seedproof command is writing to this project", where=str(project.root), hint=hint) from None
    try:
        put_back(project.reports)
        for folder in (project.root, project.baseline.parent, project.reports, project.reports.parent):
            remove_left_behind(folder)
        for below, folders, _ in os.walk(project.seeds):
            folders[:] = [name for name in folders if not name.startswith(".")]
            remove_left_behind(Path(below))
        yield
    finally:
        lock.release()


def _file(root: Path) -> Path:
    """Return the file to lock: in the project, or among the system's temporary ones where the project's folder cannot be written to.

    There, files elsewhere may be what is mended.
    """
    folder = root / STATE
    try:
        folder.mkdir(exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("# The lock of commands that write.\n*\n", encoding="utf-8")
        with (folder / "lock").open("ab"):
            return folder / "lock"
    except OSError:
        return Path(tempfile.gettempdir(), f"seedproof-{hashlib.blake2b(os.fsencode(root), digest_size=16).hexdigest()}.lock")
