"""Brackets that have no partner."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.sentences.brackets import unpaired_brackets
from seedproof.core.document import Document
from seedproof.parse import batch_of


def found(*texts: str) -> list[tuple[int, bool]]:
    return [(bracket.offset, bracket.opens) for bracket in unpaired_brackets(batch_of([Document(str(i), t) for i, t in enumerate(texts)]))]


def test_a_bracket_without_its_partner_is_found() -> None:
    assert found("The bridge (built in 1907 was closed again.") == [(11, True)]
    assert found("The old bridge] was closed by the town again.") == [(14, False)]


def test_a_pair_may_run_over_paragraphs_but_not_over_documents() -> None:
    first, last = "The bridge (built in 1907 by the town", "and mended since then) was closed again."

    assert found(f"{first}\n\n{last}") == []
    assert len(found(first, last)) == 2


@pytest.mark.parametrize(
    "text",
    ["They did a) nothing b) much c) later.", "It was a fine day for all of us :)", "The values lie in [0, 1) as they said.", "", ")", "("],
)
def test_items_faces_intervals_and_short_lines_are_left_alone(text: str) -> None:
    assert found(text) == []
