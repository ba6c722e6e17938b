"""Words that run into web addresses."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.words.addresses import glued_addresses
from seedproof.core.document import Document
from seedproof.parse import batch_of


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in glued_addresses(batch_of([Document("seed", text)]))]


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("Read morehttps://castrel.example/a", ["morehttps://"]),
        ("Seewww.castrel.example for it", ["Seewww"]),
        ("www.castrel.orgVISIT us", ["www.castrel.orgVISIT"]),
        ("It is there.https://castrel.example/a", ["there.https://"]),
    ],
)
def test_a_word_before_or_behind_is_told(text: str, glued: list[str]) -> None:
    assert found(text) == glued


@pytest.mark.parametrize(
    "text",
    [
        "See https://castrel.example",
        "https://a.example/?u=https://b.example",
        "https://a.example/gotohttps://b.example",
        "It was the.https://castrel.example",
        "It was There.https://castrel.example",
        "www.",
        ":",
        "ww.",
        "",
        "http:/",
    ],
)
def test_sound_addresses_and_edges_are_left_alone(text: str) -> None:
    assert found(text) == []
