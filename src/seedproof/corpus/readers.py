"""Documents from files: ``.txt`` and ``.md`` (one each), ``.jsonl`` and ``.jsonl.gz`` (one a line), ``.parquet`` (one a row).

What cannot be read becomes a ``ReadProblem`` with file and place, and reading goes on: one broken line loses nothing else, and one broken
byte not even its document. No more of a file is held than the longest document that the settings allow, and a piece of what follows.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from seedproof.core.document import Document, LostByte, Origin
from seedproof.core.errors import InputError
from seedproof.core.extras import install
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.decoding import GAP, decoded, encoding_of, likely, not_decoded
from seedproof.corpus.jsonl import read_jsonl
from seedproof.corpus.published import FIELDS, with_markup
from seedproof.corpus.rows import from_row, too_long

__all__ = ["SUFFIXES", "holds_one", "read", "suffix_of"]

SUFFIXES = (".txt", ".md", ".jsonl", ".jsonl.gz", ".parquet")
_LONGEST_FIRST = sorted(SUFFIXES, key=len, reverse=True)
_PIECE = 2**20  # bytes read at once
_KINDS = {
    stat.S_ISFIFO: "a FIFO", stat.S_ISCHR: "a device", stat.S_ISBLK: "a device", stat.S_ISSOCK: "a socket", stat.S_ISDIR: "a folder",
}  # fmt: skip


def read(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    """Yield the documents of a file of one of ``SUFFIXES``; those without an id of their own are called by ``name``."""
    try:
        mode = file.stat().st_mode  # asked before it is opened: to open a FIFO waits for somebody who writes
        if stat.S_ISREG(mode):
            yield from _READERS[suffix_of(file) or ""](file, name, settings)
        else:
            kind = next((said for is_, said in _KINDS.items() if is_(mode)), "something else")
            yield ReadProblem(str(file), f"not read: this is {kind}, not a file", "save what it gives to a file; the others were read")
    except (OSError, EOFError, zlib.error) as error:
        yield ReadProblem(str(file), f"cannot be read: {error}", "mend or remove the file; the others were read")


def suffix_of(path: Path) -> str | None:
    """Return which of ``SUFFIXES`` a file has, in small letters; None where it is no file of seeds."""
    name = path.name.lower()
    return next((s for s in _LONGEST_FIRST if name.endswith(s)), None) if name.endswith(SUFFIXES) else None


def holds_one(path: Path) -> bool:
    """Tell whether a file is one seed, and not many."""
    return suffix_of(path) in (".txt", ".md")


def _at_most(stream: BufferedReader, size: int) -> bytes:
    """Read so many bytes, or all there are. A bound may be more than there is memory, and to read so many at once takes it beforehand."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, _PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _text_file(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    bound = settings.max_document_bytes
    with file.open("rb") as stream:
        # Its size is asked for first, so that nothing of a huge file is read; that of a file that the system makes up is not true.
        raw = b"" if os.fstat(stream.fileno()).st_size > bound else _at_most(stream, bound + 1)
        if len(raw) > bound or (not raw and stream.read(1)):
            yield too_long(str(file), "this file", settings)
            return
    encoding = encoding_of(raw, settings.encoding)
    found = decoded(raw, encoding)
    if found.readable:
        places = [match.start() for match in re.finditer(GAP, found.text)] if found.gaps else []
        lost = tuple(LostByte(at, byte, raw[byte]) for at, byte in zip(places, found.gaps, strict=True))
        text = found.text.replace(GAP, "\N{REPLACEMENT CHARACTER}") if lost else found.text
        yield with_markup(Document(name, text, str(file), lost=lost), suffix_of(file) or "")
    else:
        yield not_decoded(str(file), raw, found, encoding, likely(raw, found.gaps[0]))


def _parquet_file(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    try:
        import pyarrow.parquet as parquet
        from pyarrow.lib import ArrowException
    except ImportError:
        raise InputError("reading Parquet needs pyarrow", where=str(file), hint=install("parquet")) from None
    try:
        table, number = parquet.ParquetFile(file), 0
        names = table.schema_arrow.names
        if settings.text_field not in names:
            yield from_row(dict.fromkeys(names), Origin(str(file)), str(file), name, settings)  # said once, and not of every row
            return
        # Other columns may be large, or hold dates that Python has not got.
        wanted = [column for column in dict.fromkeys((settings.id_field, settings.text_field, *FIELDS)) if column in names]
        for group in table.iter_batches(batch_size=1000, columns=wanted):
            for row in group.to_pylist():
                number += 1
                yield _bounded(from_row(row, Origin(str(file), number), f"{file}: row {number}", f"{name}:{number}", settings), settings)
    except (ValueError, ArithmeticError, OSError, ArrowException) as error:
        yield ReadProblem(str(file), f"this is not a Parquet file that can be read: {error}", "write the file anew")


def _bounded(item: Document | ReadProblem, settings: Settings) -> Document | ReadProblem:
    bound = settings.max_document_bytes
    if isinstance(item, Document) and 4 * len(item.text) > bound and len(item.text.encode("utf-8", "surrogatepass")) > bound:
        return too_long(f"{item.path}: row {item.row}", "the text of this row", settings)
    return item


_READERS: dict[str, Callable[[Path, str, Settings], Iterable[Document | ReadProblem]]] = {
    ".txt": _text_file, ".md": _text_file, ".jsonl": read_jsonl, ".jsonl.gz": read_jsonl, ".parquet": _parquet_file,
}  # fmt: skip
