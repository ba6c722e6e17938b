"""Neighbours that English does not put together."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.spun.sequences import impossible_sequences
from seedproof.core.document import Document
from seedproof.parse import batch_of


def found(text: str) -> list[tuple[str, float]]:
    start, end, weight, _ = batch_of([Document("seed", text)]).once(impossible_sequences)
    return [(text[s:e], w) for s, e, w in zip(start.tolist(), end.tolist(), weight.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("text", "sequence"),
    [
        ("The mayor does not see the a need for it now.", ("the a", 1.0)),
        ("The mayor does now not see that it was needed.", ("does", 1.0)),
        ("The mayor of the town said that the talks In spring were good.", ("In", 0.3)),
    ],
)
def test_what_nobody_writes_is_found(text: str, sequence: tuple[str, float]) -> None:
    assert any(shown.startswith(sequence[0]) and weight == sequence[1] for shown, weight in found(text))


@pytest.mark.parametrize(
    "text", ["The mayor heard the a cappella group of the town.", "They played the a-side of it in the town.", "", "the", "the a"]
)
def test_foreign_phrases_letters_and_edges_are_none(text: str) -> None:
    assert found(text) == []
