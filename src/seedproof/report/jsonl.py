"""Findings and seeds as JSON, one object a line or one array."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from seedproof.core.escape import in_json

__all__ = ["as_json", "as_jsonl"]


def as_jsonl(records: Iterable[BaseModel]) -> Iterator[str]:
    """Yield each record as one line of JSON, with its line end.

    Non-ASCII is escaped: pydantic's own writer refuses the lone surrogates that a broken document may hold, and an
    escaped line survives every terminal and pipe.
    """
    for record in records:
        yield _line(record) + "\n"


def as_json(records: Iterable[BaseModel]) -> Iterator[str]:
    """Yield the records as the lines of one JSON array."""
    opening = "[\n"
    for record in records:
        yield f"{opening}{_line(record)}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


#: The fields of findings and seeds are plain values and models of such: what these hold needs no copying first.
_encode = json.JSONEncoder(default=vars).encode


def _line(record: BaseModel) -> str:
    return in_json(_encode(vars(record)))
