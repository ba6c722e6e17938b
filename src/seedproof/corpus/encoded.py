"""Texts as the bytes of the file that they are to be written to, and which files cannot be written so."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.decoding import encoding_of

__all__ = ["in_encoding_of", "left_alone", "require_mendable"]

_HEAD = 4  # bytes of the longest byte order mark


def in_encoding_of(path: Path, text: str, settings: Settings) -> bytes:
    """Return ``text`` in the encoding that the file ``path`` is in. Raises InputError where it holds a character that this lacks."""
    encoding = _encoding(path, settings)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        what = f"cannot be written: {encoding} has no {text[error.start]!a} (U+{ord(text[error.start]):04X})"
        raise InputError(what, where=str(path), hint="convert the file to UTF-8 first") from None


def left_alone(document: Document) -> ReadProblem | None:
    """Say why a document must not be written: what was read of it is not all that its file holds."""
    for lost in document.lost[:1]:
        what = f"left as it is: byte {lost.byte} (0x{lost.value:02x}) cannot be decoded, and would be lost"
        return ReadProblem(str(document.origin), what, "mend that byte by hand, or name the encoding, and run the command again")
    return None


def require_mendable(path: Path, documents: Iterable[Document], settings: Settings) -> None:
    """Raise InputError where the file of ``documents`` is to be left alone."""
    for document in documents:
        if problem := left_alone(document):
            raise InputError(problem.what, where=problem.where, hint=problem.hint)
        if document.row and (encoding := _encoding(path, settings)) != "utf-8":
            raise InputError(f"left as it is: rows in {encoding} cannot be mended", where=str(path), hint="convert the file to UTF-8 first")


def _encoding(path: Path, settings: Settings) -> str:
    with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as stream:
        return encoding_of(stream.read(_HEAD), settings.encoding)
