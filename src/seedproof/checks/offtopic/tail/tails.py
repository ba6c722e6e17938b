"""The tails of the documents of a batch, in segments that have their names."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.tail.segments import Segment, segments
from seedproof.checks.offtopic.topics import OTHER
from seedproof.core.seed import CreditKind

__all__ = ["tails"]

_NAMED_BY_NOTHING: Final = {OTHER, "author-bio"}  # "By Maren Holt" alone is no life
_CODE: Final = ("```", "~~~", "|")  # what code and tables of Markdown begin with
_CREDIT: Final = "reporter-credit"
_LONGEST: Final = 8  # words of a segment that is a credit and nothing else: "By Maren Holt, Tallow Bay Courier" (guessed)
_MOSTLY: Final = 0.5  # share of its letters that the credit has
_WRITERS: Final = (CreditKind.BYLINE, CreditKind.AGENCY)


def tails(batch: Batch) -> list[Segment]:
    """Return the segments of all tails, in order: what is nothing but the name of who wrote the article is a credit."""
    found = [segment for segment in laid_out(batch).once(segments) if not _heads_what_is_hidden(batch, segment)]
    return [segment._replace(label=_CREDIT) if _is_credit(batch, segment) else segment for segment in found]


def _heads_what_is_hidden(batch: Batch, segment: Segment) -> bool:
    """Tell whether a segment is a heading of Markdown right below which code or a table stands, which no check reads."""
    heading = batch.text[segment.start : segment.end]
    if not heading.startswith("#") or "\n" in heading.rstrip():
        return False
    index = int(batch.document_of(np.array([segment.start]))[0])
    document, end = batch.documents[index], segment.end - int(batch.starts[index])
    below = next((start for start, _ in document.hidden if start >= end), None)
    return below is not None and not document.text[end:below].strip() and document.text[below:].lstrip().startswith(_CODE)


def _is_credit(batch: Batch, segment: Segment) -> bool:
    """Tell whether a segment is a credit and nothing else."""
    text = batch.text[segment.start : segment.end]
    if segment.label not in _NAMED_BY_NOTHING or len(text.split()) > _LONGEST:
        return False
    document = int(batch.document_of(np.array([segment.start]))[0])
    offset = int(batch.starts[document])
    inside = [
        c for c in batch.credits[document] if c.kind in _WRITERS and segment.start <= c.start + offset and c.end + offset <= segment.end
    ]
    return sum(c.end - c.start for c in inside) >= _MOSTLY * len(text)
