"""A batch: columns and the seeds parsed from them. What a check sees."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TypeVar, cast

import numpy as np

from seedproof.core.seed import Seed
from seedproof.text.columns import Columns
from seedproof.text.spans import Flags, Offsets, cover

__all__ = ["Batch"]

T = TypeVar("T")


class Batch:
    """``seeds[i]`` was parsed from document ``i`` of ``columns``; offsets are those of ``columns.text``."""

    def __init__(self, columns: Columns, seeds: Sequence[Seed]) -> None:
        if len(seeds) != len(columns):
            raise ValueError(f"{len(seeds)} seeds for {len(columns)} documents")
        self.columns, self.seeds = columns, tuple(seeds)
        self._kept: dict[Hashable, object] = {}

    def keep(self, compute: Callable[[Batch], T]) -> T:
        """Return ``compute(self)``, computed once: for what several checks of a family share."""
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        return cast("T", self._kept[compute])

    def forget(self) -> None:
        """Drop what was computed. It refers back to batch and columns, so that only the collector would free it."""
        self._kept.clear()
        self.columns.forget()

    @cached_property
    def body_starts(self) -> Offsets:
        """Where each seed's body begins."""
        return self.columns.starts + np.array([s.body.start for s in self.seeds], np.int64)

    @cached_property
    def body_ends(self) -> Offsets:
        """Where each seed's body ends."""
        return self.columns.starts + np.array([s.body.end for s in self.seeds], np.int64)

    @cached_property
    def lines_of_title(self) -> Flags:
        """Which lines are, or overlap, a title."""
        lines = self.columns.lines
        start = self.columns.starts + np.array([s.title.start if s.title else 0 for s in self.seeds], np.int64)
        end = self.columns.starts + np.array([s.title.end if s.title else 0 for s in self.seeds], np.int64)
        return (lines.start < end[lines.document]) & (lines.end > start[lines.document])

    @cached_property
    def in_quote(self) -> Flags:
        """Which characters lie inside a quotation, its marks included."""
        spans = [(o + q.start, o + q.end) for o, s in zip(self.columns.starts.tolist(), self.seeds, strict=True) for q in s.quotes]
        starts, ends = (np.array(c, np.int64) for c in zip(*spans, strict=True)) if spans else (np.zeros(0, np.int64),) * 2
        return cover(starts, ends, len(self.columns.text))
