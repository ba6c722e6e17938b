"""Says the command that mends a finding, as it can be pasted into a shell."""

from __future__ import annotations

import os
from pathlib import Path

from seedproof.core.escape import in_shell
from seedproof.core.finding import Finding

__all__ = ["from_here", "mending"]


def mending(finding: Finding) -> str | None:
    """Return the command that applies the fixes of this finding's check to its file; None where there is no fix or no file.

    It is for the folder that the run was started in.
    """
    if not finding.fix or not finding.path:
        return None
    path = from_here(finding.path)
    path = in_shell(f"./{path}" if path.startswith("-") else path)
    return f"seedproof fix {path} --select {in_shell(finding.check)}" + ("" if finding.fix.safe else " --unsafe")


def from_here(path: str) -> str:
    """Return a path as seen from the current folder, where it lies below it."""
    return path.removeprefix(str(Path.cwd()) + os.sep)
