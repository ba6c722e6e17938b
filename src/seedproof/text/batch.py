"""A batch: columns and the fields parsed from them. What a check sees."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TypeVar, cast

from seedproof.core.seed import Credit, Seed
from seedproof.text.columns import Columns
from seedproof.text.spans import Flags, Offsets, Spans, cover

__all__ = ["Batch", "Fields"]

T = TypeVar("T")


class Fields(ABC):
    """The parsed fields of the documents of a batch, in order, each read when it is first asked for.

    Spans are those of ``Columns.text``; credits and seeds have the offsets of their document.
    """

    @property
    @abstractmethod
    def title(self) -> Spans:
        """Each document's title: empty where there is none."""

    @property
    @abstractmethod
    def body(self) -> Spans:
        """Each document's body."""

    @property
    @abstractmethod
    def quotes(self) -> Spans:
        """The outermost quotations of all documents, one after the other."""

    @property
    @abstractmethod
    def languages(self) -> Sequence[str | None]:
        """Each document's language, None where it is unclear."""

    @property
    @abstractmethod
    def credits(self) -> Sequence[Sequence[Credit]]:
        """The credits of each document."""

    @property
    @abstractmethod
    def sources(self) -> Sequence[Credit | None]:
        """The best of the credits of each document."""

    @property
    @abstractmethod
    def seeds(self) -> tuple[Seed, ...]:
        """Each document with all its fields."""


class Batch:
    """``fields`` and ``seeds`` were parsed from the documents of ``columns``; offsets are those of ``columns.text``.

    Who asks for ``seeds`` has every field read, speakers of quotations too: a check that needs one of them asks for that one.
    """

    def __init__(self, columns: Columns, fields: Fields) -> None:
        self.columns, self.fields = columns, fields
        self._kept: dict[Hashable, object] = {}

    @property
    def seeds(self) -> tuple[Seed, ...]:
        """``seeds[i]`` is document ``i``."""
        return self.fields.seeds

    def keep(self, compute: Callable[[Batch], T]) -> T:
        """Return ``compute(self)``, computed once: for what several checks of a family share."""
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        return cast("T", self._kept[compute])

    def forget(self) -> None:
        """Drop what was computed. It refers back to batch and columns, so that only the collector would free it."""
        self._kept.clear()
        self.columns.forget()

    @property
    def body_starts(self) -> Offsets:
        """Where each seed's body begins."""
        return self.fields.body.start

    @property
    def body_ends(self) -> Offsets:
        """Where each seed's body ends."""
        return self.fields.body.end

    @cached_property
    def lines_of_title(self) -> Flags:
        """Which lines are, or overlap, a title."""
        lines, (start, end) = self.columns.lines, self.fields.title
        return (lines.start < end[lines.document]) & (lines.end > start[lines.document])

    @cached_property
    def in_quote(self) -> Flags:
        """Which characters lie inside a quotation, its marks included."""
        return cover(*self.fields.quotes, len(self.columns.text))
