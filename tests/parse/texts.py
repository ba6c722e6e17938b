"""One text parsed, and what the tests of parsing ask of it."""

from __future__ import annotations

from seedproof.core.document import Document
from seedproof.core.seed import Seed
from seedproof.parse import batch_of

__all__ = ["BODY", "TITLE", "credited", "seed", "seeds", "speakers"]

TITLE = "Harbour stays open all winter"
BODY = "The harbour of the small town will stay open for the whole winter, the town council said on Monday."


def seeds(*texts: str) -> tuple[Seed, ...]:
    """Return what is parsed of some texts in one batch."""
    return batch_of([Document(str(i), text) for i, text in enumerate(texts)]).seeds


def seed(text: str) -> Seed:
    """Return what is parsed of one text."""
    return seeds(text)[0]


def credited(text: str) -> list[tuple[str, str]]:
    """Return the names and kinds of the credits of one text."""
    return [(c.name, c.kind.value) for c in seed(text).credits]


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    """Return who says each quotation of one text, and by which word."""
    return [(q.speaker.name if q.speaker else None, q.cue) for q in seed(text).quotes]
