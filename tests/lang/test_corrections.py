"""Common English words that are one edit away from an unknown one."""

from __future__ import annotations

import pytest

from seedproof.lang.corrections import best_correction, corrections


@pytest.mark.parametrize("word", ["harbour", "harbuor", "haxbour", "harour", "harbxour", "xharbour", "harbourx"])
def test_every_kind_of_edit_is_undone(word: str) -> None:
    assert best_correction([word])[0] >= 3


def test_a_letter_read_for_two_is_undone_unless_only_slips_are_meant() -> None:
    assert best_correction(["nurnber"])[0] >= 4
    assert best_correction(["rnind"], misread=False)[0] < best_correction(["rnind"])[0]


def test_common_words_are_found_and_noise_has_none() -> None:
    number, merged, nothing = best_correction(["nunber", "rnind", "zorbinel"])

    assert number > 5
    assert merged > 4
    assert nothing == 0


def test_words_of_all_lengths_keep_their_order() -> None:
    words = ["qzxvkwqj", "nunber", "zzqqxx", "peformance", "x", ""]

    assert (best_correction(words) > 0).tolist() == [False, True, False, True, False, False]
    assert not len(best_correction([]))


def test_corrections_of_a_language_have_its_letters_and_no_names() -> None:
    found = corrections(["informacion", "madrit"], 3.0, "es")

    assert [one.word for one in found[0]] == ["información"]
    assert "madrid" not in [one.word for one in found[1]]


def test_an_edit_is_told_where_the_words_begin_to_differ() -> None:
    found = corrections(["commitee"], 4.0)[0]

    assert {(one.edit, one.at) for one in found if one.word == "committee"} == {("insert", 6)}
