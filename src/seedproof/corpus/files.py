"""A corpus that lies in files and folders."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import USUAL, Settings
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.exclusion import beginning, below, matches
from seedproof.corpus.readers import SUFFIXES, holds_one, read, suffix_of

__all__ = ["Files", "Skipped"]


class Skipped(NamedTuple):
    """A file that was named and is not read.

    - ``path``: as it was named
    - ``why``: the reason
    - ``meant``: whether that is how the project wants it, and not a mistake of whoever named it
    """

    path: Path
    why: str
    meant: bool


@dataclass(frozen=True)
class Files(Corpus):
    """Documents below ``paths``, read anew at each iteration and always in the same order.

    A named file of an unknown kind is passed over, as whatever calls us may name all that there is: ``skipped`` tells of it.
    Raises InputError at once where a path does not exist.

    - ``paths``: files and folders
    - ``settings``: what the fields of a row are called, how files are encoded, and which are left out
    - ``root``: the folder that ``exclude`` and ``seeds`` in the settings are relative to; they leave nothing out where there is none
    - ``exclude``: patterns of files that are left out beside those, wherever they lie
    """

    paths: tuple[Path, ...]
    settings: Settings = USUAL
    root: Path | None = None
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for path in self.paths:
            if not path.exists():
                raise InputError("no such file or folder", where=str(path), hint="check the spelling, and the folder you are in")

    def files(self, problems: list[ReadProblem] | None = None) -> list[Path]:
        """Return the files of seeds, each once however it is named, in the order given; those of a folder by their names.

        Folders that cannot be listed are noted in ``problems``: what lies in them is not known.
        """
        noted: list[ReadProblem] = [] if problems is None else problems
        named = {s.path for s in self.skipped}
        paths = (path for path in self.paths if path not in named)
        found = (f for path in paths for f in (sorted(_below(path, noted), key=Path.as_posix) if path.is_dir() else [path]))
        once: dict[str, Path] = {}
        for file in found:
            once.setdefault(os.path.abspath(file), file)  # noqa: PTH100 (Path has only resolve, which asks the disk for each part)
        return [file for absolute, file in once.items() if not self._left_out(absolute)]

    @cached_property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return the files that were named and are not read, in their order."""
        files = [path for path in dict.fromkeys(self.paths) if not path.is_dir()]
        left_out = {path: why for path in files if (why := self.left_out(path))}
        unknown = {path: f"this kind of file is not read; seeds are {', '.join(SUFFIXES)}" for path in files if suffix_of(path) is None}
        return tuple(Skipped(path, left_out.get(path) or unknown[path], path in left_out) for path in files if path in left_out | unknown)

    def left_out(self, file: Path) -> str | None:
        """Say why a file is none of the corpus: it is left out, or hidden among the seeds."""
        return self._left_out(os.path.abspath(file))  # noqa: PTH100

    @cached_property
    def _folders(self) -> tuple[str, str] | None:
        """Return how absolute paths in the root begin, and those in its folder of seeds."""
        return (beginning(self.root), beginning(self.root / self.settings.seeds)) if self.root else None

    def _left_out(self, absolute: str) -> str | None:
        inside = below(absolute, self._folders[0]) if self._folders else None
        if self.exclude and matches(inside or below(absolute, beginning(Path())) or absolute.lstrip("/"), self.exclude):
            return "left out by --exclude"
        if self._folders is None or inside is None:
            return None
        if self.settings.exclude and matches(inside, self.settings.exclude):
            return "left out by `exclude` in the settings"
        seeds = below(absolute, self._folders[1])
        return "hidden files among the seeds are not read" if seeds and any(part.startswith(".") for part in seeds.split("/")) else None

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        problems: list[ReadProblem] = []
        files = self.files(problems)
        yield from problems
        stems = Counter(f.stem for f in files if holds_one(f))
        for file in files:
            yield from read(file, _relative(file) if stems[file.stem] > 1 else file.stem, self.settings)

    def size(self) -> int:
        """Return the bytes of all files, as they were when it was first asked."""
        return self._size

    @cached_property
    def _size(self) -> int:
        return sum(map(_size_of, self.files()))


def _below(folder: Path, problems: list[ReadProblem]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        problems.append(
            ReadProblem(str(error.filename), f"cannot be listed: {error.strerror}", "make it readable, or name what is to be read")
        )

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(root, n) for n in names if not n.startswith(".") and n.lower().endswith(SUFFIXES))


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # not there any more, or where we may not look
        return 0


def _relative(file: Path) -> str:
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
