"""Letters that go together in English words, and letters that do not."""

from __future__ import annotations

from seedproof.checks.garbled.noise.letter_model import OTHER, letter_classes, letter_probabilities


def test_unpronounceable_letters_are_less_likely_than_rare_words() -> None:
    mean, lowest = letter_probabilities(["mesothelioma", "vnlkrt"])

    assert mean[0] > -1.5 > mean[1]
    assert lowest[0] > lowest[1]


def test_a_word_is_judged_alike_in_any_company() -> None:
    alone, _ = letter_probabilities(["harbour"])

    assert letter_probabilities(["xq", "harbour", "don't"])[0][1] == alone[0]


def test_nothing_to_judge_gives_nothing() -> None:
    assert [len(column) for column in letter_probabilities([])] == [0, 0]


def test_letters_have_classes_and_all_else_one() -> None:
    assert letter_classes(" az'é😀").tolist() == [0, 1, 26, 27, OTHER, OTHER]
