"""Which corpus project the exported expectation goes by: its settings, spellings and own checks.

It is no argument of the expectation: suites are data, which may come from elsewhere, and must not name code to be run.
"""

from __future__ import annotations

from pathlib import Path

from seedproof.corpus.project import Project

__all__ = ["current_project", "use_project"]

_used: list[Path] = []


def use_project(folder: str | Path | None) -> None:
    """Let expectations of this process go by the corpus project in ``folder``; None: by the one round the current folder, as at first.

    Its own checks and Seed class are run, as its settings say, unless SEEDPROOF_NO_OWN_CODE is 1.
    """
    _used[:] = [] if folder is None else [Path(folder).resolve()]


def current_project() -> Project:
    """Return the project that expectations go by. Raises SettingsError where its settings cannot be used."""
    return Project.around(_used[0] if _used else Path.cwd())
