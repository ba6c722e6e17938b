"""Ways to part a word that no dictionary has."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.words.glue import candidates, little_words, splits
from seedproof.core.document import Document
from seedproof.parse import batch_of


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Marlow’sport", ("Marlow’s", "port")),
        ("soonBetter", ("soon", "Better")),
        ("ofthe", ("of", "the")),
        ("tosend", ("to", "send")),
        ("stickandarazor", ("stick", "and", "a", "razor")),
        ("himalarge", ("him", "a", "large")),
        ("CONCEPTVolkswagen", ("CONCEPT", "Volkswagen")),
    ],
)
def test_glue_is_parted(word: str, parts: tuple[str, ...]) -> None:
    assert parts in [split.parts for split in splits(word, starts_sentence=False)]


@pytest.mark.parametrize(("word", "parts"), [("himoflow", []), ("himofalow", [("him", "of", "alow")])])
def test_a_word_is_parted_round_a_little_one_from_nine_letters_on(word: str, parts: list[tuple[str, ...]]) -> None:
    assert [split.parts for split in splits(word, starts_sentence=False) if len(split.parts) == 3] == parts


@pytest.mark.parametrize("word", ["eBay", "iPhone", "MacBook", "O’Sullivan", "skylark"])
def test_names_and_compounds_are_not_parted(word: str) -> None:
    assert not list(splits(word, starts_sentence=False))


def test_a_subject_and_its_verb_are_parted_at_the_beginning_of_a_sentence_alone() -> None:
    assert [split.parts for split in splits("Hewas", starts_sentence=True)] == [("He", "was")]
    assert not splits("Hewas", starts_sentence=False)


def test_the_parts_of_a_split_make_the_word() -> None:
    for word in ("Marlow’sport", "soonBetter", "stickandarazor", "wantedto", "Themeeting"):
        assert {"".join(split.parts) for split in splits(word, starts_sentence=True)} == {word}


def test_little_words_are_those_of_all_three_lists() -> None:
    assert {"of", "his", "because"} <= little_words()


@pytest.mark.parametrize("text", ["the rock-androll years", "a 'nother day", "call findFood() here", "see www.castrel.example/tosend now"])
def test_what_a_mark_touches_is_no_candidate(text: str) -> None:
    assert not len(candidates(batch_of([Document("seed", f"They said that {text} was in the town.")])))


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("CONCEPT|Man", "CONCEPTVw"),  # after capitals, from three letters
        ("of|Man", "ofMa"),  # after a little word, from three letters
        ("the|Man", "aMan"),  # after a little word of two letters or more
        ("cat|It", "goIt"),  # before a word that begins sentences, after three letters
        ("soon|Book", "cowBook"),  # between two longer words, of four letters each
        ("soon|Book", "soonMan"),
        ("of|I", "cowI"),  # before "I", after a little word
        ("Results|The", "OfThe"),  # before an opener, after a word that is no little one
    ],
)
def test_where_a_capital_parts_a_word_and_where_it_does_not(parted: str, whole: str) -> None:
    assert tuple(parted.split("|")) in [split.parts for split in splits(parted.replace("|", ""), starts_sentence=False)]
    assert not list(splits(whole, starts_sentence=False))


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("lifts|for", "liftfor"),  # before a little word, after more than four letters
        ("an|elder", "aneven"),  # behind "an", before a vowel and more than four letters
        ("an|elder", "annewer"),
        ("be|wanted", "beused"),
    ],
)
def test_a_little_word_is_parted_from_one_of_more_than_four_letters(parted: str, whole: str) -> None:
    assert tuple(parted.split("|")) in [split.parts for split in splits(parted.replace("|", ""), starts_sentence=False)]
    assert not list(splits(whole, starts_sentence=False))


def test_a_long_first_word_gives_one_more_way_to_be_judged() -> None:
    assert [len(list(splits(word, starts_sentence=False))) for word in ("safelyBook", "quicklyBook")] == [1, 2]


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("of|the", "ofit"),  # two little words, of five letters in all
        ("any|than", "asany"),  # of three letters each, where neither is one that begins or ends no compound
        ("to|send", "tosea"),  # behind one that begins no compound, from four letters on
        ("to|send", "tofore"),  # but not as adverbs are made
        ("lift|of", "catof"),  # before one that ends none, from four letters on
        ("hated|to", "usedto"),  # behind a verb's ending, in words of five letters or more
        ("wanting|to", "wantingmarket"),
        ("wanted|help", "wantedhel"),
        ("wanted|help", "wantinghelp"),
        ("quickly|market", "quicklymark"),  # two words of five letters or more, of which one has such an ending
        ("quickly|market", "quickmarkets"),
        ("management|positions", "harbourrailway"),  # or both have an ending
        ("stick|and|a|razor", "stickandrzr"),
        ("him|of|alow", "himoflow"),
        ("him|of|alow", "hemofalow"),  # a short link, behind some words alone
    ],
)
def test_where_small_letters_are_parted_and_where_they_are_not(parted: str, whole: str) -> None:
    assert tuple(parted.split("|")) in [split.parts for split in splits(parted.replace("|", ""), starts_sentence=False)]
    kind = len(parted.split("|"))
    assert kind not in [len(split.parts) for split in splits(whole, starts_sentence=False)]


@pytest.mark.parametrize(("subject", "verb"), [("It", "was"), ("They", "are"), ("Which", "was"), ("There", "will"), ("The", "market")])
def test_what_begins_a_sentence_is_parted_from_what_follows(subject: str, verb: str) -> None:
    assert (subject, verb) in [split.parts for split in splits(subject + verb, starts_sentence=True)]
    assert not splits(subject + verb, starts_sentence=False)


@pytest.mark.parametrize("word", ["Bewas", "Itmarket", "ITwas"])
def test_what_begins_a_sentence_and_is_no_subject_with_its_verb_stays_whole(word: str) -> None:
    assert not splits(word, starts_sentence=True)
