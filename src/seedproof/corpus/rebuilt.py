"""A folder built anew beside the old one, and put in its place when it is complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from seedproof.core.errors import InputError
from seedproof.corpus.exchange import exchanged
from seedproof.corpus.unfinished import remove_left_behind, unfinished_name

__all__ = ["put_back", "rebuilt"]


@contextmanager
def rebuilt(folder: Path, ours: Collection[str], along: Collection[str] = ()) -> Iterator[Path]:
    """Yield an empty folder that takes the place of ``folder`` at the end, unless something is raised: then the old one stays.

    ``ours``: the names in it that are written anew · ``along``: folders that stay where they are not. Files of others stay, too.
    What a killed run took away is put back before. Where others keep folders there, ours alone are put in their place, one by one.
    Raises InputError where it cannot be written.
    """
    folder = Path(os.path.realpath(folder))
    for taken in (folder, *(folder / name for name in along)):
        put_back(taken)
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
        kept = [entry for entry in folder.iterdir() if entry.name not in ours] if folder.is_dir() else []
        kept = [entry for entry in kept if not os.path.lexists(new / entry.name)]
        if any(entry.is_dir() and entry.name not in along for entry in kept) or not _swapped(new, folder, kept):
            _swap_entries(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def put_back(folder: Path) -> None:
    """Put ``folder`` back where a run was killed between taking it away and putting the new one in its place."""
    old = _aside(Path(os.path.realpath(folder)))
    if old.is_dir():
        if not os.path.lexists(folder):
            old.rename(folder)
        else:
            shutil.rmtree(old, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.parent / ".seedproof-old"


def _swapped(new: Path, folder: Path, kept: Collection[Path]) -> bool:
    """Put ``new`` in the place of ``folder``, with what is kept of that, at one stroke or by two renamings; return whether it can be done.

    In the first case the old one has the name of ``new`` afterwards.
    """
    if not folder.exists():
        new.rename(folder)
        return True
    for entry in kept:
        _carry(entry, new / entry.name)
    shutil.copystat(folder, new)
    if exchanged(new, folder):
        return True
    old = _aside(folder)
    try:
        folder.rename(old)
    except OSError:  # in use, or a disk of its own
        return False
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return True


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


def _swap_entries(new: Path, folder: Path) -> None:
    """Put what is in ``new`` into ``folder``, the page that leads to the others last."""
    for entry in sorted(new.iterdir(), key=lambda entry: (entry.name == "index.html", entry.name)):
        there = folder / entry.name
        if there.is_dir() and not there.is_symlink():
            there.rename(new / unfinished_name())
        if entry.is_dir():
            shutil.move(entry, there)
        else:
            shutil.copy2(entry, beside := folder / unfinished_name())  # where renaming it is to another disk
            beside.replace(there)
