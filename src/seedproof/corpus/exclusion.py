"""Which files of a project its settings leave out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

__all__ = ["beginning", "below", "matches", "relative_to"]


def relative_to(file: Path, folder: Path) -> str | None:
    """Return the path of ``file`` from ``folder`` on, with slashes; None where it does not lie in it. Links are not followed."""
    return below(os.path.abspath(file), beginning(folder))  # noqa: PTH100 (see Files.files)


def beginning(folder: Path) -> str:
    """Return how the absolute paths of what lies in a folder begin."""
    return os.path.join(os.path.abspath(folder), "")  # noqa: PTH100, PTH118 (see Files.files)


def below(absolute: str, root: str) -> str | None:
    """Return what ``relative_to`` does of an absolute path and the ``beginning`` of a folder: for many files of one folder."""
    return absolute[len(root) :].replace(os.sep, "/") if absolute.startswith(root) else None


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Tell whether a pattern is that of ``path`` or of a folder that it lies in.

    ``*`` and ``**`` stand for any characters, slashes too. A pattern without a slash is that of a name, wherever it is.
    """
    parts = path.split("/")
    above = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    for pattern in patterns:
        wanted = pattern.removeprefix("./").rstrip("/")
        if any(fnmatchcase(name, wanted) for name in (above if "/" in wanted else parts)):
            return True
    return False
