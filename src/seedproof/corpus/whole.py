"""Writing a file whole or not at all: beside its place first, then into it at one stroke."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from seedproof.core.errors import InputError
from seedproof.corpus.unfinished import remove_left_behind, unfinished_name

__all__ = ["replacing", "write_new", "write_whole"]

_HINT = "name a file in a folder that exists and is yours"
_DESCRIPTORS = ("/dev/fd", "/proc/self/fd")  # where a system has names for the files that a process has open


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` so that an interruption leaves the old file. Raises InputError where it cannot be written."""
    with replacing(path) as stream:
        stream.write(content)


def write_new(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, where there must be nothing yet. Raises InputError where there is, or it cannot be written."""
    try:
        with _beside(path) as unfinished:
            with _named(path):
                unfinished.write_bytes(content)
            try:
                os.link(unfinished, path)  # fails where there is a file by now, which replacing it would not
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links
                with path.open("xb") as stream:
                    stream.write(content)
    except FileExistsError:
        raise InputError("is there already", where=str(path), hint="rename the candidate") from None


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Yield the stream of a file that takes the place of ``path`` once it is complete, and is gone if it never is.

    Where ``path`` is a link, that is the file it leads to; what is no regular file (a terminal, a pipe, a device) is written through.
    Raises InputError where it cannot be written.
    """
    try:
        stream = _not_to_be_replaced(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(path), hint=_HINT) from None
    if stream is not None:
        with _named(path), stream:
            yield stream
        return
    path = Path(os.path.realpath(path))
    if path.is_dir():
        raise InputError("cannot be written: it is a folder", where=str(path), hint=_HINT)
    with _beside(path) as unfinished:
        with _named(path), unfinished.open("wb") as stream:
            yield stream
        if path.exists():
            unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
        unfinished.replace(path)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Have an error name the file, as the system names none when it is writing that fails."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Yield an empty file in the folder of ``path``, with the rights that new files have, and remove it if it is still there then."""
    remove_left_behind(path.parent)
    unfinished = path.parent / unfinished_name()  # of its own length: the name of ``path`` may be as long as names can be
    try:
        unfinished.touch(exist_ok=False)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(path), hint=_HINT) from None
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def _not_to_be_replaced(path: Path) -> IO[bytes] | None:
    """Return a stream into what is no regular file, or is open already as our own output; None where there is a file to replace."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    for descriptor, stream in ((1, sys.stdout), (2, sys.stderr)):
        with suppress(OSError):  # closed
            if os.path.samestat(status, os.fstat(descriptor)):
                stream.flush()
                return os.fdopen(os.dup(descriptor), "wb")
    if path.parent.as_posix() in _DESCRIPTORS and path.name.isdecimal():
        return os.fdopen(os.dup(int(path.name)), "wb")
    # Not truncated: neither a pipe nor a device has what could be cut off.
    return None if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode) else os.fdopen(os.open(path, os.O_WRONLY), "wb")
