"""Texts of documents that reports show: in memory while they are small, beyond that in a temporary file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import Final

from seedproof.core.document import Document, Origin
from seedproof.core.spill import Spill, Spilled
from seedproof.corpus.corpus import Corpus

__all__ = ["KeptTexts"]

_HERE: Final = 8_000_000  # characters that stay in memory (guessed)
_LAST: Final = 4  # texts that are asked for again, finding by finding


class KeptTexts(Mapping[Origin, str]):
    """Hold the texts of some documents of a corpus, which is read once for all that show them."""

    def __init__(self, corpus: Corpus, origins: Set[Origin], here: int = _HERE) -> None:
        self._here: dict[Origin, str] = {}
        self._places: dict[Origin, Spilled] = {}
        self._spill = Spill()
        self._read = lru_cache(_LAST)(self._read_anew)
        held = 0
        for document in corpus if origins else ():
            if isinstance(document, Document) and document.origin in origins:
                held += len(document.text)
                if held <= here:
                    self._here[document.origin] = document.text
                else:
                    self._places[document.origin] = self._spill.write(document.text.encode("utf-8", "surrogatepass"))

    def __getitem__(self, origin: Origin) -> str:
        return self._read(origin) if origin in self._places else self._here[origin]

    def __iter__(self) -> Iterator[Origin]:
        yield from (*self._here, *self._places)

    def __len__(self) -> int:
        return len(self._here) + len(self._places)

    def _read_anew(self, origin: Origin) -> str:
        return self._spill.read(self._places[origin]).decode("utf-8", "surrogatepass")
