"""A folder built anew beside the old one, and put in its place when it is complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from seedproof.core.errors import InputError
from seedproof.corpus.unfinished import remove_left_behind, unfinished_name

__all__ = ["rebuilt"]


@contextmanager
def rebuilt(folder: Path, is_ours: Callable[[str], bool]) -> Iterator[Path]:
    """Yield an empty folder that takes the place of ``folder`` at the end, unless something is raised: then the old one stays.

    What lies in the old one and is not ours by its name goes with it. Raises InputError where it cannot be written.
    """
    folder = Path(os.path.realpath(folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        remove_left_behind(folder.parent)
        new = folder.parent / unfinished_name()
        new.mkdir()
    except OSError as error:
        hint = "name a folder that is yours to write to"
        raise InputError(f"cannot be written: {error.strerror}", where=str(folder), hint=hint) from None
    try:
        yield new
        if folder.is_dir():
            for entry in folder.iterdir():
                if not is_ours(entry.name) and not os.path.lexists(new / entry.name):
                    _carry(entry, new / entry.name)
            shutil.copystat(folder, new)
        _swap(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _carry(entry: Path, to: Path) -> None:
    """Give a file or folder a second name, as long as both folders are there; a copy where that cannot be."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, to, symlinks=True, copy_function=_link)
    else:
        _link(entry, to)


def _link(entry: str | Path, to: str | Path) -> None:
    try:
        os.link(entry, to, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(entry, to, follow_symlinks=False)


def _swap(new: Path, folder: Path) -> None:
    """Put ``new`` in the place of ``folder``: one renaming after the other, as no system has both at once under one name."""
    if not folder.exists():
        new.rename(folder)
        return
    old = folder.parent / unfinished_name()
    try:
        folder.rename(old)
    except OSError:  # something in use, or another disk: entry by entry, what leads to the others last
        _swap_entries(new, folder)
        return
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _swap_entries(new: Path, folder: Path) -> None:
    names = sorted((entry.name for entry in new.iterdir()), key=lambda name: (name == "index.html", name))
    for name in names:
        old = folder / name
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        with suppress(FileNotFoundError):
            if not (new / name).is_dir():
                (new / name).replace(old)
            else:
                shutil.move(new / name, old)
