"""Common words that are one slip away from an unknown one."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.shared.slips import slips


@pytest.mark.parametrize("word", ["harbour", "harbuor", "haxbour", "harour", "harbxour", "xharbour", "harbourx"])
def test_every_kind_of_slip_is_undone(word: str) -> None:
    assert slips([word])[0] >= 3


def test_two_letters_read_for_one_are_a_slip() -> None:
    assert slips(["nurnber"])[0] >= 4


def test_words_of_all_lengths_keep_their_order() -> None:
    words = ["qzxvkwqj", "nunber", "zzqqxx", "peformance", "x", ""]

    assert (slips(words) > 0).tolist() == [False, True, False, True, False, False]
