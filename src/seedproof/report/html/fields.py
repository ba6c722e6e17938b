"""The parsed fields of a seed as places in its text."""

from __future__ import annotations

from collections.abc import Iterator

from seedproof.core.seed import Seed
from seedproof.report.html.marks import Field

__all__ = ["fields"]


def fields(seed: Seed) -> list[Field]:
    """Return the title, the source, and the quotations with their speakers, in order of their starts."""
    return sorted(field for field in _fields(seed) if field.start < field.end)


def _fields(seed: Seed) -> Iterator[Field]:
    if seed.title:
        yield Field(seed.title.start, seed.title.end, "title", "field-title")
    if seed.source:
        yield Field(seed.source.start, seed.source.end, "source", "field-source")
    for number, quote in enumerate(seed.quotes, 1):
        yield Field(quote.start, quote.end, "quote", f"field-quote-{number}")
        if quote.speaker:
            yield Field(quote.speaker.start, quote.speaker.end, "speaker", f"field-speaker-{number}")
