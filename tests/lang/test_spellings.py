"""The lists of words by which slips are told."""

from __future__ import annotations

import pytest

from seedproof.lang.languages import LANGUAGES, folder
from seedproof.lang.spellings import spelling_languages, spellings
from seedproof.text.hashes import hash_words


@pytest.mark.parametrize("language", spelling_languages())
def test_a_list_has_words_in_letters_of_its_language(language: str) -> None:
    head, meant, near = folder(language).joinpath("spellings.txt").read_text("utf-8").split("# section\n")
    letters = set(map(chr, spellings(language).letters.tolist()))

    assert language in LANGUAGES
    assert "spellings.license.txt" in head
    words = [row.partition("\t")[0] for row in meant.splitlines()]
    assert words == sorted(set(words))
    assert letters.issuperset("".join(words + near.splitlines()))
    assert all(len(row.partition("\t")[2]) == 3 and row.partition("\t")[2].isdigit() for row in meant.splitlines())
    assert not set(words) & set(near.splitlines())


def test_words_are_known_and_others_are_not() -> None:
    assert spellings("de").lacks(hash_words(["vergangenen", "vergangennen"])).tolist() == [False, True]
    assert spellings("en").lacks(hash_words(["committee", "commitee"])).tolist() == [False, True]


def test_a_language_without_a_list_is_told() -> None:
    with pytest.raises(KeyError):
        spellings("sv")
