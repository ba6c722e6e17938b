"""A document: a text that has not been parsed yet."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Document"]


class Document(NamedTuple):
    """A text, what to call it, and the file it comes from."""

    id: str
    text: str
    path: str | None = None
