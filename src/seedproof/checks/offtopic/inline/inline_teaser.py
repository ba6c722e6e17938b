"""Links to other articles between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.interruptions import LONGEST_TEASER, teasers
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import beginning, removal
from seedproof.checks.options import Count
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["InlineTeaser"]


class InlineTeaser(BatchCheck):
    """Finds links to other articles between the paragraphs, and those that a sign tells at the end.

    **Why it matters**
    A headline of another story, often on the same topic, stands where a sentence of this one is expected.

    **Example**
    "Read more: Harbour reopens after the storm", "EDITORIAL: Mind the bridge, and the ferry too", ">> Council puts off the vote"

    **When it is wrong**
    A list of sources that the author gives in the text under such a heading.

    **Options**
    `longest` (30): only lines of at most this many words are taken for a teaser.
    """

    code: ClassVar[str] = "OFF303"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    longest: Count = LONGEST_TEASER

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each teaser; a label on a line of its own takes the headline after it along."""
        batch = laid_out(batch)
        lines, found = batch.lines, teasers(batch, self.longest)
        for line, start, end in zip(found.first.tolist(), *(edge.tolist() for edge in found.spans(lines)), strict=True):
            shown = beginning(lines.text(line))
            yield Hit(start, end, f"“{shown}” points to another article in the middle of this one", fix=removal(start, end))
