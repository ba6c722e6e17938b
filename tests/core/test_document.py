"""A document is known by its file and its row there, whatever it is called."""

from __future__ import annotations

import pytest

from seedproof import Document, Origin
from seedproof.core.finding import Finding


@pytest.mark.parametrize(
    ("origin", "shown"),
    [(Origin("seeds/a.txt"), "seeds/a.txt"), (Origin("rows.jsonl", 3), "rows.jsonl:3"), (Origin(row=3), "3"), (Origin(), "")],
)
def test_an_origin_is_shown_as_editors_open_it(origin: Origin, shown: str) -> None:
    assert str(origin) == shown


def test_two_rows_of_one_id_are_two_documents() -> None:
    first, second = (Document("same", "Text", "rows.jsonl", row) for row in (1, 2))

    assert first.origin != second.origin
    assert first.origin == Document("other", "Else", "rows.jsonl", 1).origin


def test_a_finding_knows_its_document_and_prints_as_it_always_did() -> None:
    fields = {"seed": "a", "path": "rows.jsonl", "check": "x", "code": "GRB399", "family": "garbled", "severity": "error"}
    place = {"start": 0, "end": 1, "line": 1, "column": 1, "text": "T", "message": "m", "fingerprint": "f"}
    finding = Finding.model_validate({**fields, **place}).in_row(2)

    assert finding.origin == Origin("rows.jsonl", 2)
    assert finding.model_copy(update={"baselined": True}).origin == finding.origin
    assert finding.model_dump().keys() == Finding.model_fields.keys()
