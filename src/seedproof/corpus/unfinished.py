"""Names for what is still being written, by which a later run tells what a killed one has left behind."""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from seedproof.core.patterns import regex

__all__ = ["remove_left_behind", "unfinished_name"]

_NAME = regex(r"\.seedproof-(?P<host>[0-9a-f]{8})-(?P<process>\d+)-[0-9a-f]{8}\.tmp")
_ours: set[str] = set()
_looked_at: set[Path] = set()


def unfinished_name() -> str:
    """Return a name that no file has, hidden, and short whatever is written: it tells the machine and the process that write."""
    name = f".seedproof-{_host()}-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    _ours.add(name)
    return name


def remove_left_behind(folder: Path) -> None:
    """Remove from ``folder`` what processes have left there that were killed on this machine. Looks there once in a process."""
    if folder in _looked_at:
        return
    _looked_at.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry.path for entry in entries if _is_left_behind(entry.name)]
        for path in map(Path, left):
            with suppress(OSError):  # not ours to remove; on Windows also what is still open
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def _is_left_behind(name: str) -> bool:
    match = _NAME.fullmatch(name)
    return match is not None and match["host"] == _host() and name not in _ours and not _runs(int(match["process"]))


def _runs(process: int) -> bool:
    """Tell whether a process is alive. On Windows nobody need know: what a live one has open cannot be removed there."""
    if process == os.getpid() or sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # somebody else's
    return True


@cache
def _host() -> str:
    """Return the machine's name, shortened: process numbers of another one that shares the folder say nothing here."""
    return hashlib.blake2b(platform.node().encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
