"""Find seeds that are too short to be an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.options import Count
from seedproof.checks.schema.fields import body_words, plural, shape
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["StubBody"]


class StubBody(BatchCheck):
    """Finds seeds whose body is too short to be an article.

    **Why it matters**
    A teaser, a caption or an error page looks like a document to a machine. Below a few dozen words it hardly ever is one.

    **Example**
    "Harbour closed after storm / Subscribe to read the full story."

    **When it is wrong**
    News in brief, live-blog entries and poems may be whole and short: lower `min-words` for a corpus of them.

    **Options**
    `min-words` (50): bodies with fewer words are reported. In Chinese and
    Japanese a character counts as about half a word, in Thai as a quarter of one.
    """

    code: ClassVar[str] = "SCH105"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"

    min_words: Count = 50

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the body of each seed that has one, but a short one. None at all is left to ``empty-body``."""
        counts = batch.once(body_words)
        for index in ((counts > 0) & (counts < self.min_words)).nonzero()[0].tolist():
            start, end = int(batch.bodies.start[index]), int(batch.bodies.end[index])
            words, seen = plural(int(counts[index]), "word"), shape(batch, start, end)
            yield Hit(start, end, f"the text has only {words} ({seen}): too short for an article ({self.min_words} words or more)")
