"""The language of a document."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, seed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Der Hafen der kleinen Stadt bleibt den ganzen Winter offen, sagte der Rat der Stadt am Montag.", "de"),
        ("Le port de la petite ville restera ouvert tout l’hiver, a déclaré lundi le conseil de la ville.", "fr"),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_the_language_is_that_of_most_words(text: str, language: str | None) -> None:
    assert seed(text).language == language
