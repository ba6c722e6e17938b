"""Writing seeds back to the files they came from: whole or not at all, and byte for byte but for what changed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from seedproof.core.errors import InputError
from seedproof.core.settings import Settings

__all__ = ["replacing", "write_texts", "write_whole"]


def write_texts(path: Path, texts: Mapping[str, tuple[str, str]], settings: Settings) -> None:
    """Replace texts in a file of seeds; ``texts`` maps the id of each changed seed to its old and new text.

    A ``.txt`` or ``.md`` file is written anew; of a ``.jsonl`` file only the changed lines are.
    Raises InputError for other kinds of files, and where the file has changed since it was read.
    """
    if path.suffix in (".txt", ".md"):
        ((old, new),) = texts.values()
        if path.read_bytes() != old.encode("utf-8"):
            raise InputError("has changed since it was checked", where=str(path), hint="run the command again")
        write_whole(path, new.encode("utf-8"))
    elif path.suffix == ".jsonl":
        by_text = dict(texts.values())
        lines = path.read_bytes().splitlines(keepends=True)
        write_whole(path, b"".join(_line(line, by_text, settings) for line in lines))
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


def _line(line: bytes, new_texts: Mapping[str, str], settings: Settings) -> bytes:
    try:
        row = json.loads(line)
    except ValueError:
        return line
    text = row.get(settings.text_field) if isinstance(row, dict) else None
    if not isinstance(text, str) or text not in new_texts:
        return line
    row[settings.text_field] = new_texts[text]
    ending = line[len(line.rstrip(b"\r\n")) :]
    return json.dumps(row).encode("ascii") + ending
