"""Find seeds whose language is unclear."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.schema.fields import body_words, first_line
from seedproof.checks.schema.traits import FieldCheck
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.spans import Flags

__all__ = ["MissingLanguage"]

_ENOUGH = 30  # words: with fewer there may be nothing to go by, and the seed is a stub anyway


class MissingLanguage(FieldCheck):
    """Finds seeds whose language could not be told.

    **Why it matters**
    Checks of words and spelling leave out what they cannot tell the language of, so such a seed is less well proofread
    than it seems. A mixture of languages, a word list or garbled text are the usual reasons. Where most documents of a corpus, or of a
    source in it, are in no known language, that is told once, at the first of them.

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
    field: ClassVar[str] = "language"
    trait: ClassVar[str] = "the language of most documents is unclear"

    def lacking(self, batch: Batch) -> Flags:
        """Return which seeds have no language, and words enough to tell one."""
        known = np.array([language is not None for language in batch.seed_languages], bool)
        return ~known & (batch.once(body_words) >= _ENOUGH)

    def told(self, batch: Batch, index: int) -> Hit:
        """Report the first line of a seed."""
        return Hit(*first_line(batch, index), "the language of the document is unclear, so its words are not checked")
