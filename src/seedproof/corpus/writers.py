"""Writing seeds back to the files they came from: whole or not at all, and byte for byte but for what changed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.encoded import in_encoding_of, require_mendable
from seedproof.corpus.json_text import with_text
from seedproof.corpus.readers import holds_one, suffix_of
from seedproof.corpus.whole import replacing, write_whole

__all__ = ["Change", "write_texts"]


class Change(NamedTuple):
    """A document that is to have another text.

    - ``document``: as it was read
    - ``text``: what takes the place of its own
    """

    document: Document
    text: str


def write_texts(path: Path, changes: Sequence[Change], settings: Settings) -> None:
    """Replace the texts of documents that were read from the file ``path``.

    A ``.txt`` or ``.md`` file is written anew; of the changed lines of a ``.jsonl`` or ``.jsonl.gz`` file the text is, and nothing else.
    The encoding stays as it is. Raises InputError for other kinds of files, for one with bytes that could not be decoded, and where a text
    is not the one that was read.
    """
    require_mendable(path, (change.document for change in changes), settings)
    if holds_one(path):
        ((document, new),) = changes
        if path.read_bytes() != in_encoding_of(path, document.text, settings):
            raise _changed(path)
        write_whole(path, in_encoding_of(path, new, settings))
    elif suffix_of(path) in (".jsonl", ".jsonl.gz"):
        rows = {change.document.row: change for change in changes}
        # Lines as they are when read: bytes.splitlines takes a carriage return for an end as well.
        with _lines(path) as lines, replacing(path) as raw, _packed(raw, path) as out:
            for number, line in enumerate(lines, 1):
                out.write(_line(line, rows.pop(number), settings) if number in rows else line)
            if rows:
                raise _changed(path)
    else:
        raise InputError("seeds in this kind of file cannot be mended", where=str(path), hint="fix .txt, .md and .jsonl files")


@contextmanager
def _lines(path: Path) -> Iterator[IO[bytes]]:
    with gzip.open(path, "rb") if suffix_of(path) == ".jsonl.gz" else path.open("rb") as lines:
        yield lines  # type: ignore[misc]  # a GzipFile is no IO for the stubs


@contextmanager
def _packed(raw: IO[bytes], path: Path) -> Iterator[IO[bytes]]:
    if suffix_of(path) != ".jsonl.gz":
        yield raw
        return
    with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as out:  # without name and time the same texts give the same bytes
        yield out  # type: ignore[misc]


def _line(line: bytes, change: Change, settings: Settings) -> bytes:
    """Return a line of JSON with the new text. Raises InputError where it does not hold the old one."""
    try:
        written = with_text(line.decode("utf-8"), settings.text_field, change.document.text, change.text)
    except UnicodeDecodeError:
        written = None
    if written is None:
        raise _changed(change.document.origin)
    return written.encode("utf-8")


def _changed(where: object) -> InputError:
    return InputError("has changed since it was checked", where=str(where), hint="run the command again")
