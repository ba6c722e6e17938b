"""Find seeds that do not say where they come from."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.schema.fields import first_line, has_text, is_published
from seedproof.checks.schema.traits import FieldCheck
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.spans import Flags

__all__ = ["MissingSource"]


class MissingSource(FieldCheck):
    """Finds seeds that name no agency, author or outlet, in a corpus that asks for one.

    **Why it matters**
    A document without a source cannot be credited, and its claims cannot be weighed. Most sound documents have none in their text,
    because the page kept the byline apart; so this is only looked for where the corpus's Seed class asks for a `source`, or `required` is
    set. Where most documents of a corpus, or of a source in it, name none, that is told once, at the first of them.

    **Example**
    An article without "By …", "Source: …" or a dateline.

    **When it is wrong**
    A credit worded in an unusual way, or in a language the parser does not read, is not seen.

    **Options**
    `required` (false): looks for sources though the Seed class does not ask for them.
    """

    code: ClassVar[str] = "SCH103"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"
    field: ClassVar[str] = "source"
    trait: ClassVar[str] = "most documents name no agency, author or outlet"

    required: bool = Field(default=False)

    def lacking(self, batch: Batch) -> Flags:
        """Return which seeds name no source, if that is asked. A seed without any text is left to ``empty-body``."""
        if not (self._asked or self.required):
            return np.zeros(len(batch), bool)
        return has_text(batch) & np.array([source is None for source in batch.sources], bool) & ~is_published(batch, "source")

    def told(self, batch: Batch, index: int) -> Hit:
        """Report the first line of a seed."""
        return Hit(*first_line(batch, index), "the document names no agency, author or outlet")
