"""What a command takes: CPU time, time on the clock and memory, by the system's account of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["Taken", "taken"]

_UNIT = 1 if sys.platform == "darwin" else 1024  # of the peak that the system tells


class Taken(NamedTuple):
    """What a command and its processes have taken.

    - ``seconds``: of CPU time, of user and system, in all processes that it has waited for
    - ``elapsed``: seconds on the clock
    - ``memory``: the most bytes that one of its processes had in use
    """

    seconds: float
    elapsed: float
    memory: int


def taken(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, fine: Sequence[int] = (0,)) -> Taken:
    """Run a command in a folder, and return what it has taken. Raises RuntimeError where it ends otherwise than one of ``fine``."""
    with (folder / "complaint").open("w+b") as complaint:
        began = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=complaint, cwd=folder, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        elapsed = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in fine:
            complaint.seek(0)
            raise RuntimeError(f"{command[0]} ended with {child.returncode}: {complaint.read()[-500:].decode(errors='replace').strip()}")
    return Taken(usage.ru_utime + usage.ru_stime, elapsed, usage.ru_maxrss * _UNIT)
