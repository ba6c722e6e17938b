"""A batch of documents: what checks see."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import Final, TypeVar, cast

import numpy as np

from seedproof.core.document import Document
from seedproof.core.seed import Credit, Seed
from seedproof.lang.identify import Languages
from seedproof.lang.phrases import PhraseHits, Wording, find, in_place
from seedproof.text.characters import Characters
from seedproof.text.layout import joined
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, Spans, mask
from seedproof.text.words import Words

__all__ = ["Batch", "Parser"]

T = TypeVar("T")

# Of 1,060 scraped documents none has more than 108 findings of one check, nor more than one in 20 characters. Where a page is nothing
# but defects, that is what a reader should learn; a hundred thousand findings of it would only take the memory of the others.
_MOST_FINDINGS: Final = 1000
_FEW_FINDINGS: Final = 20
_CHARACTERS_PER_FINDING: Final = 20


class Parser(ABC):
    """Reads the fields of the documents of a batch, in order. It keeps nothing: what it computes on the way is kept by ``Batch.once``.

    Spans are those of ``Batch.text``; credits and seeds have the offsets of their document.
    """

    @abstractmethod
    def titles(self, batch: Batch) -> Spans:
        """Return each document's title: empty where there is none."""

    @abstractmethod
    def bodies(self, batch: Batch) -> Spans:
        """Return each document's body."""

    @abstractmethod
    def quotes(self, batch: Batch) -> Spans:
        """Return the outermost quotations of all documents, one after the other."""

    @abstractmethod
    def languages(self, batch: Batch) -> Sequence[str | None]:
        """Return each document's language, None where it is unclear."""

    @abstractmethod
    def credits(self, batch: Batch) -> Sequence[Sequence[Credit]]:
        """Return the credits of each document."""

    @abstractmethod
    def sources(self, batch: Batch) -> Sequence[Credit | None]:
        """Return the best of the credits of each document."""

    @abstractmethod
    def seeds(self, batch: Batch) -> tuple[Seed, ...]:
        """Return each document with all its fields."""


class Batch:
    """Many documents as arrays: their text, what it is made of, its languages and phrases, and the fields that ``parser`` reads.

    Everything is computed when it is first asked for, and kept as long as the batch is. Offsets are code points of ``text``, in which
    document ``i`` is ``[starts[i], ends[i])``. Nothing that is kept refers back to the batch, so that it is freed with its last user.
    """

    def __init__(self, documents: Sequence[Document], parser: Parser) -> None:
        self.documents = tuple(documents)
        self.characters = Characters([document.visible for document in self.documents])
        self._parser = parser
        self._kept: dict[Hashable, object] = {}

    def __len__(self) -> int:
        return len(self.documents)

    def once(self, compute: Callable[[Batch], T]) -> T:
        """Return ``compute(self)``, computed once: for what several checks share. The result must not hold the batch."""
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        return cast("T", self._kept[compute])

    def has(self, compute: Callable[[Batch], object]) -> bool:
        """Tell whether ``compute(self)`` has been computed."""
        return compute in self._kept

    def divided(self, lines: Lines) -> Batch:
        """Return a batch of the same documents and titles in other lines: what is computed of lines is computed of these.

        It does not refer back to this batch, so that it may be kept by ``once``.
        """
        other = Batch(self.documents, self._parser)
        other.characters, other.titles, other.wording = self.characters, self.titles, self.wording
        other.lines, other.words = lines, self.words.divided(lines)
        return other

    def part(self, indexes: Iterable[int]) -> Batch:
        """Return a batch of some of the documents, of which everything is computed anew."""
        return Batch([self.documents[index] for index in indexes], self._parser)

    @property
    def text(self) -> str:
        """Return the documents' texts, joined by two newlines."""
        return self.characters.text

    @property
    def starts(self) -> Offsets:
        """Return where each document begins."""
        return self.characters.starts

    @property
    def ends(self) -> Offsets:
        """Return where each document ends."""
        return self.characters.ends

    def document_of(self, offsets: Offsets) -> Offsets:
        """Return the index of the document that each offset lies in."""
        return self.characters.text_of(offsets)

    @cached_property
    def most_findings(self) -> Offsets:
        """Return how many findings of one check are told of each document; those after them are only counted."""
        return np.minimum(_FEW_FINDINGS + (self.ends - self.starts) // _CHARACTERS_PER_FINDING, _MOST_FINDINGS)

    def are_told(self, offsets: Offsets) -> Flags:
        """Return which of some places, in order, are among as many of the first of their document as findings are told of it."""
        document = self.document_of(offsets)
        return np.arange(len(offsets)) - np.searchsorted(document, document) < self.most_findings[document]

    @cached_property
    def lines(self) -> Lines:
        """Return the lines that hold anything but white space; those that only the width of a page has parted are one."""
        return joined(Lines.of(self.characters), self.characters)

    @cached_property
    def words(self) -> Words:
        """Return the words."""
        return Words(self.characters, self.lines)

    @cached_property
    def languages(self) -> Languages:
        """Return the languages of lines and documents."""
        return Languages(self.characters, self.lines, self.words)

    @cached_property
    def phrases(self) -> PhraseHits:
        """Return every occurrence of every phrase of the shipped packs."""
        return self.phrases_in(self.lines)

    def phrases_in(self, lines: Lines) -> PhraseHits:
        """Return the same, the text being divided into these lines."""
        return in_place(self.wording, self.characters, lines)

    @cached_property
    def wording(self) -> Wording:
        """Return the words of phrases, wherever in a line they stand."""
        return find(self.characters)

    @cached_property
    def titles(self) -> Spans:
        """Return each document's title: empty where there is none."""
        return self._parser.titles(self)

    @cached_property
    def bodies(self) -> Spans:
        """Return each document's body."""
        return self._parser.bodies(self)

    @cached_property
    def quotes(self) -> Spans:
        """Return the outermost quotations of all documents, one after the other."""
        return self._parser.quotes(self)

    @cached_property
    def seed_languages(self) -> Sequence[str | None]:
        """Return the code of each document's language, None where no language has the greater part of it."""
        return self._parser.languages(self)

    @cached_property
    def credits(self) -> Sequence[Sequence[Credit]]:
        """Return the credits of each document."""
        return self._parser.credits(self)

    @cached_property
    def sources(self) -> Sequence[Credit | None]:
        """Return the best of the credits of each document."""
        return self._parser.sources(self)

    @cached_property
    def seeds(self) -> tuple[Seed, ...]:
        """Return each document with all its fields, speakers of quotations too: a check that needs one of them asks for that one."""
        return self._parser.seeds(self)

    @cached_property
    def lines_of_title(self) -> Flags:
        """Tell which lines are, or overlap, a title."""
        lines, (start, end) = self.lines, self.titles
        return (lines.start < end[lines.document]) & (lines.end > start[lines.document])

    @cached_property
    def in_quote(self) -> Flags:
        """Tell which characters lie inside a quotation, its marks included."""
        return mask(*self.quotes, len(self.text))
