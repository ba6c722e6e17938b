"""A document: a text that has not been parsed yet, and where it comes from."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

__all__ = ["Document", "Origin"]


class Origin(NamedTuple):
    """File and row of a document: what tells it from all others of a run, as ids may repeat.

    - ``path``: its file, empty for a text that lies in memory
    - ``row``: its line or row there, 0 where it is all of the file
    """

    path: str = ""
    row: int = 0

    def __str__(self) -> str:
        return ":".join([*([self.path] if self.path else []), *([str(self.row)] if self.row else [])])


class Document(NamedTuple):
    """A text, what to call it, and where it comes from.

    - ``id``: what findings name it by
    - ``text``: all of it, unchanged
    - ``path``: the file it was read from, if any
    - ``row``: its line or row of that file, from 1; None where it is the whole file
    """

    id: str
    text: str
    path: str | None = None
    row: int | None = None

    @property
    def origin(self) -> Origin:
        """Return what tells the document from all others of its run."""
        return Origin(self.path or "", self.row or 0)

    def digest(self) -> str:
        """Return what tells the text from any other: what was found in it is true of no other one."""
        return hashlib.blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
