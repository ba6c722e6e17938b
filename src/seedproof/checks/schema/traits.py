"""Say once what most documents of a corpus, or of a source in it, lack; and of each other document that it lacks it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
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
from seedproof.core.spill import SpilledList, shared_spill
from seedproof.text.spans import Flags

__all__ = ["HERE", "FieldCheck", "FieldCounts", "Held", "Told", "source_name"]

HERE: Final = 3_000  # documents that lack a field and are told of in memory, where each takes 0.3 KB (measured)
_FEWEST: Final = 5  # documents that show what is usual among them: with fewer, each is told (guessed)
_LONGEST_SHOWN: Final = 60  # characters of a source's name in a message


class Held(NamedTuple):
    """Hold how many documents of one source there are, how many of them lack the field, and the first that does."""

    documents: int = 0
    lacking: int = 0
    first: Origin | None = None

    @property
    def mostly_lacks(self) -> bool:
        """Tell whether enough documents are known, and most of them lack the field."""
        return self.documents >= _FEWEST and self.lacking * 2 > self.documents

    def plus(self, other: Held) -> Held:
        """Return what is held of the documents of both."""
        firsts = [first for first in (self.first, other.first) if first is not None]
        return Held(self.documents + other.documents, self.lacking + other.lacking, min(firsts, default=None))


@dataclass
class FieldCounts:
    """Hold how many documents of each source lack the field, and which; where they are many, these lie in a temporary file.

    ``sources``: by their names
    ``lacking``: in lists, each document that lacks the field, with the name of its source
    """

    sources: dict[str, Held] = field(default_factory=dict)
    lacking: list[Sequence[tuple[str, Origin]]] = field(default_factory=list)

    def add(self, other: FieldCounts) -> FieldCounts:
        """Add what was counted elsewhere, and return self."""
        for source, held in other.sources.items():
            mine = self.sources.get(source)
            self.sources[source] = held if mine is None else mine.plus(held)
        self.lacking += other.lacking
        here = [one for part in self.lacking if isinstance(part, list) for one in part]
        if len(here) > HERE:
            written = [part for part in self.lacking if not isinstance(part, list)]
            self.lacking = [*written, SpilledList(here, shared_spill())]
        return self


#: What is told at each document: that of a whole corpus or source, or nothing where the document is told for itself.
Told = dict[Origin, str]


class FieldCheck(CorpusCheck[FieldCounts, Told]):
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

    def tally(self, batch: Batch) -> FieldCounts:
        """Return which documents of each source lack the field."""
        counts, lacking = FieldCounts(), list[tuple[str, Origin]]()
        for document, lacks in zip(batch.documents, self.lacking(batch).tolist(), strict=True):
            source, origin = source_name(document), document.origin
            counts.sources[source] = counts.sources.get(source, Held()).plus(Held(1, int(lacks), origin if lacks else None))
            if lacks:
                lacking.append((source, origin))
        counts.lacking.append(lacking)
        return counts

    def merge(self, left: FieldCounts, right: FieldCounts) -> FieldCounts:
        """Return the documents of both."""
        return left.add(right)

    def decide(self, counts: FieldCounts) -> Told:
        """Return what is told, and of which documents."""
        corpus = reduce(Held.plus, counts.sources.values(), Held())
        behind = {s for s, held in counts.sources.items() if held.mostly_lacks or (corpus.mostly_lacks and held.documents < _FEWEST)}
        result: Told = {origin: "" for part in counts.lacking for source, origin in part if source not in behind}
        if corpus.mostly_lacks:
            others = (origin for part in counts.lacking for _, origin in part if origin not in result)
            result[min(others)] = self._of_most(corpus, "of this corpus")
            return result
        for source in behind:
            held = counts.sources[source]
            if held.first is not None:
                result[held.first] = self._of_most(held, f"of “{cut(source, _LONGEST_SHOWN)}”")
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
        return f"{self.trait}: {held.lacking:,} of the {held.documents:,} documents {where}. This is told once"


def source_name(document: Document) -> str:
    """Return what the documents of one source have in common: the host of an address, or the folder that the id is in, and the file."""
    _, scheme, address = document.id.partition("://")
    folder = address.partition("/")[0] if scheme else document.id.rpartition("/")[0]
    return folder or (document.path if document.row and document.path else "")


def _asks(seed_class: type[Seed], field: str) -> bool:
    """Tell whether a class refuses seeds that lack the field."""
    kind: Any = seed_class.model_fields[field].annotation
    return kind is not Any and NoneType not in get_args(kind)
