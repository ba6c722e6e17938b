"""A corpus that lies in files and folders."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.readers import SUFFIXES, holds_one, read, suffix_of

__all__ = ["Files"]


@dataclass(frozen=True)
class Files(Corpus):
    """Documents below ``paths``, read anew at each iteration and always in the same order.

    Raises InputError at once where a path does not exist or a named file is of an unknown kind.

    - ``paths``: files and folders
    - ``settings``: what the fields of a row are called
    """

    paths: tuple[Path, ...]
    settings: Settings = Settings()  # noqa: RUF009 (settings are frozen)

    def __post_init__(self) -> None:
        for path in self.paths:
            if not path.exists():
                raise InputError("no such file or folder", where=str(path), hint="check the spelling, and the folder you are in")
            if path.is_file() and suffix_of(path) is None:
                raise InputError("this kind of file is not read", where=str(path), hint=f"seeds are {', '.join(SUFFIXES)}")

    def files(self, problems: list[ReadProblem] | None = None) -> list[Path]:
        """Return the files of seeds, each once however it is named, in the order given; those of a folder by their names.

        Folders that cannot be listed are noted in ``problems``: what lies in them is not known.
        """
        noted: list[ReadProblem] = [] if problems is None else problems
        below = (([path] if path.is_file() else sorted(_below(path, noted), key=lambda p: p.as_posix())) for path in self.paths)
        found = (file for files in below for file in files)
        once: dict[str, Path] = {}
        for file in found:
            once.setdefault(os.path.abspath(file), file)  # noqa: PTH100 (Path has only resolve, which asks the disk for each part)
        return list(once.values())

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        problems: list[ReadProblem] = []
        files = self.files(problems)
        yield from problems
        stems = Counter(f.stem for f in files if holds_one(f))
        for file in files:
            yield from read(file, _relative(file) if stems[file.stem] > 1 else file.stem, self.settings)

    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(f.stat().st_size for f in self.files() if os.path.exists(f))  # noqa: PTH110 (Path.exists raises where we may not look)


def _below(folder: Path, problems: list[ReadProblem]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        problems.append(
            ReadProblem(str(error.filename), f"cannot be listed: {error.strerror}", "make it readable, or name what is to be read")
        )

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(root, n) for n in names if suffix_of(Path(n)) is not None and not n.startswith("."))


def _relative(file: Path) -> str:
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
