"""Documents from the rows of tables, whatever the table is kept in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seedproof.core.document import Document, Origin
from seedproof.core.escape import VALUE_LENGTH, cut
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.published import published_in

__all__ = ["from_row", "too_long"]


def from_row(row: Mapping[str, Any], origin: Origin, where: str, fallback: str, settings: Settings) -> Document | ReadProblem:
    """Return the document of a row of a table, called ``fallback`` where the row has no id."""
    text = row.get(settings.text_field)
    if not isinstance(text, str):
        have = ", ".join(cut(str(key), VALUE_LENGTH) for key in row) or "none"
        what = f"no text in field {settings.text_field!r} (fields: {have})"
        return ReadProblem(where, what, "set `text-field` in the settings, or mend the row")
    identifier = row.get(settings.id_field)
    missing = identifier is None or identifier != identifier  # as NaN is, by which a data frame says that there is none
    return Document(fallback if missing else str(identifier), text, origin.path or None, origin.row, published=published_in(row))


def too_long(where: str, what: str, settings: Settings) -> ReadProblem:
    """Return the problem of a document that is longer than the settings allow."""
    bound = settings.max_document_bytes
    size = f"{bound // 2**20} MiB" if bound % 2**20 == 0 else f"{bound:,} bytes"
    return ReadProblem(where, f"{what} is longer than {size}, the most that is read of one", "cut it up, or set `max-document-bytes`")
