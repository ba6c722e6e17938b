"""Find titles that swallowed a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.options import Count
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["OverlongTitle"]


class OverlongTitle(BatchCheck):
    """Finds seeds whose headline is as long as a paragraph.

    **Why it matters**
    A headline of many lines' length is a headline run together with the lead, with a menu or with other headlines; it
    spoils lists, indexes and everything learnt from titles.

    **Example**
    "Harbour closed after storm Ferries cancelled Schools shut Weather Sport Travel …" on one line.

    **When it is wrong**
    Court reports and scholarly papers do have such titles.

    **Options**
    `max-characters` (200): titles that are longer are reported.
    """

    code: ClassVar[str] = "SCH106"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"

    max_characters: Count = 200

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each title that is too long."""
        titles = batch.titles
        for index in (titles.end - titles.start > self.max_characters).nonzero()[0].tolist():
            start, end = int(titles.start[index]), int(titles.end[index])
            message = f"the headline has {end - start} characters, more than {self.max_characters}: other text may have run into it"
            yield Hit(start, end, message)
