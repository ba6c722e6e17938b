"""Where output goes: a file that is written whole or not at all, or standard output."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stderr
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from seedproof.core.escape import as_output, cut, in_diff
from seedproof.corpus.whole import replacing
from seedproof.report.console import Plain

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "console_for",
    "console_or_plain",
    "opened",
    "plain_errors",
    "print_error",
    "print_lines",
    "print_traceback",
    "report_unfinished",
]

_COLOURED = ("FORCE_COLOR", "TTY_COMPATIBLE")  # variables by which rich takes a pipe for a terminal


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
    from rich.console import Console

    return Console(
        file=cast("IO[str]", _Guarded(stream)), highlight=False, markup=False, emoji=False, width=None if stream.isatty() else 120
    )


def console_or_plain(stream: IO[str]) -> Console | Plain:
    """Return the console of ``console_for``, or what stands for it where that would not colour."""
    coloured = stream.isatty() or any(os.environ.get(name) for name in _COLOURED)
    return console_for(stream) if coloured else Plain(cast("IO[str]", _Guarded(stream)))


class _Guarded:
    """Write to a stream, so that nothing which watches it takes a line for a command of its own."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, lines: str) -> int:
        """Write lines, each of them whole: the console writes what it is given to print at once."""
        return self._stream.write(as_output(self._shown(lines)))

    def _shown(self, lines: str) -> str:
        return lines

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Plain(_Guarded):
    """Write lines that have no colours: what a terminal would obey was not put there by us."""

    def _shown(self, lines: str) -> str:
        return "\n".join(map(in_diff, lines.split("\n")))


def plain_errors() -> AbstractContextManager[Any]:
    """Return a context in which standard error is safe for what others write to it: usage errors, warnings and logs."""
    return redirect_stderr(cast("IO[str]", _Plain(sys.stderr)))


def print_lines(lines: str) -> None:
    """Print lines of which every part from elsewhere is escaped to standard output."""
    print(as_output(lines))


def print_error(sentence: object) -> None:
    """Print a sentence of which every part from elsewhere is escaped to standard error."""
    print(as_output(f"seedproof: {sentence}"), file=sys.stderr)


def print_traceback() -> None:
    """Print where the exception that is being handled was raised to standard error: its message may quote a document."""
    lines = (in_diff(cut(line)) for line in traceback.format_exc().split("\n"))
    print(as_output("\n".join(lines)), file=sys.stderr)


def report_unfinished(unfinished: Iterable[object]) -> None:
    """Print what could not be read or checked to standard error."""
    for sentence in unfinished:
        print_error(sentence)
