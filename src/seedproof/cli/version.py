"""What is installed: the version, the tables and weights that it works with, and what it runs on."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from seedproof.lang.languages import languages

__all__ = ["versions"]

_CODE = (".py", ".pyc", ".pyi", ".typed")


def versions() -> str:
    """Return the lines that a report of a fault should have."""
    tables = sorted(_tables(Path(str(files("seedproof")))))
    digest = hashlib.blake2b(digest_size=6)
    for name, file in tables:
        digest.update(f"{name}\0".encode() + file.read_bytes())
    megabytes = sum(file.stat().st_size for _, file in tables) / 1e6
    return (
        f"seedproof {version('seedproof')}\n"
        f"tables {digest.hexdigest()} ({len(tables)} files, {megabytes:.1f} MB; {len(languages())} languages)\n"
        f"engine local ({os.cpu_count() or 1} cores; Python {platform.python_version()}, numpy {version('numpy')})"
    )


def _tables(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and file of all that is no code in the package: word lists, phrases and learnt weights, but not what only pages need."""
    for file in folder.rglob("data/**/*"):
        if file.is_file() and file.suffix not in _CODE:
            yield file.relative_to(folder).as_posix(), file
