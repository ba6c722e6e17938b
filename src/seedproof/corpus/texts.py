"""A corpus that lies in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from seedproof.core.document import Document, Origin
from seedproof.core.errors import InputError
from seedproof.core.settings import USUAL, Settings
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.rows import from_row

__all__ = ["Texts"]


class Texts(Corpus):
    """Hold texts in memory: strings (a column of a data frame is that), documents, or rows with a text and perhaps an id.

    They are numbered from 1: the number is the row that a text is known by, and its id where it has none. Among rows, ``settings``
    say what their fields are called. Whatever is no text, such as the gap in a column, is a problem, as in a file.
    """

    def __init__(self, items: Iterable[str | Document | Mapping[str, Any]], settings: Settings = USUAL) -> None:
        if isinstance(items, str | bytes | Mapping):  # can be iterated, and not over texts
            raise InputError(f"texts are wanted, not one {type(items).__name__}", hint="put it in a list")
        items = _rows_of(items)
        # An iterator can be read once, and a corpus is read twice.
        self._items: Iterable[object] = tuple(items) if isinstance(items, Iterator) else items
        self._settings = settings

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        return (self._read(number, item) for number, item in enumerate(self._items, 1))

    def _read(self, number: int, item: object) -> Document | ReadProblem:
        if isinstance(item, str):
            return Document(str(number), item, row=number)
        if isinstance(item, Document):
            return item._replace(row=number)
        where = f"text {number}"
        if isinstance(item, Mapping):
            return from_row(item, Origin(row=number), where, str(number), self._settings)
        return ReadProblem(where, f"this is a {type(item).__name__}, not a text", "leave it out; the others were read")


def _rows_of(items: Any) -> Any:
    """Return the rows of a data frame, which iterates over the names of its columns; anything else as it is."""
    return items.to_dict("records") if hasattr(items, "to_dict") and hasattr(items, "columns") else items
