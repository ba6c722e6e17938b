"""Findings and seeds as JSON, one object a line or one array."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

__all__ = ["as_json", "as_jsonl"]


def as_jsonl(records: Iterable[BaseModel]) -> Iterator[str]:
    """Yield each record as one line of JSON, with its line end.

    Non-ASCII is escaped: pydantic's own writer refuses the lone surrogates that a broken document may hold, and an
    escaped line survives every terminal and pipe.
    """
    for record in records:
        yield json.dumps(record.model_dump()) + "\n"


def as_json(records: Iterable[BaseModel]) -> Iterator[str]:
    """Yield the records as the lines of one JSON array."""
    opening = "[\n"
    for record in records:
        yield f"{opening}{json.dumps(record.model_dump())}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
