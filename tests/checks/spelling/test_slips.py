"""What a word that no list has may be a slip for."""

from __future__ import annotations

import pytest

from seedproof.checks.spelling.variants.slips import meant_by


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("recieve", "receive"),
        ("commitee", "committee"),
        ("refering", "referring"),
        ("immediatly", "immediately"),
        ("ublicity", "publicity"),
    ],
)
def test_common_slips_are_told(slip: str, meant: str) -> None:
    assert meant_by([slip]) == [meant]


@pytest.mark.parametrize("word", ["hiding", "rebooted", "economicus", "crisus", "focis", "texted", "xyzzyx", "a"])
def test_regular_forms_and_unlike_words_are_none(word: str) -> None:
    assert meant_by([word]) == [""]
