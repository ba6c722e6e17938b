"""What is said of a corpus's own code that does not run, and how it is switched off."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seedproof.core.settings_file import NO_OWN_CODE
from seedproof.corpus.project import Project

__all__ = ["say_what_is_not_run", "without_own_code"]


@contextmanager
def without_own_code() -> Iterator[None]:
    """Switch own code off within, here and in all processes that are started: they inherit the environment."""
    before = os.environ.get(NO_OWN_CODE)
    os.environ[NO_OWN_CODE] = "1"
    try:
        yield
    finally:
        os.environ.pop(NO_OWN_CODE)
        if before is not None:
            os.environ[NO_OWN_CODE] = before


def say_what_is_not_run(folder: Path) -> None:
    """Say once, on standard error, which code of the project round ``folder`` is not run: because it is off, or is not named."""
    project = Project.around(folder)
    for note in project.not_run():
        print(f"seedproof: {note}", file=sys.stderr)
