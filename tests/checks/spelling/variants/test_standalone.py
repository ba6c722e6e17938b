"""A word stands by itself between spaces and plain punctuation; in an address, a tag or a compound it does not."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof import Document
from seedproof.checks.spelling.variants.standalone import standalone, tag_spans
from seedproof.parse import batch_of


def stands_alone(text: str) -> bool:
    """Tell whether the word "ferry" of a text does."""
    batch = batch_of([Document("a", text)])
    (index,) = (n for n in range(len(batch.words)) if batch.text[batch.words.start[n] : batch.words.start[n] + 5] == "ferry")
    return bool(standalone(batch, np.array([index]))[0])


@pytest.mark.parametrize(
    "around", ["{}", "the {} sails", "the\n{}\nsails", "({})", "[{}]", "“{}”", "«{}»", "„{}“", "‘{}’", '"{}"', "it—{}"]
)
@pytest.mark.parametrize("end", ["", ".", ",", ";", ":", "!", "?", "…"])
def test_a_word_between_marks_stands_alone(around: str, end: str) -> None:
    assert stands_alone(around.replace("{}", f"ferry{end}"))


@pytest.mark.parametrize(
    "text",
    [
        "www.ferry.test",
        "ferry.test",
        "ferry:8080",
        "@ferry",
        "#ferry",
        "/ferry",
        "ferry/boat",
        "the-ferry",
        "x_ferry",
        "=ferry",
        "ferry=2",
        ".ferry",
    ],
)
def test_a_word_of_an_address_or_a_compound_does_not(text: str) -> None:
    assert not stands_alone(text)
    assert not stands_alone(f"It says {text} there")


def test_a_tag_is_a_stretch_from_its_bracket_on() -> None:
    text = 'a < b <p class="ferry boat">c</p> <!-- d --> < e> 3<4'
    starts, ends = tag_spans(text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == ['<p class="ferry boat"', "</p", "<!-- d --"]
