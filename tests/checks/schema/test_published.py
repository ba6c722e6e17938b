"""What the publisher says of a document is typed by the corpus's own Seed class, and takes the place of what the text lacks."""

from __future__ import annotations

from typing import Literal

from seedproof import Published, Seed, check_documents
from seedproof.checks.schema.missing_title import MissingTitle
from seedproof.checks.schema.schema_mismatch import SchemaMismatch
from seedproof.core.context import Context

TEXT = "The council of Marrow Bay voted on Tuesday to rebuild the old ferry pier, which a storm damaged. Work begins soon."


class _Fields(Published):
    title: str
    language: Literal["en", "de"]


class _Seed(Seed):
    published: _Fields


def messages(row: dict[str, object]) -> list[str]:
    check = SchemaMismatch().bind(Context(seed_class=_Seed))
    return [finding.message for finding in check_documents([{"text": TEXT, **row}], [check]).findings]


def test_fields_are_typed_by_the_seed_class() -> None:
    assert messages({"title": "Pier", "language": "en"}) == []
    assert messages({"title": "Pier", "language": "fr"}) == ["published.language: input should be 'en' or 'de'"]
    assert messages({"language": "de"}) == ["published.title: field required"]
    assert messages({})


def test_a_title_kept_beside_the_text_is_not_missing() -> None:
    assert not check_documents([{"text": TEXT, "title": "Pier to be rebuilt"}], [MissingTitle()]).findings
    assert check_documents([{"text": TEXT}], [MissingTitle()]).findings
