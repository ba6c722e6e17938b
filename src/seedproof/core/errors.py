"""The errors a person can meet, each with its exit code.

SeedproofError
├── UsageError      2  the command line, the settings or the input cannot be used
│   ├── SettingsError
│   └── InputError
└── BrokenRunError  3  the tool did not evaluate everything it was asked to
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from seedproof.core.escape import cut, in_line

__all__ = ["BrokenRunError", "InputError", "SeedproofError", "SettingsError", "UsageError"]


class SeedproofError(Exception):
    """Tell what went wrong, where, and what to do about it, in that order.

    - ``what``: the sentence
    - ``where``: a file, a line or a settings key
    - ``hint``: the next step for the reader

    As a string, each of these is one line, whatever they quote.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, what: str, *, hint: str, where: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what, where, hint)

    def __reduce__(self) -> tuple[Callable[[], SeedproofError], tuple[()]]:
        """Let another process make it anew: what is said of it has names there as well."""
        return partial(type(self), self.what, where=self.where, hint=self.hint), ()

    def __str__(self) -> str:
        place = f"{in_line(cut(self.where))}: " if self.where else ""
        return f"{place}{in_line(cut(self.what))}\n  hint: {in_line(cut(self.hint))}"


class UsageError(SeedproofError):
    """Say that the command was asked for something it cannot do."""

    exit_code = 2


class SettingsError(UsageError):
    """Say that a key or value in the settings, a suite or a corpus's own check cannot be used."""


class InputError(UsageError):
    """Say that a document or folder cannot be read, or an output cannot be written."""


class BrokenRunError(SeedproofError):
    """Say that something was asked for and not evaluated: never to be read as a pass."""

    exit_code = 3
