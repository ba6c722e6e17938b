"""The three kinds of check: over a batch, over one seed, over the whole corpus."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

from seedproof.batch import Batch
from seedproof.core.check import Check
from seedproof.core.finding import Hit
from seedproof.core.seed import Seed

__all__ = ["BatchCheck", "CorpusCheck", "SeedCheck"]

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
    """

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

    @abstractmethod
    def find(self, batch: Batch, decisions: Decisions) -> Iterable[Hit]:
        """Return the defects of ``batch``, with offsets of ``batch.text``, in any order."""
