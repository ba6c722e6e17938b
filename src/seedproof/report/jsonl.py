"""Findings and seeds as JSON, one object a line or one array."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from seedproof.core.escape import in_json

__all__ = ["as_elements", "as_json", "as_jsonl"]


def as_jsonl(records: Iterable[BaseModel]) -> Iterator[str]:
    """Yield each record as one line of JSON, with its line end.

    Non-ASCII is escaped: pydantic's own writer refuses the lone surrogates that a broken document may hold, and an
    escaped line survives every terminal and pipe.
    """
    for record in records:
        yield _line(record) + "\n"


def as_json(records: Iterable[BaseModel]) -> Iterator[str]:
    """Yield the records as the lines of one JSON array."""
    yield "["
    yield from _elements(map(_line, records))
    yield "]\n"


def as_elements(values: Iterable[object]) -> Iterator[str]:
    """Yield plain values as the elements of a JSON array, one a line, without its brackets."""
    return _elements(in_json(_encode(value)) for value in values)


#: The fields of findings and seeds are plain values and models of such: what these hold needs no copying first.
_encode = json.JSONEncoder(default=vars).encode


def _elements(lines: Iterable[str]) -> Iterator[str]:
    begins = "\n"
    for line in lines:
        yield begins + line
        begins = ",\n"
    if begins != "\n":
        yield "\n"


def _line(record: BaseModel) -> str:
    return in_json(_encode(vars(record)))
