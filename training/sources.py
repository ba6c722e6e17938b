"""Read what the ``data.toml`` beside a learner says of its sources.

Each table ``[NAME]`` is a source: ``what`` it is, its ``licence`` as the publisher states it, how to ``fetch`` or make it, and the sha256
of what was used, where it is known: ``file`` and ``sha256``, or several in ``[NAME.files]``. A learner may read more keys of its own.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

__all__ = ["Source", "sources", "warn_of_other_files"]


class Source(NamedTuple):
    """One source of what is learnt.

    ``name``: as headers of shipped files name it · ``what``: what it is · ``licence``: as its publisher states it · ``fetch``: how to fetch
    or make it · ``files``: digests of its files by name.
    """

    name: str
    what: str
    licence: str
    fetch: str
    files: dict[str, str]


def sources(folder: Path) -> list[Source]:
    """Return what the data.toml of a folder says. Raises ValueError where it does not say all of it."""
    file = folder / "data.toml"
    found = []
    for name, told in tomllib.loads(file.read_text("utf-8")).items():
        missing = {"what", "licence", "fetch", *(("sha256",) if "file" in told else ())} - told.keys()
        if missing:
            raise ValueError(f"{file}: [{name}] does not say {', '.join(sorted(missing))}; training/sources.py tells what stands there")
        files = {told["file"]: told["sha256"]} if "file" in told else told.get("files", {})
        found.append(
            Source(name, told["what"], told["licence"], told["fetch"], {Path(path).name: digest for path, digest in files.items()})
        )
    return found


def warn_of_other_files(folder: Path, files: Iterable[Path]) -> list[str]:
    """Print and return the names of ``files`` that are not, byte for byte, those which the shipped files were made of."""
    known = {name: digest for source in sources(folder) for name, digest in source.files.items()}
    other = [file.name for file in files if not file.is_file() or known.get(file.name) != hashlib.sha256(file.read_bytes()).hexdigest()]
    for name in other:
        print(f"{name} is not the file that {folder.name}/data.toml names: what is learnt will differ from what ships")
    return other
