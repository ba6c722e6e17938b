"""What installed packages offer: their entry points of a group."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["entry_points"]

_FILE = "entry_points.txt"


def entry_points(group: str) -> Iterable[EntryPoint]:
    """Return the entry points of a group.

    The standard library's way to them takes as long to import as all packages take to be looked through for the group's name: it is
    only gone where some package has that.
    """
    if not _may_have(group):
        return ()
    from importlib.metadata import entry_points

    return entry_points(group=group)


def _may_have(group: str) -> bool:
    """Tell whether any installed package may have the group, as far as that shows."""
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        return True  # packages that lie where only this finder knows
    wanted = group.encode()
    return any(text is None or wanted in text for folder in sys.path for text in _texts(folder or "."))


def _texts(folder: str) -> Iterator[bytes | None]:
    """Yield what the packages in a folder of ``sys.path`` offer; None where that cannot be seen from outside, as in an archive."""
    if os.path.isfile(folder):  # noqa: PTH113
        yield None
        return
    try:
        names = [name for name in os.listdir(folder) if name.lower().endswith((".dist-info", ".egg-info"))]  # noqa: PTH208
    except OSError:
        return
    for name in [*names, "EGG-INFO"]:
        try:
            with open(os.path.join(folder, name, _FILE), "rb") as opened:  # noqa: PTH118
                yield opened.read()
        except OSError:  # it offers nothing
            continue
