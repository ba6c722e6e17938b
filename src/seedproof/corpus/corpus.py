"""What a corpus is to a run: documents that can be read again and again, in batches or a few of them by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Set
from typing import Final, NamedTuple

from seedproof.core.document import Document, Origin
from seedproof.core.escape import cut, in_line

__all__ = ["BATCH_CHARACTERS", "Corpus", "ReadProblem", "read_of", "weight"]

BATCH_CHARACTERS = 1_000_000  # what is computed of one batch then takes about 60 MB (measured on news in English)
_SHORTEST_LINE: Final = 25  # characters that a line weighs at least: 40,000 lines then fill a batch, in 200 MB (measured)


class ReadProblem(NamedTuple):
    """Something that could not be read.

    - ``where``: the file and the line or row of it
    - ``what``: why
    - ``hint``: what to do about it
    """

    where: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"{in_line(cut(self.where))}: {in_line(cut(self.what))}\n  hint: {in_line(cut(self.hint))}"


def weight(text: str) -> int:
    """Return about how many characters of news take as much memory as a text: more than it has if its lines are tiny."""
    return max(len(text), _SHORTEST_LINE * (1 + text.count("\n") + text.count("\r")))


def read_of(documents: Iterable[Document]) -> int:
    """Return how many bytes their texts are in UTF-8: what a progress bar counts, as ``Corpus.size`` does."""
    return sum(len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")) for _, text, *_ in documents)


class Corpus(ABC):
    """Give documents from wherever they are kept. Subclasses say how to iterate; what a run asks for follows from that.

    No two documents have the same origin; they may have the same id.
    """

    @abstractmethod
    def __iter__(self) -> Iterator[Document | ReadProblem]:
        """Yield each document, or what is wrong with it; at each iteration the same, in the same order."""

    def batches(self, size: int = BATCH_CHARACTERS) -> Iterator[tuple[list[Document], list[ReadProblem]]]:
        """Yield the documents in groups that weigh about ``size``, with the problems met on the way."""
        documents: list[Document] = []
        problems: list[ReadProblem] = []
        total = 0
        for item in self:
            if isinstance(item, ReadProblem):
                problems.append(item)
                continue
            documents.append(item)
            total += weight(item.text)
            if total >= size:
                yield documents, problems
                documents, problems, total = [], [], 0
        if documents or problems:
            yield documents, problems

    def texts(self, origins: Set[Origin]) -> dict[Origin, str]:
        """Read the corpus again and return the texts of the documents with these origins."""
        return {d.origin: d.text for d in self if isinstance(d, Document) and d.origin in origins} if origins else {}

    def size(self) -> int:
        """Return about how many bytes there are, for a progress bar; 0 where nobody can tell without reading them."""
        return 0
