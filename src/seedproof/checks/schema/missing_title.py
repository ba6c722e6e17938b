"""Find seeds without a headline."""

from __future__ import annotations

from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.schema.fields import count_words, has_text, is_published, opening, plural
from seedproof.checks.schema.traits import FieldCheck
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.spans import Flags

__all__ = ["MissingTitle"]


class MissingTitle(FieldCheck):
    """Finds seeds without a headline, in a corpus where the others have one.

    **Why it matters**
    Readers find, sort and cite a document by its headline, and a document that lost it has often lost its first
    paragraph too. A corpus, or a source in it, most documents of which have none is another thing: its headlines were left out, or are
    kept apart. That is told once, at the first of its documents, as information; as a warning where the corpus's Seed class asks for a
    title. Sources are told apart by the folder in the id, the host of an address, or the file; fewer than five documents show no custom.

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
    field: ClassVar[str] = "title"
    trait: ClassVar[str] = "most documents have no headline"

    def lacking(self, batch: Batch) -> Flags:
        """Return which seeds have no title, nor is one kept beside the text. A seed without any text is left to ``empty-body``."""
        return has_text(batch) & (batch.titles.start == batch.titles.end) & ~is_published(batch, "title")

    def told(self, batch: Batch, index: int) -> Hit:
        """Report the first line of a seed, or the first sentence of it."""
        start, end, sentence = opening(batch, index)
        what = f"a {'sentence' if sentence else 'line'} of {plural(count_words(batch, start, end), 'word')}"
        return Hit(start, end, f"the document has no headline: {what} stands where it would")
