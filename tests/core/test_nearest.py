"""Advice for a word that is not known names the nearest that is, or some that are."""

from __future__ import annotations

import pytest

from seedproof.core.nearest import nearest

MANY = [f"check-{number:02}" for number in range(25)]


@pytest.mark.parametrize(
    ("word", "known", "advice"),
    [
        ("caption", ["stray-caption", "doubled-word"], "did you mean 'stray-caption'?"),
        ("comment", ["doubled-word", "broken-line"], "known: broken-line, doubled-word"),
        ("zzz", MANY[:20], f"known: {', '.join(MANY[:20])}"),
        ("zzz", MANY, f"known: {', '.join(MANY[:20])} and 5 more"),
    ],
)
def test_the_nearest_word_is_named_or_those_that_are_known(word: str, known: list[str], advice: str) -> None:
    assert nearest(word, known) == advice


def test_other_advice_is_given_where_none_is_near() -> None:
    assert nearest("zzz", MANY, "look it up") == "look it up"
    assert nearest("chek-01", MANY, "look it up") == "did you mean 'check-01'?"
