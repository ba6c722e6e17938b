"""Invisible characters that have work to do, and those that have none."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.encoding.format_characters import idle_characters
from seedproof.core.document import Document
from seedproof.parse import batch_of


@pytest.mark.parametrize(
    "text",
    ["mar\u200bket", "\u200emarket", "a\ufe0fb", "market\u2060", "x\ufeffy", "\ue000", "\U000e0061x", "\u3164", "a\u200d"],
)
def test_without_work_they_are_idle(text: str) -> None:
    assert len(idle_characters(batch_of([Document("seed", text)]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffA file begins", "Auf\u200clage", "می\u200cخواهم", "👩\u200d🚀", "ภาษา\u200bไทย", "שלום \u200e!", "☀\ufe0f", "plain", "",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\u200fLinux\nשלום\nשלום",
    ],
)  # fmt: skip
def test_with_work_they_are_left_alone(text: str) -> None:
    assert not len(idle_characters(batch_of([Document("seed", text)])))
