"""Documents from ``.jsonl`` and ``.jsonl.gz``: one a line."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from decimal import Decimal
from io import BufferedReader
from pathlib import Path
from typing import Any, Final

from seedproof.core.document import Document, Origin
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.decoding import decoded, encoding_of, likely, not_decoded
from seedproof.corpus.gaps import Placeholders
from seedproof.corpus.lines import EndlessLineError, cut_lines
from seedproof.corpus.rows import from_row, too_long

__all__ = ["read_jsonl"]

_ENDLESS: Final = 16  # times the longest document: a compressed line of more is not decompressed to its end (guessed)
_HEAD: Final = 4  # bytes of the longest byte order mark
_BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


def read_jsonl(file: Path, name: str, settings: Settings) -> Iterator[Document | ReadProblem]:
    """Yield the documents of a file with one JSON object a line."""
    packed = file.name.lower().endswith(".gz")
    number, lines = 0, _Lines(file, name, settings)
    try:
        with gzip.open(file) if packed else file.open("rb") as stream:
            patience = _ENDLESS * settings.max_document_bytes if packed else sys.maxsize  # what lies on a disk has an end
            for line, item in lines.read(stream, patience):
                number = line  # which is told where the file breaks off
                if item is not None:
                    yield item
    except EndlessLineError as error:
        yield too_long(str(Origin(str(file), error.number)), "this line, the last that was decompressed,", settings)
    except EOFError:
        what = f"is cut short after line {number:,}: the compressed data end in the middle"
        yield ReadProblem(str(file), what, "fetch or write the file anew; the lines before were read")
    except (gzip.BadGzipFile, zlib.error) as error:
        what = f"cannot be decompressed{f' after line {number:,}' if number else ''}: {error}"
        yield ReadProblem(str(file), what, "fetch or write the file anew; the lines before were read")


class _Lines:
    """Read documents from the lines of one file."""

    def __init__(self, file: Path, name: str, settings: Settings) -> None:
        self._file, self._name, self._settings = str(file), name, settings
        self._encoding = settings.encoding
        self._guess: str | None = ""  # at another encoding, made once: a file in one may have a million lines

    def read(self, stream: BufferedReader | gzip.GzipFile, patience: int) -> Iterator[tuple[int, Document | ReadProblem | None]]:
        """Yield the number of each line and what it holds, None where that is nothing."""
        head = [stream.read(_HEAD)]
        self._encoding = encoding_of(head[0], self._settings.encoding)
        end = "\n".encode(self._encoding)
        blank = b" \t\r\n\v\f" + b"\0" * (len(end) - 1)

        def piece(size: int) -> bytes:
            # read1 gives what there is before a broken end, where read would drop it.
            return (head.pop() if head else b"") or stream.read1(size)

        for number, raw in cut_lines(piece, end, self._settings.max_document_bytes, patience):
            origin = Origin(self._file, number)
            if raw is None:
                yield number, too_long(str(origin), "this line", self._settings)
            else:
                yield number, self._document(raw, origin) if raw.strip(blank) else None

    def _document(self, raw: bytes, origin: Origin) -> Document | ReadProblem:
        line = decoded(raw, self._encoding)
        text = line.text.removeprefix(_BYTE_ORDER_MARK) if origin.row == 1 else line.text
        placeholders = Placeholders.not_in(text, line.gaps)
        if not line.readable or placeholders is None:
            if self._guess == "":
                self._guess = likely(raw, line.gaps[0])
            return not_decoded(str(origin), raw, line, self._encoding, self._guess)
        row = _row(placeholders.put_into(text), str(origin))
        if isinstance(row, ReadProblem):
            return row
        item = from_row(placeholders.shown(row), origin, str(origin), f"{self._name}:{origin.row}", self._settings)
        if isinstance(item, Document) and line.gaps:
            return item._replace(lost=placeholders.places_in(row[self._settings.text_field], raw))
        return item


def _whole_number(digits: str) -> int | Decimal:
    """Return the number that is written so: one of more digits than Python reads as an int is no fault of its line."""
    try:
        return int(digits)
    except ValueError:
        return Decimal(digits)


_JSON: Final = json.JSONDecoder(parse_int=_whole_number)


def _row(line: str, where: str) -> dict[str, Any] | ReadProblem:
    try:
        row = _JSON.decode(line)
    except (ValueError, RecursionError) as error:
        return ReadProblem(where, f"this line is not JSON: {error}", "each line must be one JSON object; the other lines were read")
    if not isinstance(row, dict):
        return ReadProblem(where, f"this line is a JSON {type(row).__name__}, not an object", 'write {"id": "…", "text": "…"}')
    return row
