"""Tests of the syllables of languages that write each by itself."""

from __future__ import annotations

import pytest

from seedproof.lang.syllables import (
    Marked,
    marked_otherwise,
    plain,
    possible_syllables,
    split_marks,
    syllable_languages,
    syllables,
    two_syllables,
)


@pytest.mark.parametrize("word", "được việc hòa hoà quý quỳnh quýt gìn giếng nghiêng khuỷu thuở quốc yếu ý của tượng toàn khuya kỳ".split())
def test_possible(word: str) -> None:
    """Syllables of text are possible, with the mark of a tone on either vowel where both ways are in use."""
    assert word in possible_syllables("vi")


@pytest.mark.parametrize("word", "đươc viêc đuợc tòan qúy ngề kông ghà gìa nuớc tiếq zắc mộtt".split())
def test_impossible(word: str) -> None:
    """What ends in a stop has one of two tones; each mark has its place, and "k", "gh", "ngh" stand before some vowels only."""
    assert word not in possible_syllables("vi")


def test_used() -> None:
    """All syllables that text has are possible, and found by their letters."""
    for language in syllable_languages():
        known = syllables(language)
        assert known.used.keys() <= known.possible
        assert all(word in known.alike[plain(word)] for word in known.used)
        assert known.letters.isdisjoint("abcz")


def test_marks() -> None:
    """A tone is taken from its letter, and other marks are not."""
    assert split_marks("được") == Marked("đươc", frozenset("\u0323"))
    assert split_marks("trựợt") == Marked("trươt", frozenset("\u0323"))
    assert plain("nghề") == plain("ngề") == "nge"
    assert plain("khó") == "kho"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("viêc", "việc"), ("đuợc", "được"), ("qủa", "quả"), ("trựợt", "trượt"), ("ngề", "nghề"), ("ôtô", ""), ("đăk", "")],
)
def test_meant(written: str, meant: str) -> None:
    """Another mark makes a syllable of a slip, and of no word of another language."""
    assert marked_otherwise(written, "vi") == meant


def test_glued() -> None:
    """Two syllables are told from a word of another language by their tones."""
    assert two_syllables("cầucũ", "vi") == ("cầu", "cũ")
    assert two_syllables("vắcxin", "vi") is None
    assert two_syllables("cầuq", "vi") is None
