"""What the garbled checks know of English words: compounds, slips of one letter, letters that do not go together."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.shared.slips import derived, improbable, slips
from seedproof.checks.garbled.shared.vocabulary import known_abroad, zipf_of
from seedproof.checks.garbled.words.glue import splits
from seedproof.text.hashes import hash_words


@pytest.mark.parametrize("word", ["skillsets", "unshredded", "bandmate", "overleveraged", "wirelessly"])
def test_compounds_and_derivations_are_words(word: str) -> None:
    assert derived([word])[0]


@pytest.mark.parametrize("word", ["seslp", "zorbine", "qwrtp"])
def test_noise_is_no_derivation(word: str) -> None:
    assert not derived([word])[0]


def test_slips_find_the_common_word_one_letter_away() -> None:
    number, merged, nothing = slips(["nunber", "rnind", "zorbinel"])
    assert number > 5
    assert merged > 4
    assert nothing == 0


def test_unpronounceable_letters_are_less_likely_than_rare_words() -> None:
    mean, low = improbable(["mesothelioma", "vnlkrt"])
    assert mean[0] > -1.5 > mean[1]
    assert low[0] > low[1]


def test_nothing_to_judge_gives_nothing() -> None:
    assert [len(column) for column in improbable([])] == [0, 0]
    assert not len(slips([]))
    assert not len(derived([]))


def test_spell_checkers_list_fills_the_long_tail() -> None:
    zipf, lower = zipf_of(hash_words(["the", "aardvark", "zorbine"]))
    assert zipf[0] > 7 > zipf[1] > 0 == zipf[2]
    assert lower[1] == 1


def test_words_of_other_languages_are_known() -> None:
    assert known_abroad(hash_words(["regierung", "zorbine"])).tolist() == [True, False]


@pytest.mark.parametrize(
    ("word", "parts"), [("Marlow’sport", ("Marlow’s", "port")), ("soonBetter", ("soon", "Better")), ("ofthe", ("of", "the"))]
)
def test_glue_is_parted(word: str, parts: tuple[str, str]) -> None:
    assert parts in [split.parts for split in splits(word, starts_sentence=False)]


@pytest.mark.parametrize("word", ["eBay", "iPhone", "MacBook", "O’Sullivan", "skylark"])
def test_names_and_compounds_are_not_parted(word: str) -> None:
    assert not list(splits(word, starts_sentence=False))
