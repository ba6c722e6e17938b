"""Quotation marks that do not pair up, or stand the wrong way round."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.sentences.quotes import faults
from seedproof.core.document import Document
from seedproof.parse import batch_of


def found(text: str) -> list[tuple[str, str]]:
    batch = batch_of([Document("seed", text)])
    return [(fault.kind, batch.text[fault.offset]) for fault in batch.once(faults)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("She said that “it is safe to go over the bridge now.", ("unclosed", "“")),
        ("She said that it is safe to go over the bridge” on Monday.", ("unopened", "”")),
        ("They made it a principle for the “whole port “. That was all.", ("turned", "“")),
        ('She said that "it is safe to go over the bridge now.', ("unclosed", '"')),
    ],
)
def test_a_fault_is_told_with_its_kind(text: str, fault: tuple[str, str]) -> None:
    assert found(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "She said that “it is safe” to go over the bridge.",
        "Sie sagte am Montag: „Es ist sicher“ und ging über die Brücke.",
        "The man was 5'10\" tall and went over the bridge.",
        "“The first paragraph of it goes on\n\n“and here the quotation ends,” she said.",
        "Read more »",
        "",
        '"',
        "“",
        "”",
    ],
)
def test_sound_marks_and_edges_have_no_fault(text: str) -> None:
    assert found(text) == []
