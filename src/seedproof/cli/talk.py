"""How much is said beside what a command is asked for: notes, summaries and the progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from seedproof.cli.output import print_error, print_lines
from seedproof.core.errors import UsageError

__all__ = ["is_quiet", "is_verbose", "print_done", "print_note", "talking"]

_QUIET, _USUAL, _VERBOSE = range(3)
_talk: Final = ContextVar("talk", default=_USUAL)


@contextmanager
def talking(*, quiet: bool, verbose: bool) -> Iterator[None]:
    """Say less, or more, within. Raises UsageError for both."""
    if quiet and verbose:
        raise UsageError("--quiet and --verbose exclude each other", hint="leave one of them out")
    before = _talk.set(_QUIET if quiet else _VERBOSE if verbose else _USUAL)
    try:
        yield
    finally:
        _talk.reset(before)


def is_quiet() -> bool:
    """Tell whether nothing is to be said but what was asked for."""
    return _talk.get() == _QUIET


def is_verbose() -> bool:
    """Tell whether more is to be said than usual."""
    return _talk.get() == _VERBOSE


def print_note(sentence: str) -> None:
    """Print a sentence of which every part from elsewhere is escaped to standard error, unless nobody wants to know."""
    if not is_quiet():
        print_error(f"note: {sentence}")


def print_done(lines: str) -> None:
    """Print what was done to standard output, unless nobody wants to know; every part from elsewhere is escaped."""
    if not is_quiet():
        print_lines(lines)
