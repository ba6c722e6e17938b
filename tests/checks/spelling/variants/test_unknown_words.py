"""Which words are looked at as slips: unknown ones of a length, in small letters, and seldom."""

from __future__ import annotations

import pytest

from seedproof.checks.spelling.variants.unknown_words import unknown_words
from seedproof.core.document import Document
from seedproof.parse import batch_of

LINE = "The board of the old harbour said on Monday that the {} of the town would be mended before the winter came."


def unknown(text: str) -> list[str]:
    batch = batch_of([Document("a", text)])
    return [batch.words.bare(word) for word in unknown_words(batch).words.tolist()]


@pytest.mark.parametrize(("letters", "told"), [(4, False), (5, True), (6, True), (10, True), (19, True), (20, False), (21, False)])
def test_words_of_five_to_nineteen_letters_are_looked_at(letters: int, told: bool) -> None:
    word = "zorbimentationsquolfewd"[:letters]
    assert unknown(LINE.format(word)) == [word] * told


@pytest.mark.parametrize(
    ("word", "told"), [("Zorbimentation", True), ("Zorbime", False), ("ZORBIMENTATION", False), ("zorbiMentation", False)]
)
def test_a_long_word_may_have_a_capital(word: str, told: bool) -> None:
    assert unknown(LINE.format(word)) == [word] * told


@pytest.mark.parametrize(("times", "told"), [(1, True), (2, True), (3, False)])
def test_what_stands_often_is_a_term(times: int, told: bool) -> None:
    assert unknown("\n\n".join([LINE.format("zorbiment")] * times)) == ["zorbiment"] * times * told
