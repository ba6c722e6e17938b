"""Compounds and derivations of English words, which no list has."""

from __future__ import annotations

import pytest

from seedproof.lang.derivations import derived


@pytest.mark.parametrize("word", ["skillsets", "unshredded", "bandmate", "overleveraged", "wirelessly"])
def test_compounds_and_derivations_are_words(word: str) -> None:
    assert derived([word])[0]


@pytest.mark.parametrize("word", ["seslp", "zorbine", "qwrtp"])
def test_noise_is_no_derivation(word: str) -> None:
    assert not derived([word])[0]


def test_nothing_to_judge_gives_nothing() -> None:
    assert not len(derived([]))
    assert derived(["", "x"]).tolist() == [False, False]
