"""Marks of advertisements between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.interruptions import advertisement_markers
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import first_line, removal
from seedproof.checks.offtopic.tail.tail_check import TailCheck
from seedproof.core.finding import Hit

__all__ = ["AdvertisementMarker"]


class AdvertisementMarker(TailCheck):
    """Finds what marks the place of an advertisement.

    **Why it matters**
    "Advertisement" or "Story continues below" was printed round a banner that is gone. It cuts the text in two and recurs by the
    million.

    **Example**
    "Advertisement" on a line of its own between two paragraphs, or between two sentences of one: "… said the mayor. Advertisement The
    ferry …".

    **When it is wrong**
    "Advertisement" may be a heading in a text about advertising. Within a paragraph a sentence may begin with the word, as with the name
    of a firm: a mark of one word is told where what follows surely begins a sentence, or its document has the same mark so.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF302"
    what: ClassVar[str] = "the mark of an advertisement"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each such line or mark, and the tails that begin with one."""
        yield from super().find(batch)
        batch = laid_out(batch)
        for start, end in zip(*(edge.tolist() for edge in batch.once(advertisement_markers)), strict=True):
            yield Hit(start, end, f"“{first_line(batch.text[start:end])}” marks the place of an advertisement", fix=removal(start, end))
