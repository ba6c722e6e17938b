"""A seed: one document and its parsed fields, every one a span of the unchanged text."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Credit", "CreditKind", "Published", "Quote", "QuoteKind", "Seed", "Speaker", "Text"]


class CreditKind(StrEnum):
    """Sort of a credit that a document gives."""

    AGENCY = "agency"
    BYLINE = "byline"
    OUTLET = "outlet"
    PHOTO = "photo"
    URL = "url"


class QuoteKind(StrEnum):
    """Meaning of a stretch between quotation marks."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"


class _Span(BaseModel):
    """``[start, end)`` in Unicode code points of the seed's text."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(_Span):
    """A stretch of the seed's text: ``seed.text[start:end] == text``."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Credit(_Span):
    """Name of who wrote, sent, published or photographed it; ``seed.text[start:end] == name``."""

    name: str
    kind: CreditKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Speaker(_Span):
    """Name of who says a quotation; ``seed.text[start:end] == name``."""

    name: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Quote(_Span):
    """A quotation with its marks; ``cue`` is the word that introduces it, such as "said"."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    speaker: Speaker | None = None
    cue: str | None = None
    kind: QuoteKind


class Published(BaseModel):
    """What the publisher says of a document beside its text: fields of its row, or front matter. A corpus narrows it by subclassing."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: str | None = None
    source: str | None = None
    date: str | None = Field(default=None, description="as it is written there")
    language: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()


class Seed(BaseModel):
    """One document and its parsed fields. A corpus narrows it by subclassing (see ``schemas/``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(description="name of the document: of its file, or what its row says")
    path: str | None = Field(default=None, description="its file, as it was named")
    language: str | None = Field(default=None, description="ISO 639-1 code, or null where it is unclear")
    text: str = Field(description="all of the document, as it was read")
    title: Text | None = Field(default=None, description="the headline, if there is one")
    body: Text = Field(description="what follows the title and lead-in, up to the end, tail included")
    source: Credit | None = Field(default=None, description="the best of the credits")
    credits: tuple[Credit, ...] = Field(default=(), description="who wrote, sent, published or photographed it")
    quotes: tuple[Quote, ...] = Field(default=(), description="quotations, with who says them")
    published: Published | None = Field(default=None, description="what the publisher says of it, in fields or front matter")
