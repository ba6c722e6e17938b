"""Documents from files: ``.txt`` and ``.md`` (one each), ``.jsonl`` and ``.jsonl.gz`` (one a line), ``.parquet`` (one a row).

What cannot be read becomes a ``ReadProblem`` with file and place, and reading goes on: one broken line loses nothing else.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from seedproof.core.document import Document, Origin
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import ReadProblem

__all__ = ["SUFFIXES", "from_row", "holds_one", "read", "suffix_of"]

SUFFIXES = (".txt", ".md", ".jsonl", ".jsonl.gz", ".parquet")


def read(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    """Yield the documents of a file of one of ``SUFFIXES``; those without an id of their own are called by ``name``."""
    try:
        yield from _READERS[suffix_of(file) or ""](file, name, settings)
    except (OSError, EOFError, zlib.error) as error:
        yield ReadProblem(str(file), f"cannot be read: {error}", "mend or remove the file; the others were read")


def suffix_of(path: Path) -> str | None:
    """Return which of ``SUFFIXES`` a file has, in small letters; None where it is no file of seeds."""
    return next((s for s in sorted(SUFFIXES, key=len, reverse=True) if path.name.lower().endswith(s)), None)


def holds_one(path: Path) -> bool:
    """Tell whether a file is one seed, and not many."""
    return suffix_of(path) in (".txt", ".md")


def from_row(row: Mapping[str, Any], origin: Origin, where: str, fallback: str, settings: Settings) -> Document | ReadProblem:
    """Return the document of a row of a table, called ``fallback`` where the row has no id."""
    text = row.get(settings.text_field)
    if not isinstance(text, str):
        have = ", ".join(map(str, row)) or "none"
        what = f"no text in field {settings.text_field!r} (fields: {have})"
        return ReadProblem(where, what, "set `text-field` in the settings, or mend the row")
    identifier = row.get(settings.id_field)
    missing = identifier is None or identifier != identifier  # as NaN is, by which a data frame says that there is none
    return Document(fallback if missing else str(identifier), text, origin.path or None, origin.row)


def _decoded(raw: bytes, where: str) -> str | ReadProblem:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"byte {error.start} (0x{raw[error.start]:02x}, line {line}) is not UTF-8"
        return ReadProblem(where, what, "save the file as UTF-8, or convert it from the encoding it was written in")


def _text_file(file: Path, name: str, _settings: Settings) -> Iterator[Document | ReadProblem]:
    text = _decoded(file.read_bytes(), str(file))
    yield text if isinstance(text, ReadProblem) else Document(name, text, str(file))


def _jsonl_file(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    with gzip.open(file) if suffix_of(file) == ".jsonl.gz" else file.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            if raw.isspace():
                continue
            origin = Origin(str(file), number)
            line = _decoded(raw, str(origin))
            yield line if isinstance(line, ReadProblem) else _from_json(line, origin, f"{name}:{number}", settings)


def _from_json(line: str, origin: Origin, fallback: str, settings: Settings) -> Document | ReadProblem:
    where = str(origin)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ReadProblem(where, f"this line is not JSON: {error}", "each line must be one JSON object; the other lines were read")
    if not isinstance(row, dict):
        return ReadProblem(where, f"this line is a JSON {type(row).__name__}, not an object", 'write {"id": "…", "text": "…"}')
    return from_row(row, origin, where, fallback, settings)


def _parquet_file(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    try:
        import pyarrow.parquet as parquet
        from pyarrow.lib import ArrowException
    except ImportError:
        raise InputError("reading Parquet needs pyarrow", where=str(file), hint="pip install 'seedproof[parquet]'") from None
    try:
        number = 0
        table = parquet.ParquetFile(file)
        names = table.schema_arrow.names
        # Only what is used: another column may hold what Python has no value for, such as a date of the year 300,000.
        columns = [name for name in dict.fromkeys((settings.id_field, settings.text_field)) if name in names]
        for group in table.iter_batches(batch_size=1000, columns=columns if settings.text_field in names else None):
            for row in group.to_pylist() if settings.text_field in names else [dict.fromkeys(names)] * len(group):
                number += 1
                yield from_row(row, Origin(str(file), number), f"{file}: row {number}", f"{name}:{number}", settings)
    except (ValueError, ArithmeticError, OSError, ArrowException) as error:
        yield ReadProblem(str(file), f"this is not a Parquet file that can be read: {error}", "write the file anew")


_READERS: dict[str, Callable[[Path, str, Settings], Iterable[Document | ReadProblem]]] = {
    ".txt": _text_file, ".md": _text_file, ".jsonl": _jsonl_file, ".jsonl.gz": _jsonl_file, ".parquet": _parquet_file,
}  # fmt: skip
