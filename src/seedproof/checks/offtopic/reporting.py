"""What the checks of the family report: how much of a passage a message shows, and the fix that takes it out."""

from __future__ import annotations

from typing import Final

from seedproof.core.finding import Edit, Fix

__all__ = ["beginning", "first_line", "removal"]

_SHOWN: Final = 60  # characters of a passage in a message: they fit beside its place on a line of a terminal


def removal(start: int, end: int, *, safe: bool = False) -> Fix:
    """Return the fix that takes ``[start, end)`` out; within an article it is never safe."""
    return Fix(safe=safe, edits=(Edit(start=start, end=end, text=""),))


def first_line(passage: str) -> str:
    """Return the first line of a passage as messages show it, cut short with an ellipsis."""
    line = passage.partition("\n")[0].strip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def beginning(line: str) -> str:
    """Return the beginning of a line as messages show it."""
    return line[:_SHOWN].rstrip()
