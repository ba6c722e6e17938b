"""Where output goes: a file that is written whole or not at all, or standard output; and the progress bar."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from seedproof.corpus.whole import replacing

__all__ = ["console_for", "opened", "progress_bar", "report_unfinished"]

_WORTH_A_BAR = 8_000_000  # bytes: below this a run is over before a bar is read


@contextmanager
def opened(path: Path | None) -> Iterator[IO[str]]:
    """Yield the stream to write to: standard output, or a file that takes the place of ``path`` once it is complete."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with replacing(path) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as stream:
        yield stream


def console_for(stream: IO[str]) -> Console:
    """Return a console that colours only on a terminal, and does not break lines elsewhere."""
    return Console(file=stream, highlight=False, markup=False, emoji=False, width=None if stream.isatty() else 120)


@contextmanager
def progress_bar(size: int) -> Iterator[Callable[[int], None] | None]:
    """Yield what to call with the characters done: a bar on standard error for a long run on a terminal, else None."""
    if size < _WORTH_A_BAR or not sys.stderr.isatty():
        yield None
        return
    batch = (TextColumn("checking"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeRemainingColumn())
    with Progress(*batch, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=size)
        yield lambda characters: progress.advance(task, characters)


def report_unfinished(unfinished: Iterable[object]) -> None:
    """Print what could not be read or checked to standard error."""
    for sentence in unfinished:
        print(f"seedproof: {sentence}", file=sys.stderr)
