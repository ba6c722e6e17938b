"""What the ``data.toml`` beside a learner says: what it makes, with which command, and of which sources.

``makes`` has patterns of shipped files below ``src/seedproof``, ``command`` what makes them. Each ``[source.NAME]`` says ``what`` it is,
its ``licence`` as the publisher states it, how to ``get`` or make it, and by name the ``sha256`` of the files that were used.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

__all__ = ["Recipe", "Source", "read", "warn_of_other_files"]


class Source(NamedTuple):
    """One source of what is learnt.

    ``name``: as headers of shipped files name it · ``what``: what it is · ``licence``: as its publisher states it · ``get``: how to fetch
    or make it · ``sha256``: digests of its files by name.
    """

    name: str
    what: str
    licence: str
    get: str
    sha256: dict[str, str]


class Recipe(NamedTuple):
    """One data.toml.

    ``makes``: patterns of the shipped files, below src/seedproof · ``command``: what makes them · ``sources``: what they are made of.
    """

    makes: tuple[str, ...]
    command: str
    sources: tuple[Source, ...]


def read(folder: Path) -> Recipe:
    """Return what the data.toml of a folder says. Raises ValueError where it does not say all of it."""
    file = folder / "data.toml"
    told = tomllib.loads(file.read_text("utf-8"))
    try:
        sources = tuple(
            Source(name, source["what"], source["licence"], source["get"], source.get("sha256", {}))
            for name, source in told["source"].items()
        )
        return Recipe(tuple(told["makes"]), told["command"], sources)
    except KeyError as missing:
        raise ValueError(f"{file}: {missing} is missing; training/sources.py tells what stands there") from None


def warn_of_other_files(folder: Path, files: Iterable[Path]) -> list[str]:
    """Print and return the names of ``files`` that are not, byte for byte, those which the shipped files were made of."""
    known = {name: digest for source in read(folder).sources for name, digest in source.sha256.items()}
    other = [file.name for file in files if not file.is_file() or known.get(file.name) != hashlib.sha256(file.read_bytes()).hexdigest()]
    for name in other:
        print(f"{name} is not the file that {folder.name}/data.toml names: what is learnt will differ from what ships")
    return other
