"""Words of other languages than English that are glued at a capital."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.words.camel_case import camel_case_words
from seedproof.core.document import Document
from seedproof.parse import batch_of


def parts(text: str) -> list[tuple[str, ...]]:
    return [split.parts for _, split in camel_case_words(batch_of([Document("seed", text)]))]


def test_two_words_of_the_language_are_parted() -> None:
    assert parts("Le ministre a parlé de la guerre et de la arméeIl a aussi dit que la ville était calme.") == [("armée", "Il")]


@pytest.mark.parametrize("word", ["derStandard", "meinKonto", "eBay", "WhatsApp"])
def test_brands_are_left_alone(word: str) -> None:
    assert parts(f"Die Zeitung schrieb am Montag, dass {word} in der Stadt sehr bekannt geworden ist.") == []


def test_english_is_for_others_to_judge() -> None:
    assert parts("The mayor said that it comes soonBetter signs were seen in the town on Monday.") == []
