"""The progress bar of a run that takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from seedproof.cli.talk import is_quiet

__all__ = ["progress_bar"]

_WORTH_A_BAR: Final = 2.0  # seconds: what takes less is over before a bar is read


@contextmanager
def progress_bar(size: Callable[[], int]) -> Iterator[Callable[[int], None] | None]:
    """Yield what to call with the bytes done, None where nobody watches standard error.

    After two seconds a bar shows how much of ``size`` is done, how fast that goes, and how long it will still take.
    """
    if is_quiet() or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn("checking"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TransferSpeedColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(file=sys.__stderr__), transient=True)
    task = progress.add_task("checking", total=size() or None)
    began = time.monotonic()

    def advance(done: int) -> None:
        progress.advance(task, done)
        if not progress.live.is_started and time.monotonic() - began >= _WORTH_A_BAR:
            progress.start()

    try:
        yield advance
    finally:
        progress.stop()
