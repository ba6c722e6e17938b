"""The columns of a batch of documents: one text, its characters, lines, words and phrases, each computed once.

All offsets are code points of ``Columns.text``, the documents' texts joined by two newlines: so that no line, word
or phrase crosses from one document to the next. ``starts[i] + k`` is offset ``k`` of document ``i``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from seedproof.text import characters
from seedproof.text.hashes import RollingHash
from seedproof.text.language import document_languages
from seedproof.text.lines import Lines
from seedproof.text.phrases import PhraseHits, scan
from seedproof.text.spans import Flags, Offsets, running
from seedproof.text.words import Words

__all__ = ["Columns", "Document"]

_SEPARATOR = "\n\n"


class Document(NamedTuple):
    """A text that has not been parsed yet, and what to call it."""

    id: str
    text: str
    path: str | None = None


class Columns:
    """The texts of ``documents`` as columns; every property is computed on first use and kept."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        lengths = np.array([len(d.text) for d in self.documents], np.int64)
        self.ends: Offsets = np.cumsum(lengths + len(_SEPARATOR)) - len(_SEPARATOR)
        self.starts: Offsets = self.ends - lengths
        self._counted: dict[int, np.ndarray[tuple[int], np.dtype[np.int32]]] = {}
        self.text = _SEPARATOR.join(d.text for d in self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    @cached_property
    def codes(self) -> characters.CodePoints:
        """Each character's code point."""
        return characters.code_points(self.text)

    @cached_property
    def kinds(self) -> characters.Bits:
        """Each character's class bits (``characters.LETTER`` and so on)."""
        return characters.kinds(self.codes)

    @cached_property
    def scripts(self) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
        """Each character's index in ``characters.SCRIPTS``."""
        return characters.scripts(self.codes)

    @cached_property
    def folded_codes(self) -> characters.CodePoints:
        """The code points of ``folded``."""
        return characters.fold(self.codes)

    @cached_property
    def folded(self) -> str:
        """The text in lower case with quotes, dashes and spaces unified; offsets are those of ``text``."""
        return self.folded_codes.tobytes().decode("utf-32-le")

    @cached_property
    def hashed(self) -> RollingHash:
        """The hash of any span of ``folded``."""
        return RollingHash(self.folded_codes)

    @cached_property
    def lines(self) -> Lines:
        """The lines that hold anything but white space."""
        return Lines.of(self)

    @cached_property
    def words(self) -> Words:
        """The words."""
        return Words.of(self)

    @cached_property
    def language(self) -> Offsets:
        """Index in ``language.LANGUAGES`` of what most words of each document are in by their lines, -1 where no line's is known."""
        return document_languages(self)

    @cached_property
    def marks(self) -> Offsets:
        """Where punctuation marks and symbols stand, in order: a thirtieth of the characters, in which every other sign is found fast."""
        return np.flatnonzero(self.where(characters.PUNCTUATION | characters.SYMBOL))

    @cached_property
    def beyond_ascii(self) -> Offsets:
        """Where characters that are not in ASCII stand, and deletes, in order: few, in which every character of other scripts is found."""
        return np.flatnonzero(self.codes > 0x7E)

    @cached_property
    def newlines(self) -> Offsets:
        """Where line feeds stand, in order."""
        return np.flatnonzero(self.codes == ord("\n"))

    @cached_property
    def phrases(self) -> PhraseHits:
        """Every occurrence of every phrase of the shipped packs."""
        return scan(self)

    def counted(self, kind: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """Return how many characters before each offset have any of the class bits ``kind``: one entry more than characters."""
        if kind not in self._counted:
            self._counted[kind] = running(self.where(kind), np.int32)  # kept for long, so in half the memory
        return self._counted[kind]

    def forget(self) -> None:
        """Drop what was computed. Lines and words refer back to their columns, so that only the collector would free them."""
        for name in [name for name, value in vars(type(self)).items() if isinstance(value, cached_property)]:
            self.__dict__.pop(name, None)
        self._counted.clear()

    def where(self, kind: int) -> Flags:
        """Return which characters have any of the class bits ``kind``."""
        return (self.kinds & kind) != 0

    def document_of(self, positions: Offsets) -> Offsets:
        """Return the index of the document that each position lies in."""
        return np.searchsorted(self.starts, positions, side="right") - 1
