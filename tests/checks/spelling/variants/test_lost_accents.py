"""Words that exist and of which another is meant, with an accent."""

from __future__ import annotations

import pytest

from seedproof.checks.spelling.variants.lost_accents import lost_accents
from seedproof.core.document import Document
from seedproof.parse import batch_of


def told(text: str) -> list[str]:
    return [lost.meant for lost in lost_accents(batch_of([Document("a", text)]))]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("el numero de los vecinos", ["número"]),
        ("el número de los vecinos", []),
        ("el Numero de los vecinos", []),  # a name
        ("la página numero.example de los vecinos", []),
        ("el concejal Alvarado menciono a los vecinos", ["mencionó"]),
        ("el concejal menciono a los vecinos", []),  # nothing says that it is not what I do
        ("la alcaldesa, la cual menciono a los vecinos", ["mencionó"]),
        ("la plaza ¿Cómo menciono a los vecinos", []),
        ("el concejal Alvarado trabajo y pan", []),  # a noun sooner than what somebody did
    ],
)
def test_a_word_without_its_accent_is_told_where_nothing_else_is_meant(words: str, meant: list[str]) -> None:
    assert told(f"El alcalde del barrio dijo el lunes que {words} y que no sabía nada de lo que había pasado en la plaza.") == meant


def test_other_languages_have_words_of_their_own() -> None:
    assert told("O prefeito disse que o numero dos moradores da ponte vai ser maior e que a obra vai começar logo.") == ["número"]
    assert told("Il sindaco ha detto che il numero dei lavori del ponte è alto e che la commissione non ha ancora deciso nulla.") == []
