"""Word lists as parts of regular expressions."""

from __future__ import annotations

import re

from seedproof.lang import word_lists
from seedproof.parse.wording import alternatives


def test_every_word_of_a_topic_is_matched_as_a_whole() -> None:
    pattern = re.compile(alternatives("credits", "photo-by"))

    for words in word_lists.every("credits", "photo-by"):
        found = pattern.match(words)
        assert found
        assert found[0] == words


def test_an_apostrophe_stands_for_both() -> None:
    article = re.compile(alternatives("credits", "elided-article"))

    assert article.fullmatch("de l'")
    assert article.fullmatch("de l’")
