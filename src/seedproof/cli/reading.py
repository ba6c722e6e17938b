"""The documents that a command is asked to read, and what it says of those that it does not."""

from __future__ import annotations

import sys
from pathlib import Path

from seedproof.corpus.files import Files
from seedproof.corpus.project import Project

__all__ = ["documents_of"]


def documents_of(project: Project, paths: list[Path] | None, encoding: str | None = None) -> Files:
    """Return the documents in ``paths``, or the project's seeds; print a note for each file that was named and is not read."""
    files = project.documents(paths or [], encoding)
    for skipped in files.skipped:
        print(f"seedproof: note: {skipped.path} was skipped: {skipped.why}", file=sys.stderr)
    return files
