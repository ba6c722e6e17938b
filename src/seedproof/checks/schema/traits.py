"""Say once what most documents of a corpus, or of a source in it, lack; and of each other document that it lacks it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from types import NoneType
from typing import Any, ClassVar, Final, NamedTuple, Self, get_args

from pydantic import PrivateAttr

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.schema.fields import first_line
from seedproof.core.context import Context
from seedproof.core.document import Document, Origin
from seedproof.core.escape import cut
from seedproof.core.finding import Hit
from seedproof.core.seed import Seed
from seedproof.text.spans import Flags

__all__ = ["FieldCheck", "Held", "Told", "source_name"]

_FEWEST: Final = 5  # documents that show what is usual among them: with fewer, each is told (guessed)
_LONGEST_SHOWN: Final = 60  # characters of a source's name in a message


class Held(NamedTuple):
    """Hold how many documents of one source there are, and which of them lack the field."""

    documents: int
    lacking: list[Origin]

    @property
    def mostly_lacks(self) -> bool:
        """Tell whether enough documents are known, and most of them lack the field."""
        return self.documents >= _FEWEST and len(self.lacking) * 2 > self.documents


#: What is told at each document: that of a whole corpus or source, or nothing where the document is told for itself.
Told = dict[Origin, str]


class FieldCheck(CorpusCheck[dict[str, Held], Told]):
    """Look for documents that lack a field, most documents of the corpus having it.

    What most documents of a corpus or of a source lack is a trait of it: that is told once, at the first of them, as information; as what
    the check's own severity says where the corpus's Seed class asks for the field.
    """

    field: ClassVar[str]  # of ``Seed``
    trait: ClassVar[str]  # what is said of a corpus of which most documents lack it

    _asked: bool = PrivateAttr(default=False)

    def bind(self, context: Context) -> Self:
        """Return the check for a corpus with this class of seeds."""
        bound = self.model_copy()
        bound._asked = _asks(context.seed_class, self.field)
        return bound

    @abstractmethod
    def lacking(self, batch: Batch) -> Flags:
        """Return which documents lack the field."""

    @abstractmethod
    def told(self, batch: Batch, index: int) -> Hit:
        """Return what is said of a document that lacks the field."""

    def tally(self, batch: Batch) -> dict[str, Held]:
        """Return which documents of each source lack the field."""
        counts: dict[str, Held] = {}
        for document, lacks in zip(batch.documents, self.lacking(batch).tolist(), strict=True):
            _add(counts, source_name(document), Held(1, [document.origin] * lacks))
        return counts

    def merge(self, left: dict[str, Held], right: dict[str, Held]) -> dict[str, Held]:
        """Return the documents of both."""
        for source, held in right.items():
            _add(left, source, held)
        return left

    def decide(self, counts: dict[str, Held]) -> Told:
        """Return what is told, and of which documents."""
        corpus = Held(sum(held.documents for held in counts.values()), [one for held in counts.values() for one in held.lacking])
        result: Told = {}
        for source, held in counts.items():
            if held.mostly_lacks or (corpus.mostly_lacks and held.documents < _FEWEST):
                if not corpus.mostly_lacks:
                    result[min(held.lacking)] = self._of_most(held, f"of “{cut(source, _LONGEST_SHOWN)}”")
            else:
                result.update(dict.fromkeys(held.lacking, ""))
        if corpus.mostly_lacks:
            result[min(set(corpus.lacking) - set(result))] = self._of_most(corpus, "of this corpus")
        return result

    def required_origins(self, decisions: Told) -> Collection[Origin]:
        """Return the documents that something is told at."""
        return decisions.keys()

    def concerning(self, decisions: Told, documents: Sequence[Document]) -> Told:
        """Return what is told at these documents."""
        return {origin: decisions[origin] for document in documents if (origin := document.origin) in decisions}

    def find(self, batch: Batch, decisions: Told) -> Iterator[Hit]:
        """Report the documents that were decided on."""
        for index, document in enumerate(batch.documents):
            of_most = decisions.get(document.origin)
            if of_most:
                yield Hit(*first_line(batch, index), of_most, None if self._asked else "info")
            elif of_most is not None:
                yield self.told(batch, index)

    def _of_most(self, held: Held, where: str) -> str:
        return f"{self.trait}: {len(held.lacking):,} of the {held.documents:,} documents {where}. This is told once"


def _add(counts: dict[str, Held], source: str, held: Held) -> None:
    """Add to the documents of a source, in place: of many batches each is gone through once."""
    mine = counts.setdefault(source, Held(0, []))
    mine.lacking.extend(held.lacking)
    counts[source] = mine._replace(documents=mine.documents + held.documents)


def source_name(document: Document) -> str:
    """Return what the documents of one source have in common: the host of an address, or the folder that the id is in, and the file."""
    _, scheme, address = document.id.partition("://")
    folder = address.partition("/")[0] if scheme else document.id.rpartition("/")[0]
    return folder or (document.path if document.row and document.path else "")


def _asks(seed_class: type[Seed], field: str) -> bool:
    """Tell whether a class refuses seeds that lack the field."""
    kind: Any = seed_class.model_fields[field].annotation
    return kind is not Any and NoneType not in get_args(kind)
