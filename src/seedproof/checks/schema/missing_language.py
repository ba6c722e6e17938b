"""Find seeds whose language is unclear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.schema.fields import body_words, fields, first_line
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["MissingLanguage"]

_ENOUGH = 30  # words: with fewer there may be nothing to go by, and the seed is a stub anyway


class MissingLanguage(BatchCheck):
    """Finds seeds whose language could not be told.

    **Why it matters**
    Checks of words and spelling leave out what they cannot tell the language of, so such a seed is less well proofread
    than it seems. A mixture of languages, a word list or garbled text are the usual reasons.

    **Example**
    A list of place names, or paragraphs that alternate between two languages.

    **When it is wrong**
    A sound text in a language that seedproof has no table for.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH107"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first line of each seed without a language that has words enough to tell one."""
        unclear = ~batch.once(fields).has_language & (batch.once(body_words) >= _ENOUGH)
        for index in unclear.nonzero()[0].tolist():
            yield Hit(*first_line(batch, index), "the language of the document is unclear, so its words are not checked")
