"""What each character is, and what it is folded to: one of every kind, and its neighbours of another."""

from __future__ import annotations

import pytest

from seedproof.text.codepoints import (
    CONTROL,
    DIGIT,
    LETTER,
    LOWER,
    MARK,
    NEWLINE,
    PUNCTUATION,
    SCRIPTS,
    SPACE,
    SYMBOL,
    UNSPACED,
    UPPER,
    among,
    code_points,
    fold,
    kinds,
    numbers,
    scripts,
)


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("AÉЖΩ", LETTER | UPPER),
        ("ǅ", LETTER | UPPER),  # a title's capital
        ("aéжω", LETTER | LOWER),
        ("ªºʰʼ水あاქᲥ", LETTER),  # that has no capitals
        ("09٣½Ⅷ²", DIGIT),
        ("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", NEWLINE | SPACE),
        (" \t\x1f\xa0\u2003\u3000\ufeff", SPACE),
        ("\u0301\u093e\u200c\u200d\xad", MARK),
        ("\x00\x1b\x7f\x9f\u200b\u2060\ud800\udfff\ufdd0\U0010ffff\u0378", CONTROL),
        (".,;:!?-–—\"'“”()_¿«", PUNCTUATION),
        ("+<=>|~$€°©✓😀^`\ufffd", SYMBOL),
        ("\ue000", SYMBOL),  # for private use
    ],
)
def test_a_character_is_of_its_kind_alone(characters: str, kind: int) -> None:
    assert [(c, int(k)) for c, k in zip(characters, kinds(code_points(characters)), strict=True)] == [(c, kind) for c in characters]


@pytest.mark.parametrize(
    ("characters", "script"),
    [
        ("aÉﬁ", "LATIN"), ("жЖ", "CYRILLIC"), ("ωΩ", "GREEK"), ("ا", "ARABIC"), ("א", "HEBREW"), ("水", "CJK"), ("あ", "HIRAGANA"),
        ("ア", "KATAKANA"), ("한", "HANGUL"), ("ก", "THAI"), ("अ", "DEVANAGARI"), ("Հ", "ARMENIAN"), ("ა", "GEORGIAN"),
        ("አకʰ", "other"), ("1.\u0301 \n\ud800€", "none"),
    ],
)  # fmt: skip
def test_a_letter_is_of_its_script(characters: str, script: str) -> None:
    assert {SCRIPTS[number] for number in scripts(code_points(characters))} == {script}


def test_scripts_that_set_no_spaces_are_known() -> None:
    assert {SCRIPTS[number] for number in UNSPACED.nonzero()[0]} == {"CJK", "HIRAGANA", "KATAKANA", "THAI"}


@pytest.mark.parametrize(
    ("characters", "folded"),
    [
        ("'‘’‛ʼ′`´", "'"),
        ('"“”„‟«»″＂', '"'),
        ("-‐‑‒–—―−", "-"),
        ("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
        (" \t\x1f\xa0\u2003\u3000", " "),
        ("aA", "a"),
        ("iIİ", "i"),
        ("éÉ", "é"),
        ("ß", "ß"),
        ("\ud800\udbff\udc00\udfff\ufffd", "\ufffd"),
        ("\ud7ff", "\ud7ff"),
        ("\ue000", "\ue000"),
        ("‚", "‚"),
        ("‹", "‹"),
        ("_", "_"),
        ("\ufeff", "\ufeff"),
    ],
)
def test_characters_that_stand_for_one_are_folded_to_it(characters: str, folded: str) -> None:
    assert [chr(code) for code in fold(code_points(characters))] == [folded] * len(characters)


def test_a_character_is_among_those_that_are_named_and_no_other_is() -> None:
    text = "a`b\x00c\U0010ffff\ud800"

    assert [c for c, held in zip(text, among(numbers(text), "bc`"), strict=True) if held] == ["`", "b", "c"]
    assert not among(numbers(text), "").any()
    assert among(numbers(text), text).all()
