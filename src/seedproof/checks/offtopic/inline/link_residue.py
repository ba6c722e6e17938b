"""What links to other pages left in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.residues import residues
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import beginning, removal
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["LinkResidue"]


class LinkResidue(BatchCheck):
    """Finds what links left in a sentence or beside it: pointers in brackets, notes of what a link does, prices beside a company's name.

    **Why it matters**

    The link is gone, and what it said to a reader of the page says nothing to a reader of the text. It stands in the middle of sentences.

    **Example**

    ``The bridge was closed (RELATED: Five Things About the Bridge).``, ``the paper(opens in a new window)``, ``shares of Harbour Line
    HBRL, +1.28% fell``.

    **When it is wrong**

    A text that tells its reader to look at a video below, where it is told with it. Pointers to other parts of the text, "(see also
    page 9)", are left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "OFF306"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each place before the tail."""
        batch = laid_out(batch)
        for start, end in zip(*(edge.tolist() for edge in batch.once(residues)), strict=True):
            yield Hit(start, end, f"“{beginning(batch.text[start:end])}” is what a link left in the text", fix=removal(start, end))
