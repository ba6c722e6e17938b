"""What the frequency table and the dictionary know of English words."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.lang.english import RARE, dictionary, english_list, frequencies
from seedproof.lang.lexicon import known_anywhere
from seedproof.text.hashes import hash_words


def test_the_dictionary_fills_the_long_tail_of_the_table() -> None:
    zipf, lower = frequencies(hash_words(["the", "aardvark", "zorbine"]))

    assert zipf[0] > 7 > zipf[1] > 0 == zipf[2]
    assert lower[1] == 1
    assert np.isnan(lower[2])


def test_names_of_the_dictionary_are_never_in_lower_case() -> None:
    zipf, lower = frequencies(hash_words(dictionary().names.split("\n")[:50]))

    assert set(zipf.tolist()) == {RARE}
    assert set(lower.tolist()) == {0.0}


def test_words_of_other_languages_are_known() -> None:
    assert known_anywhere(hash_words(["regierung", "zorbine"])).tolist() == [True, False]


def test_a_topic_that_english_lacks_is_an_error() -> None:
    assert "the" in english_list("spun", "article")
    with pytest.raises(KeyError):
        english_list("noise", "latin-ending")
