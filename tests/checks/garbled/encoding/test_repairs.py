"""What misread stretches are repaired to: words, or nothing."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.encoding.repairs import repaired


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("BlÃ¥ne, Tine Holm – SmÃ¥t,", "Blåne, Tine Holm – Småt,"),
        ("GranjÃ¡ and AÑORA", "Granjá and AÑORA"),
        ("Ã–stersund", "Östersund"),
    ],
)
def test_words_come_of_it(broken: str, meant: str) -> None:
    assert repaired(broken, "en") == meant


def test_no_sign_is_put_inside_a_word() -> None:
    assert repaired("coâš´xistentie", "nl") == "coâš´xistentie"


def test_no_letter_of_another_alphabet_is_put_inside_a_word() -> None:
    assert repaired("”Ändra", "sv") == "”Ändra"


def test_a_lost_space_is_told_by_the_word_table() -> None:
    assert repaired("cittÃ", "it") == "città"
    assert repaired("cittÃ", "en") == "cittÃ"
