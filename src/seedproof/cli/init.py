"""``seedproof init``: a new corpus project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from seedproof.corpus.registry import built_in
from seedproof.corpus.scaffold import scaffold
from seedproof.expectations.drafts import draft_suites

__all__ = ["init"]


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new corpus project.")]) -> None:
    """Make a corpus project: folders, settings, suites for every check, a pre-commit hook, a CI workflow."""
    for path in scaffold(folder, draft_suites(built_in())):
        print(f"wrote {path}")
    print(f"Put documents into {folder / 'seeds'}, and run `seedproof check` there.")
