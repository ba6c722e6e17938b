"""Find seeds without an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.schema.fields import body_words, count_words, first_line, has_text, shape
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["EmptyBody"]


class EmptyBody(BatchCheck):
    """Finds seeds that hold no text, or nothing after the headline.

    **Why it matters**
    A file without an article was scraped from a page that had not loaded, or lost its text on the way. It counts as a
    document and teaches nothing.

    **Example**
    A file that holds only "Harbour closed after storm".

    **When it is wrong**
    A document of one short line without a full stop is taken for a headline.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH104"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first line of each seed whose body has no word."""
        for index in (batch.once(body_words) == 0).nonzero()[0].tolist():
            yield Hit(*first_line(batch, index), _seen(batch, index))


def _seen(batch: Batch, index: int) -> str:
    """Return what a seed without a body holds."""
    start, end, title = int(batch.starts[index]), int(batch.ends[index]), int(batch.titles.start[index])
    if not has_text(batch)[index]:
        return "the document holds no text"
    if not count_words(batch, start, end):
        return "the document holds no word, only marks"
    if batch.titles.end[index] == title:
        return f"the document holds no article, only credits or dates ({shape(batch, start, end)})"
    if count_words(batch, start, title):
        return f"nothing follows the headline, and above it stands {shape(batch, start, title)}"
    return "nothing follows the headline"
