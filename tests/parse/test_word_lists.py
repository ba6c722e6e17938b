"""The word lists that parsing reads."""

from __future__ import annotations

import tomllib
from typing import get_args

import pytest

from seedproof.lang import word_lists
from seedproof.lang.languages import ANY, LANGUAGES, folder
from seedproof.parse.languages import Trait, has_trait, languages_with

SUBJECTS = ("grammar", "dates", "credits", "navigation", "quotation", "speech")
TOLD = tomllib.loads(folder(ANY).joinpath("words.toml").read_text("utf-8"))["topics"]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_each_topic_is_and_no_other_is_told(subject: str) -> None:
    assert {topic for topics in word_lists.read(subject).values() for topic in topics} == TOLD[subject].keys()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_words_are_written_in_lower_case_as_they_are_compared(subject: str) -> None:
    as_written = {"name-suffix"}
    words = [w for topics in word_lists.read(subject).values() for topic, words in topics.items() if topic not in as_written for w in words]

    assert [word for word in words if word != word.lower()] == []


def test_a_date_word_stands_in_one_list_of_its_language_only() -> None:
    dates = word_lists.words_by_language("dates", "words")

    for subject, topic in (("credits", "date"), ("speech", "time")):
        for code, words in word_lists.words_by_language(subject, topic).items():
            assert words & dates.get(code, frozenset()) == frozenset()


@pytest.mark.parametrize(
    ("trait", "codes"),
    [
        ("capital-nouns", {"de"}),
        ("verb-before-speaker", set("af bg ca cs da de el es fi fr gl hr hu id it ms nl no pl pt ro ru sk sl sr sv uk".split())),
        ("dash-opens-speech", set("cs da es fi fr hr hu it no pl pt ro ru sk sv tr uk".split())),
        ("cases-after-apostrophe", {"tr"}),
    ],
)
def test_traits_are_those_of_languages_that_are_told_apart(trait: Trait, codes: set[str]) -> None:
    assert {LANGUAGES[number] for number in languages_with(trait)} == codes
    assert not has_trait("en", trait)


def test_every_trait_of_a_language_is_one_that_parsing_knows() -> None:
    assert set().union(*word_lists.words_by_language("grammar", "traits").values()) == set(get_args(Trait))
