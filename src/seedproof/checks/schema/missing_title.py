"""Find seeds without a headline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.schema.fields import fields, first_line
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["MissingTitle"]


class MissingTitle(BatchCheck):
    """Finds seeds in which no headline was found.

    **Why it matters**
    Readers find, sort and cite a document by its headline, and a document that lost it has often lost its first
    paragraph too.

    **Example**
    A text that starts with "The harbour was closed on Monday after …", a full sentence.

    **When it is wrong**
    Agency copy and letters may have no headline at all. A headline that ends in a full stop, or is as long as a
    paragraph, can be taken for text.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH102"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first line of each seed without a title. A seed without any text is left to ``empty-body``."""
        found = batch.once(fields)
        for index in (found.has_text & (found.title_start == found.title_end)).nonzero()[0].tolist():
            yield Hit(*first_line(batch, index), "the document has no headline: it starts with this line")
