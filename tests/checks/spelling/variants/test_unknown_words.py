"""Which words are looked at as slips: unknown ones of a length, in small letters, and seldom."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.checks.spelling.variants.unknown_words import among_strangers, unknown_words
from seedproof.core.document import Document
from seedproof.parse import batch_of

LINE = "The board of the old harbour said on Monday that the {} of the town would be mended before the winter came."


def unknown(text: str) -> list[str]:
    batch = batch_of([Document("a", text)])
    found = unknown_words(batch)
    alone = found.words[~among_strangers(batch, found, np.zeros(len(found.words), bool))]
    return [batch.words.bare(word) for word in alone.tolist()]


@pytest.mark.parametrize(("letters", "told"), [(4, False), (5, True), (6, True), (10, True), (29, True), (30, False), (31, False)])
def test_words_of_five_to_twenty_nine_letters_are_looked_at(letters: int, told: bool) -> None:
    word = "zorbimentationsquolfewdbrilpquond"[:letters]
    assert unknown(LINE.format(word)) == [word] * told


@pytest.mark.parametrize(
    ("word", "told"), [("Zorbimentation", True), ("Zorbime", False), ("ZORBIMENTATION", False), ("zorbiMentation", False)]
)
def test_a_long_word_may_have_a_capital(word: str, told: bool) -> None:
    assert unknown(LINE.format(word)) == [word] * told


@pytest.mark.parametrize(("times", "told"), [(1, True), (2, True), (3, False)])
def test_what_stands_often_is_a_term(times: int, told: bool) -> None:
    assert unknown("\n\n".join([LINE.format("zorbiment")] * times)) == ["zorbiment"] * times * told


@pytest.mark.parametrize("mark", list("'\"*/_@#&=\\.)"))
def test_what_a_mark_touches_before_it_is_a_part_of_something(mark: str) -> None:
    assert unknown(LINE.format(f"{mark}zorbiment")) == []
    assert unknown(LINE.format(f"{mark} zorbiment")) == ["zorbiment"]


@pytest.mark.parametrize(("mark", "told"), [*((mark, False) for mark in "'\"*/_@#&=\\"), (".", True), (")", True), (",", True)])
def test_what_a_mark_touches_behind_it_is_a_part_of_something_unless_the_sentence_goes_on(mark: str, told: bool) -> None:
    assert unknown(LINE.format(f"zorbiment{mark}")) == ["zorbiment"] * told


@pytest.mark.parametrize(
    ("written", "told"),
    [("half-zorbiment", True), ("3-zorbiment", False), ("-zorbiment", False), ("zorbiment-led", True), ("zorbiment- led", False)],
)
def test_a_half_of_a_compound_is_a_word_and_a_piece_at_a_hyphen_is_not(written: str, told: bool) -> None:
    assert unknown(LINE.format(written)) == ["zorbiment"] * told


@pytest.mark.parametrize(
    ("around", "told"),
    [
        ("qwond one {} two", True),  # one other within four words
        ("qwond one {} two brilp", False),  # two others
        ("qwond one two three {} four five six brilp", False),
        ("qwond one two three {} four five six seven brilp", True),  # five words away
        ("qwond one two three four {} four five six brilp", True),
        ("qwond {} one", False),  # beside it
        ("one {} qwond", False),
        ("Qwond {} one", False),  # after a name that no list has
        ("one {} Qwond", True),
        ("Qwond one {} two Brilp", True),  # names are no strangers
        ("qwo9nd one {} two bri9lp", True),  # nor are words with a figure
    ],
)
def test_a_word_among_unknown_ones_is_of_another_language(around: str, told: bool) -> None:
    line = "The board of the old harbour said to the town on Monday that it was the {} in the winter, and that nobody knew of it."
    assert ("zorbiment" in unknown(line.format(around.format("zorbiment")))) is told


def test_neighbours_on_other_lines_do_not_count() -> None:
    line = "of the old harbour was told to the town on Monday, and nobody knew of it before the winter came"
    assert unknown(f"The board {line} to qwond\n\nzorbiment {line} to brilp\n\nQwond {line}") == ["qwond", "zorbiment", "brilp", "Qwond"]


@pytest.mark.parametrize(("word", "told"), [("Zorbimentation", False), ("zorbimentation", True)])
def test_a_capital_of_the_title_says_nothing(word: str, told: bool) -> None:
    body = LINE.format("mill").replace("Monday", "Tuesday")
    assert unknown(f"Council of the town is glad of the {word} in the harbour\n\nBy Petra Holm\n\n{body}\n\n{body}") == [word] * told


def test_the_first_and_the_last_of_all_words_are_neighbours_too() -> None:
    line = "the board of the old harbour was told of it on Monday, and nobody knew of it before the winter came to the"

    assert unknown(f"Town: {line} zorbiment qwond") == []
    assert unknown(f"qwond zorbiment {line} town") == []
    assert unknown(f"zorbiment {line} qwond") == ["zorbiment", "qwond"]
