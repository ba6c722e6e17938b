"""Writing seeds back to the files they came from: whole or not at all, and byte for byte but for what changed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.encoded import in_encoding_of, require_mendable
from seedproof.corpus.readers import holds_one, suffix_of

__all__ = ["Change", "replacing", "write_texts", "write_whole"]


class Change(NamedTuple):
    """A document that is to have another text.

    - ``document``: as it was read
    - ``text``: what takes the place of its own
    """

    document: Document
    text: str


def write_texts(path: Path, changes: Sequence[Change], settings: Settings) -> None:
    """Replace the texts of documents that were read from the file ``path``.

    A ``.txt`` or ``.md`` file is written anew; of a ``.jsonl`` file only the changed lines are.
    The encoding stays as it is. Raises InputError for other kinds of files, for one with bytes that could not be decoded, and where the
    file has changed since it was read.
    """
    require_mendable(path, (change.document for change in changes), settings)
    if holds_one(path):
        ((document, new),) = changes
        if path.read_bytes() != in_encoding_of(path, document.text, settings):
            raise _changed(path)
        write_whole(path, in_encoding_of(path, new, settings))
    elif suffix_of(path) == ".jsonl":
        rows = {change.document.row: change for change in changes}
        with path.open("rb") as lines:  # as it was read: bytes.splitlines takes a carriage return for an end as well
            written = [_line(line, rows.pop(n), settings) if n in rows else line for n, line in enumerate(lines, 1)]
        if rows:
            raise _changed(path)
        write_whole(path, b"".join(written))
    else:
        raise InputError("seeds in this kind of file cannot be mended", where=str(path), hint="fix .txt, .md and .jsonl files")


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` so that an interruption leaves the old file. Raises InputError where it cannot be written."""
    with replacing(path) as stream:
        stream.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Yield the stream of a file that takes the place of ``path`` once it is complete, and is gone if it never is.

    Raises InputError where it cannot be written.
    """
    hint = "name a file in a folder that exists and is yours"
    if path.is_dir():
        raise InputError("cannot be written: it is a folder", where=str(path), hint=hint)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(path), hint=hint) from None
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        # mkstemp makes a file that only its owner can read.
        unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _line(line: bytes, change: Change, settings: Settings) -> bytes:
    """Return a line of JSON with the new text. Raises InputError where it does not hold the old one."""
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or row.get(settings.text_field) != change.document.text:
        raise _changed(change.document.origin)
    row[settings.text_field] = change.text
    ending = line[len(line.rstrip(b"\r\n")) :]
    return json.dumps(row).encode("ascii") + ending


def _changed(where: object) -> InputError:
    return InputError("has changed since it was checked", where=str(where), hint="run the command again")
