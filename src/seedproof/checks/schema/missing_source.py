"""Find seeds that do not say where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.schema.fields import fields, first_line
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["MissingSource"]


class MissingSource(BatchCheck):
    """Finds seeds that name no agency, author or outlet.

    **Why it matters**
    A document without a source cannot be credited, and its claims cannot be weighed. Many sound documents have none,
    because the page kept the byline apart from the text; so this only informs.

    **Example**
    An article without "By …", "Source: …" or a dateline.

    **When it is wrong**
    A credit worded in an unusual way, or in a language the parser does not read, is not seen.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH103"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first line of each seed without a source. A seed without any text is left to ``empty-body``."""
        found = batch.once(fields)
        for index in (found.has_text & ~found.has_source).nonzero()[0].tolist():
            yield Hit(*first_line(batch, index), "the document names no agency, author or outlet")
