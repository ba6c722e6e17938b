"""Texts of documents that reports show: in memory while they are small, beyond that in a temporary file."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import Final, NamedTuple

from seedproof.core.document import Document, Origin
from seedproof.corpus.corpus import Corpus

__all__ = ["KeptTexts"]

_HERE: Final = 8_000_000  # characters that stay in memory (guessed)
_LAST: Final = 4  # texts that are asked for again, finding by finding


class _Place(NamedTuple):
    offset: int
    size: int


class KeptTexts(Mapping[Origin, str]):
    """Hold the texts of some documents of a corpus, which is read once for all that show them."""

    def __init__(self, corpus: Corpus, origins: Set[Origin], here: int = _HERE) -> None:
        self._here: dict[Origin, str] = {}
        self._places: dict[Origin, _Place] = {}
        self._file = tempfile.TemporaryFile(prefix="seedproof-")  # noqa: SIM115 (it stays as long as this does)
        weakref.finalize(self, self._file.close)
        self._read = lru_cache(_LAST)(self._read_anew)
        offset = held = 0
        for document in corpus if origins else ():
            if isinstance(document, Document) and document.origin in origins:
                held += len(document.text)
                if held <= here:
                    self._here[document.origin] = document.text
                else:
                    size = self._file.write(document.text.encode("utf-8", "surrogatepass"))
                    self._places[document.origin] = _Place(offset, size)
                    offset += size

    def __getitem__(self, origin: Origin) -> str:
        return self._read(origin) if origin in self._places else self._here[origin]

    def __iter__(self) -> Iterator[Origin]:
        yield from (*self._here, *self._places)

    def __len__(self) -> int:
        return len(self._here) + len(self._places)

    def _read_anew(self, origin: Origin) -> str:
        place = self._places[origin]
        self._file.seek(place.offset)
        return self._file.read(place.size).decode("utf-8", "surrogatepass")
