"""What changes in a text, as lines of a diff."""

from __future__ import annotations

import difflib

from seedproof.cli.output import print_lines
from seedproof.core.escape import in_diff

__all__ = ["print_diff"]


def print_diff(name: str, before: str, after: str) -> None:
    """Print what changes in the text called ``name``: nothing where that is nothing."""
    old, new = before.splitlines(), after.splitlines()
    for line in difflib.unified_diff(old, new, f"{name} (before)", f"{name} (after)", lineterm="", n=1):
        print_lines(in_diff(line))
