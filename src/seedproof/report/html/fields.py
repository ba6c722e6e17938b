"""The parsed fields of a seed as places in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from seedproof.core.finding import Finding, RelatedLocation
from seedproof.core.seed import Seed
from seedproof.report.html.marks import Field

__all__ = ["RELATED", "fields", "other_id", "related_here"]

RELATED: Final = 3  # other places that a card names


def fields(seed: Seed, findings: Iterable[Finding] = ()) -> list[Field]:
    """Return the title, the source, the quotations with their speakers, and what ``findings`` speak of elsewhere, by their starts."""
    spoken_of = {(place.start, place.end) for finding in findings for place in related_here(seed.id, seed.text, finding)}
    other = (Field(start, end, "other", other_id(start)) for start, end in spoken_of)
    return sorted(field for field in (*_fields(seed), *other) if field.start < field.end)


def related_here(seed: str, text: str, finding: Finding) -> list[RelatedLocation]:
    """Return the other places that a finding speaks of in its own seed."""
    return [place for place in finding.related[:RELATED] if place.seed == seed and text[place.start : place.end].startswith(place.text)]


def other_id(start: int) -> str:
    """Return what leads to a place that findings speak of."""
    return f"field-at-{start}"


def _fields(seed: Seed) -> Iterator[Field]:
    if seed.title:
        yield Field(seed.title.start, seed.title.end, "title", "field-title")
    if seed.source:
        yield Field(seed.source.start, seed.source.end, "source", "field-source")
    for number, quote in enumerate(seed.quotes, 1):
        yield Field(quote.start, quote.end, "quote", f"field-quote-{number}")
        if quote.speaker:
            yield Field(quote.speaker.start, quote.speaker.end, "speaker", f"field-speaker-{number}")
