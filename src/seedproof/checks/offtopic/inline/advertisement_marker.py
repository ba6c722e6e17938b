"""Marks of advertisements between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.wording import before_cut, removal, wording
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["AdvertisementMarker"]

_LONGEST = 14  # words: some markers are a whole sentence


class AdvertisementMarker(BatchCheck):
    """Finds lines that mark the place of an advertisement.

    **Why it matters**
    "Advertisement" or "Story continues below" was printed round a banner that is gone. It cuts the text in two and recurs by the
    million.

    **Example**
    "Advertisement" on a line of its own between two paragraphs.

    **When it is wrong**
    "Advertisement" may be a heading in a text about advertising.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF302"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each such line."""
        lines, said = batch.lines, wording(batch, "advertisement-marker")
        marked = (said.whole | (said.start & (lines.word_count <= _LONGEST))) & before_cut(batch)
        for line in np.flatnonzero(marked).tolist():
            start, end = int(lines.start[line]), int(lines.end[line])
            yield Hit(start, end, f"“{lines.text(line)}” marks the place of an advertisement", fix=removal(start, end))
