"""What a word that no list has may be a slip for."""

from __future__ import annotations

import pytest

from seedproof.checks.spelling.variants.foreign_slips import foreign_meant
from seedproof.checks.spelling.variants.slips import meant_by


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("recieve", "receive"),
        ("commitee", "committee"),
        ("refering", "referring"),
        ("immediatly", "immediately"),
        ("ublicity", "publicity"),
    ],
)
def test_common_slips_are_told(slip: str, meant: str) -> None:
    assert meant_by([slip])[0].word == meant


@pytest.mark.parametrize("word", ["hiding", "rebooted", "economicus", "crisus", "focis", "texted", "xyzzyx", "a"])
def test_regular_forms_and_unlike_words_are_none(word: str) -> None:
    assert meant_by([word])[0].word == ""


@pytest.mark.parametrize(
    ("language", "slip", "meant"),
    [
        ("es", "informacion", "información"),  # an accent lost
        ("es", "orígen", "origen"),  # an accent too many
        ("de", "gesetztlichen", "gesetzlichen"),
        ("fr", "beacoup", "beaucoup"),
        ("pt", "possivel", "possível"),
        ("nl", "accomodatie", "accommodatie"),
        ("it", "ottennuto", "ottenuto"),
        ("ru", "котрые", "которые"),
    ],
)
def test_slips_of_other_languages_are_told(language: str, slip: str, meant: str) -> None:
    assert foreign_meant([slip], language)[0].word == meant


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("es", "coinfección"),  # a prefix
        ("de", "gesehn"),  # spoken
        ("de", "wegduckten"),  # a verb and its prefix
        ("it", "subìto"),  # an accent that may be written
        ("it", "perchè"),
        ("fr", "zzzzzzzz"),
    ],
)
def test_sound_words_of_other_languages_are_none(language: str, word: str) -> None:
    assert foreign_meant([word], language)[0].word == ""


@pytest.mark.parametrize(
    ("language", "slip", "accent"),
    [
        ("es", "informacion", True),  # lost
        ("es", "orígen", True),  # one too many
        ("es", "farmaceútico", True),  # on another letter
        ("es", "enseñaza", False),
        ("pt", "possivel", True),
        ("fr", "beacoup", False),
    ],
)
def test_it_is_told_whether_an_accent_is_all_that_is_wrong(language: str, slip: str, accent: bool) -> None:
    (meant,) = foreign_meant([slip], language)
    assert meant.word
    assert meant.is_accent is accent
