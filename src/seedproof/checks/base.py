"""The three kinds of check: over a batch, over one seed, over the whole corpus."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

import numpy as np

from seedproof.batch import Batch
from seedproof.core.check import Check
from seedproof.core.document import Document, Origin
from seedproof.core.finding import Hit
from seedproof.core.seed import Seed

__all__ = ["BatchCheck", "ComparingCheck", "CorpusCheck", "SeedCheck", "hits_at"]

Counts = TypeVar("Counts")
Decisions = TypeVar("Decisions")


class BatchCheck(Check, ABC):
    """Look at many seeds at once, through what is computed of their batch. Built-in checks are of this kind."""

    @abstractmethod
    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the defects of ``batch``, with offsets of ``batch.text``, in any order."""


class SeedCheck(Check, ABC):
    """Look at one seed at a time: the easy way to write a corpus's own check."""

    @abstractmethod
    def find(self, seed: Seed) -> Iterable[Hit]:
        """Return the defects of ``seed``, with offsets of ``seed.text``, in any order."""


class CorpusCheck(Check, ABC, Generic[Counts, Decisions]):
    """Look at all seeds: count each batch, merge the counts, decide once, then look at each batch again.

    ``tally`` and ``merge`` make a monoid: the counts of a corpus do not depend on how it was cut into batches, nor on
    the order they are merged in. Counts hold vocabulary, never running text, and can be pickled.

    - ``pairs``: whether a finding is of two documents and told of one of them, ``related`` naming the other; where only a part of a corpus
      is shown, such a finding is if either is of that part
    """

    pairs: ClassVar[bool] = False

    @abstractmethod
    def tally(self, batch: Batch) -> Counts:
        """Return the counts of one batch."""

    @abstractmethod
    def merge(self, left: Counts, right: Counts) -> Counts:
        """Return the counts of both; ``left`` may be changed and returned."""

    @abstractmethod
    def decide(self, counts: Counts) -> Decisions:
        """Return what to look for, given the counts of the whole corpus; something falsy if there is nothing."""

    def required_literals(self, decisions: Decisions) -> Collection[str] | None:  # noqa: ARG002 (for those who override it)
        """Return strings of which every seed with a finding holds at least one as written; None if any seed may have one.

        Seeds without any of them are not parsed a second time.
        """
        return None

    def required_origins(self, decisions: Decisions) -> Collection[Origin] | None:  # noqa: ARG002 (for those who override it)
        """Return the documents that have findings, where the counts tell which: no other is looked at, whatever its text holds."""
        return None

    def concerning(self, decisions: Decisions, documents: Sequence[Document]) -> object:  # noqa: ARG002 (for those who override it)
        """Return what of the decisions the findings of these documents, told here without texts, depend on: the same, so are they."""
        return decisions

    @abstractmethod
    def find(self, batch: Batch, decisions: Decisions) -> Iterable[Hit]:
        """Return the defects of ``batch``, with offsets of ``batch.text``, in any order."""


class ComparingCheck(CorpusCheck[Counts, Decisions]):
    """Look at all seeds and at another corpus: count, then compare the counts with each batch of the other, then look at each batch again.

    It runs only where there is another corpus. Batches of that are met once, in order, and must not be kept.
    """

    @abstractmethod
    def compare(self, counts: Counts, others: Iterable[Batch]) -> Decisions:
        """Return what to look for, given the counts of the whole corpus and the batches of the other one."""

    def decide(self, counts: Counts) -> Decisions:
        """Return what to look for where there is no other corpus."""
        return self.compare(counts, ())


def hits_at(batch: Batch, spans: Sequence[tuple[int, int]], hit: Callable[[int, int], Hit]) -> Iterator[Hit]:
    """Yield the hit of each of ``spans``, which are in order.

    Of what no more is told in its document than that there is more of it, the hit is bare: to word it, and to make its fix, takes ten times
    as long. For checks that may have something to say of every other character.
    """
    told = batch.are_told(np.array([start for start, _ in spans], np.int64)).tolist()
    yield from (hit(*span) if wanted else Hit(*span, "") for span, wanted in zip(spans, told, strict=True))
