"""What a page's missing spaces glue to a name."""

from __future__ import annotations

import pytest

from seedproof.parse.lines.glued import end_before_glued, label_before_name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Holm2021-12-14T10:14", "Holm"),
        ("HolmVeröffentlicht", "Holm"),
        ("Holm4 Kommentare", "Holm"),
        ("Holm@idaholm", "Holm"),
        ("HolmMay 3", "Holm"),
        ("Holm", "Holm"),
        ("DeMar", "DeMar"),
        ("McHolm", "McHolm"),
        ("r23", "r23"),
        ("ida@example.org", "ida@example.org"),
    ],
)
def test_a_name_ends_before_what_is_glued_to_it(word: str, name: str) -> None:
    end = end_before_glued(word, 0, len(word.split(" ")[0]))

    assert word[:end] == name


@pytest.mark.parametrize(
    ("word", "label"),
    [("ByIda", "By"), ("2019AuthorIda", "Author"), ("AvatarIda", "Avatar"), ("VonIda", "Von"), ("AutorInnen", None), ("Bypass", None)],
)
def test_a_label_is_told_from_the_name_that_is_glued_to_it(word: str, label: str | None) -> None:
    found = label_before_name(word)

    assert (word[slice(*found[:2])] if found else None) == label
