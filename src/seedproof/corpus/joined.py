"""Several corpora as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedproof.core.document import Document
from seedproof.corpus.corpus import Corpus, ReadProblem

__all__ = ["Joined"]


class Joined(Corpus):
    """Give the documents of several corpora, one after the other. No two of them may be of the same origin."""

    def __init__(self, parts: Sequence[Corpus]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        for part in self._parts:
            yield from part

    def size(self) -> int:
        """Return about how many bytes there are."""
        return sum(part.size() for part in self._parts)
