"""Running a command again and again, whenever a file that it depends on has changed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

__all__ = ["rounds"]

_PAUSE = 0.3  # seconds between two looks at the files; a look at many takes longer, and so does the pause then (guessed)
_SHARE = 10  # parts of the time that are not spent on looking


def rounds(files: Callable[[], Iterable[Path]]) -> Iterator[None]:
    """Yield at once, and then each time that ``files`` have changed, until somebody interrupts: in number, in size or in time."""
    while True:
        seen = _seen(files())
        yield
        print("seedproof: waiting for changes; Ctrl-C ends it", file=sys.stderr, flush=True)
        try:
            _wait(files, seen)
        except KeyboardInterrupt:
            return


def _wait(files: Callable[[], Iterable[Path]], before: dict[Path, tuple[int, int]]) -> None:
    while True:
        began = time.monotonic()
        if _seen(files()) != before:
            return
        time.sleep(max(_PAUSE, _SHARE * (time.monotonic() - began)))


def _seen(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return size and time of each file that is there."""
    seen = {}
    for file in files:
        try:
            told = file.stat()
        except OSError:  # gone by now, or not ours to see
            continue
        seen[file] = told.st_size, told.st_mtime_ns
    return seen
