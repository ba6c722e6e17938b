"""An unresolved reference that loses nothing is information; one that lost a part, or many of them, is an error."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.markup.leaked_entity import LeakedEntity
from seedproof.core.document import Document
from seedproof.parse import batch_of


def severities(text: str) -> list[str]:
    return [hit.severity or "error" for hit in LeakedEntity().find(batch_of([Document("seed", text)]))]


@pytest.mark.parametrize("text", ["The club paid &#163;8m.", "The caf&eacute; reopened.", "Rivera &amp; Sons", "the harbour&nbsp;office"])
def test_a_complete_reference_is_information(text: str) -> None:
    assert severities(text) == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        "Rivera #39;s boat",
        "Rivera&amp;#8217;s boat",
        "the harbour&nbsp office",
        "&lt;b&gt;Open again",
        "the price &#191; of it",
        "quot;Yes",
    ],
)
def test_a_damaged_reference_or_a_tag_is_an_error(text: str) -> None:
    assert severities(text) == ["error"]


def test_a_document_full_of_them_was_never_resolved() -> None:
    assert severities("The caf&eacute; reopened. " * 5) == ["error"] * 5


def test_what_is_information_can_be_mended_safely() -> None:
    [hit] = LeakedEntity().find(batch_of([Document("seed", "The club paid &#163;8m.")]))

    assert hit.fix is not None
    assert hit.fix.safe
    assert [edit.text for edit in hit.fix.edits] == ["£"]
