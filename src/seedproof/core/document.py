"""A document: a text that has not been parsed yet, and where it comes from."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from seedproof.core.patterns import regex
from seedproof.core.seed import Published

__all__ = ["Document", "LostByte", "Origin"]

_INK: Final = regex(r"[^\r\n]")


class Origin(NamedTuple):
    """File and row of a document: what tells it from all others of a run, as ids may repeat.

    - ``path``: its file, empty for a text that lies in memory
    - ``row``: its line or row there, 0 where it is all of the file
    """

    path: str = ""
    row: int = 0

    def __str__(self) -> str:
        return ":".join([*([self.path] if self.path else []), *([str(self.row)] if self.row else [])])


class LostByte(NamedTuple):
    """A byte that could not be decoded: U+FFFD stands for it, and for what it was to begin.

    - ``at``: where that stands in the text; None where it is in another field of the row
    - ``byte``: offset of the byte in the file, or in the line of a file with many documents
    - ``value``: the byte
    """

    at: int | None
    byte: int
    value: int


class Document(NamedTuple):
    """A text, what to call it, and where it comes from.

    - ``id``: what findings name it by
    - ``text``: all of it, unchanged
    - ``path``: the file it was read from, if any
    - ``row``: its line or row of that file, from 1; None where it is the whole file
    - ``lost``: bytes of the file that could not be decoded, in order
    - ``published``: what the publisher says of it, if anything
    - ``hidden``: stretches of the text that are none of the document's language, as its front matter and code; in order
    - ``headline``: the stretch that the document itself marks as its headline, if any
    """

    id: str
    text: str
    path: str | None = None
    row: int | None = None
    lost: tuple[LostByte, ...] = ()
    published: Published | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    headline: tuple[int, int] | None = None

    @property
    def origin(self) -> Origin:
        """Return what tells the document from all others of its run."""
        return Origin(self.path or "", self.row or 0)

    @property
    def visible(self) -> str:
        """Return the text with spaces for what is hidden, so that all places in it are those of the text."""
        parts, shown = [], 0
        for start, end in self.hidden:
            parts += [self.text[shown:start], _INK.sub(" ", self.text[start:end])]
            shown = end
        return "".join([*parts, self.text[shown:]]) if parts else self.text

    def publisher(self) -> str | None:
        """Return who has published the document: the name or the host that stands beside its text, or the host that its id begins with."""
        published = self.published
        if published and published.source:
            return published.source
        address = published.url if published and published.url else self.id if "://" in self.id else ""
        with suppress(ValueError):  # an address that is none, such as http://[
            return urlsplit(address).hostname
        return None

    def digest(self) -> str:
        """Return what tells the text from any other: what was found in it is true of no other one."""
        return hashlib.blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
