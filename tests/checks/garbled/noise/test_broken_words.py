"""How broken a word looks: letters and capitals as no word and no name has them."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.batch import Batch
from seedproof.checks.garbled.noise.broken_words import capitalised_words, oddly_capitalised_words, small_words
from seedproof.core.document import Document
from seedproof.parse import batch_of


def said(word: str) -> tuple[Batch, np.ndarray]:
    batch = batch_of([Document("seed", f"The mayor said on Monday that the old {word} of the town would be closed for the winter.")])
    return batch, np.flatnonzero(batch.words.start == batch.text.index(word))


@pytest.mark.parametrize(
    ("word", "weight"),
    [
        ("nunber", 1.0),
        ("vnlkrt", 1.0),
        ("prIsoner", 0.75),
        ("lHoulaham", 0.75),
        ("dataFrame", 0),
        ("zorbinel", 0.5),
        ("bandmates", 0),
        ("pleeease", 0),
    ],
)
def test_words_in_small_letters(word: str, weight: float) -> None:
    assert small_words(*said(word)).tolist() == [weight]


@pytest.mark.parametrize(("word", "weight"), [("nTh", 0), ("nThe", 1.0), ("SOLhIcB", 0.5), ("iPhone", 0), ("MacBook", 0)])
def test_capitals_as_no_brand_has_them(word: str, weight: float) -> None:
    assert oddly_capitalised_words(*said(word)).tolist() == [weight]


@pytest.mark.parametrize(("word", "weight"), [("KOcIoSmox", 1.0), ("WLondon", 0.75), ("Lcds", 0.5), ("Zorbine", 0), ("MacBook", 0)])
def test_words_with_a_capital(word: str, weight: float) -> None:
    assert capitalised_words(*said(word)).tolist() == [weight]


def test_no_words_give_no_weights() -> None:
    batch, none = batch_of([Document("seed", "")]), np.zeros(0, np.int64)

    assert [len(weigh(batch, none)) for weigh in (small_words, oddly_capitalised_words, capitalised_words)] == [0, 0, 0]
