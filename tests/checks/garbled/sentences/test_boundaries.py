"""Ends of sentences that touch the next beginning, and names that look like them."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.sentences.boundaries import unspaced_boundaries
from seedproof.core.document import Document
from seedproof.parse import batch_of


def found(text: str) -> list[str]:
    return [match[0] for match in unspaced_boundaries(batch_of([Document("seed", text)]))]


@pytest.mark.parametrize(
    ("text", "boundary"),
    [
        ("It took the crew ten minutes.Remove the lid and then wait for it.", "minutes.Remove"),
        ("They said that “we saw it in every country.”for the first time in years.", "country.”for"),
        ("Der Minister sprach lange über den Krieg.Danach fuhr er wieder nach Hause.", "Krieg.Danach"),
        ("They walked home in the rain.I was with them on the bridge.", "rain.I"),
    ],
)
def test_a_boundary_without_its_space_is_found(text: str, boundary: str) -> None:
    assert found(text) == [boundary]


@pytest.mark.parametrize(
    "text",
    [
        "They used Node.js and System.Text.Json in the town.",
        "The works of J.K.Rowling are known in the town.",
        "He met Mr.Holt on the bridge.",
        "Rocket.Chat is a program, and Rocket.Chat is free for all of us.",
        "See castrel.Com for the rest of it.",
        "Yahoo!News said so on Monday.",
        ".",
        "a.B",
        "",
        "10.Introduction to the history of the town",
    ],
)
def test_names_addresses_and_edges_are_none(text: str) -> None:
    assert found(text) == []
