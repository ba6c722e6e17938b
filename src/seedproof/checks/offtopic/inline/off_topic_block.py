"""Whatever else stands above the article or inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.fixed import fixed
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import first_line, removal
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["OffTopicBlock"]

_CODE: Final = ("{", "}", '="')  # leaked code is garbled text: another family's checks report it


class OffTopicBlock(BatchCheck):
    """Finds what stands above the article or inside it, belongs to the page, and has no name of its own.

    **Why it matters**
    Most boxes carry no fixed wording: a poll, an appeal for an app in the site's own words, the headline of another article. They cut
    the text in two. What a sentence or line is, is judged by its words, its layout and its neighbours.

    **Example**
    "Take our poll - story continues below" between two paragraphs.

    **When it is wrong**
    Headings, lists and captions that the author put there, and short sentences that speak to the reader.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF305"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each block of which no other check of the family reports anything."""
        batch = laid_out(batch)
        found, known = batch.once(blocks), np.append(0, np.cumsum(batch.once(fixed)))
        columns = (found.start.tolist(), found.end.tolist(), found.above.tolist(), found.likely.tolist())
        for start, end, above, likely in zip(*columns, strict=True):
            passage = batch.text[start:end]
            if known[end] == known[start] and not any(sign in passage for sign in _CODE):
                message = f"“{first_line(passage)}” {'above' if above else 'inside'} the article is part of the page, not of the text"
                yield Hit(start, end, message, score=round(likely, 2), fix=removal(start, end))
