"""Standard output and standard error as they should be: what happens to them decides nothing but what is printed.

A reader that has had enough (``| head``) or a full disk behind ``2>`` must not hide how a run ends, so writing never raises here. A
terminal that cannot show a character gets its escape, as Python itself writes it to standard error.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any

from seedproof.core.escape import cut

__all__ = ["lost_output", "make_robust", "to_machines", "told"]


class _Robust(io.FileIO):
    """Write to a file descriptor as long as that works; keep the first ``error``, and drop what comes after it."""

    error: OSError | None = None

    def write(self, data: Any) -> int:
        if self.error is None:
            try:
                return super().write(data)
            except BlockingIOError:  # a pipe that its owner made so: it is not broken
                raise
            except OSError as error:
                self.error = error
        return memoryview(data).nbytes


def make_robust() -> None:
    """Put streams in the place of ``sys.stdout`` and ``sys.stderr`` that escape what they cannot encode and never raise."""
    sys.stdout, sys.stderr = _robust(sys.stdout), _robust(sys.stderr)


def to_machines() -> None:
    """Make standard output UTF-8 whatever a terminal here would show: what reads JSON, XML or TOML expects that."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def lost_output() -> OSError | None:
    """Return why standard output could not be written, if so. A reader that has gone wanted no more of it: that is no loss."""
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    failed = raw.error if isinstance(raw, _Robust) else None
    return None if isinstance(failed, BrokenPipeError) else failed


def told(error: OSError) -> str:
    """Return what an error of the operating system says, in one line: where, what, and what to do."""
    places = [str(name) for name in (error.filename, error.filename2) if name is not None]
    what = error.strerror or str(error) or type(error).__name__
    where = f"{' and '.join(places)}: " if places else ""
    return cut(" ".join(f"{where}{what}".split())) + "\n  hint: see to it that it is there, is yours to use, and that there is space"


def _robust(stream: Any) -> Any:
    if stream is None:  # closed by whoever started us
        return open(os.devnull, "w", encoding="utf-8", errors="backslashreplace")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    raw = getattr(stream.buffer, "raw", stream.buffer)  # the same where Python does not buffer
    if type(raw) is not io.FileIO:  # a console of Windows, or a test's
        stream.reconfigure(errors="backslashreplace")
        return stream
    stream.flush()
    buffer = io.BufferedWriter(_Robust(raw.fileno(), "w", closefd=False))
    return io.TextIOWrapper(
        buffer,
        encoding=stream.encoding,
        errors="backslashreplace",
        newline="\n" if os.linesep == "\n" else None,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
