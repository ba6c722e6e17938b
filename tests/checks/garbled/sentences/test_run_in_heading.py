"""A headline that runs into the text is told with the words that the text begins with."""

from __future__ import annotations

import pytest

from seedproof import Document
from seedproof.checks.garbled.sentences.run_in_heading import RunInHeading
from seedproof.parse import batch_of

CHINESE = "市长今天宣布新桥将在明年春天开放，工程师们对此表示满意，港口的工人们也很高兴。" * 30
ENGLISH = "Jonas Weir and the mayor of the small town opened the bridge on Sunday, a year later than planned. It cost twice as much. " * 4


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("布伦霍尔姆市长宣布新桥明年开放 " + CHINESE, "市长今天宣布新桥将在明年春天开放"),
        ("MAYOR OPENS THE NEW SWING BRIDGE U.S. Sen. " + ENGLISH, "U.S."),
    ],
)
def test_the_first_word_of_the_text_is_the_last_that_is_marked(text: str, end: str) -> None:
    (hit,) = RunInHeading().find(batch_of([Document("a", text)]))

    assert text[hit.start : hit.end].endswith(f" {end}")
    assert len(hit.message) < 120
