"""Which stretches of markup lie in prose."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.markup.spans import in_prose, with_limits
from seedproof.core.document import Document
from seedproof.parse import batch_of


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The pier <b>reopened</b> on Monday.", True),
        ("An HTML page shows <b>words</b> in bold.", False),
        ("The <b> tag makes words bold.", False),
        ("A far line about HTML\n\nThe pier <b>reopened</b> on Monday.", True),
        ("Learn Python and Java here.\n\nIn Python a <b> is nothing.", False),
    ],
)
def test_what_talks_of_markup_or_programming_is_no_prose(text: str, prose: bool) -> None:
    start = text.index("<")

    assert in_prose(batch_of([Document("seed", text)]), [(start, start + 3)]) == ([(start, start + 3)] if prose else [])


def test_nothing_reaches_past_its_document() -> None:
    batch = batch_of([Document("a", "<b>"), Document("b", "x <i>")])

    assert with_limits(batch, batch.characters.find_marks("<")) == [(0, 3), (7, 10)]
