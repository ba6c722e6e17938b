"""Documents from files: ``.txt`` and ``.md`` (one each), ``.jsonl`` and ``.jsonl.gz`` (one a line), ``.parquet`` (one a row).

What cannot be read becomes a ``Problem`` with file and place, and reading goes on: one broken line loses nothing else.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from seedproof.core.document import Document
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings

__all__ = ["BATCH_CHARACTERS", "SUFFIXES", "Corpus", "ReadProblem"]

SUFFIXES = (".txt", ".md", ".jsonl", ".jsonl.gz", ".parquet")
BATCH_CHARACTERS = 1_000_000  # columns of one batch then take about 60 MB


class ReadProblem(NamedTuple):
    """Something that could not be read: where, why, and what to do."""

    where: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  hint: {self.hint}"


@dataclass(frozen=True)
class Corpus:
    """The documents below ``paths``, read anew at each iteration and always in the same order.

    Raises InputError at once where a path does not exist or a named file is of an unknown kind.
    """

    paths: tuple[Path, ...]
    settings: Settings

    def __post_init__(self) -> None:
        for path in self.paths:
            if not path.exists():
                raise InputError("no such file or folder", where=str(path), hint="check the spelling, and the folder you are in")
            if path.is_file() and _suffix(path) is None:
                raise InputError("this kind of file is not read", where=str(path), hint=f"seeds are {', '.join(SUFFIXES)}")

    def files(self) -> list[Path]:
        """Return the files of seeds, each once, in the order given; those of a folder in the order of their names."""
        found = (f for path in self.paths for f in ([path] if path.is_file() else sorted(_below(path), key=lambda p: p.as_posix())))
        return list(dict.fromkeys(found))

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        files = self.files()
        stems = Counter(f.stem for f in files if f.suffix in (".txt", ".md"))
        for file in files:
            name = _relative(file) if stems[file.stem] > 1 else file.stem
            try:
                yield from _READERS[_suffix(file) or ""](file, name, self.settings)
            except (OSError, EOFError, zlib.error) as error:
                yield ReadProblem(str(file), f"cannot be read: {error}", "mend or remove the file; the others were read")

    def batches(self, size: int = BATCH_CHARACTERS) -> Iterator[tuple[list[Document], list[ReadProblem]]]:
        """Yield the documents in groups of about ``size`` characters, with the problems met on the way."""
        documents: list[Document] = []
        problems: list[ReadProblem] = []
        total = 0
        for item in self:
            if isinstance(item, ReadProblem):
                problems.append(item)
                continue
            documents.append(item)
            total += len(item.text)
            if total >= size:
                yield documents, problems
                documents, problems, total = [], [], 0
        if documents or problems:
            yield documents, problems

    def texts(self, ids: Set[str]) -> dict[str, str]:
        """Read the corpus again and return the texts of the documents with these ids."""
        return {d.id: d.text for d in self if isinstance(d, Document) and d.id in ids} if ids else {}

    def size(self) -> int:
        """Return the bytes of all files, for a progress bar."""
        return sum(f.stat().st_size for f in self.files() if f.exists())


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(root, n) for n in names if _suffix(Path(n)) is not None and not n.startswith("."))


def _suffix(path: Path) -> str | None:
    return next((s for s in sorted(SUFFIXES, key=len, reverse=True) if path.name.lower().endswith(s)), None)


def _relative(file: Path) -> str:
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


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
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            if raw.isspace():
                continue
            where = f"{file}:{number}"
            line = _decoded(raw, where)
            yield line if isinstance(line, ReadProblem) else _json_document(line, where, str(file), f"{name}:{number}", settings)


def _json_document(line: str, where: str, path: str, fallback: str, settings: Settings) -> Document | ReadProblem:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ReadProblem(where, f"this line is not JSON: {error}", "each line must be one JSON object; the other lines were read")
    if not isinstance(row, dict):
        return ReadProblem(where, f"this line is a JSON {type(row).__name__}, not an object", 'write {"id": "…", "text": "…"}')
    return _row_document(row, where, path, fallback, settings)


def _row_document(row: dict[str, Any], where: str, path: str, fallback: str, settings: Settings) -> Document | ReadProblem:
    text = row.get(settings.text_field)
    if not isinstance(text, str):
        have = ", ".join(map(str, row)) or "none"
        what = f"no text in field {settings.text_field!r} (fields: {have})"
        return ReadProblem(where, what, "set `text-field` in the settings, or mend the row")
    identifier = row.get(settings.id_field)
    return Document(fallback if identifier is None else str(identifier), text, path)


def _parquet_file(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError("reading Parquet needs pyarrow", where=str(file), hint="pip install 'seedproof[parquet]'") from None
    try:
        number = 0
        for group in parquet.ParquetFile(file).iter_batches(batch_size=1000):
            for row in group.to_pylist():
                number += 1
                yield _row_document(row, f"{file}: row {number}", str(file), f"{name}:{number}", settings)
    except (ValueError, OSError) as error:
        yield ReadProblem(str(file), f"this is not a Parquet file that can be read: {error}", "write the file anew")


_READERS: dict[str, Callable[[Path, str, Settings], Iterable[Document | ReadProblem]]] = {
    ".txt": _text_file, ".md": _text_file, ".jsonl": _jsonl_file, ".jsonl.gz": _jsonl_file, ".parquet": _parquet_file,
}  # fmt: skip
