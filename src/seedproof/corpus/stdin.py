"""A corpus that comes in by standard input."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.files import Skipped
from seedproof.corpus.readers import SUFFIXES, holds_one, read, suffix_of

__all__ = ["STDIN", "Stdin"]

#: How a command is told to read standard input.
STDIN = Path("-")

_NAME = "stdin"  # of a document that is not said to be from a file
_CHUNK = 1 << 20  # bytes


class Stdin(Corpus):
    """The documents that come in by standard input, as a file called ``name`` would hold them, or one text where it has no name.

    They are kept in a temporary file, as a corpus is read twice. ``id``: what a single one is called, if not as the name says. Raises
    InputError for a name of a kind that is not read.
    """

    skipped: tuple[Skipped, ...] = ()

    def __init__(self, name: str | None, settings: Settings, stream: IO[bytes] | None = None, id: str | None = None) -> None:
        self._path, self._settings = name, settings
        shown = Path(name or f"{_NAME}.txt")
        suffix = suffix_of(shown)
        if suffix is None:
            raise InputError("this kind of file is not read", where=str(shown), hint=f"seeds are {', '.join(SUFFIXES)}")
        self._stem = id or (shown.stem if holds_one(shown) else shown.name)
        self._file = tempfile.NamedTemporaryFile(suffix=suffix)  # noqa: SIM115 (it lives as long as the corpus does)
        source = stream or sys.stdin.buffer
        if holds_one(shown):  # what is longer than a document may be is not read to its end: it may have none
            self._file.write(source.read(settings.max_document_bytes + 1))
        else:
            shutil.copyfileobj(source, self._file, _CHUNK)
        self._file.flush()

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        """Yield the documents under the name that they go by."""
        kept, shown = self._file.name, self._path or _NAME
        for item in read(Path(kept), self._stem, self._settings):
            yield item._replace(path=self._path) if isinstance(item, Document) else item._replace(where=item.where.replace(kept, shown))

    @property
    def kept(self) -> Path:
        """Return the file that holds what came in, as long as the corpus is there."""
        return Path(self._file.name)

    def size(self) -> int:
        """Return how many bytes came in."""
        return self.kept.stat().st_size
