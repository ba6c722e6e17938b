"""Sentences: where one ends and the next begins, as the words that a full stop may follow tell."""

from __future__ import annotations

import pytest

from seedproof.batch.sentences import sentence_ends
from seedproof.core.document import Document
from seedproof.parse import batch_of


@pytest.mark.parametrize(("text", "begin"), [
    ("The quay closed. It rained.", ["It rained."]),
    ("Mrs. Petrov left. It rained.", ["It rained."]),
    ("The quay closed on Feb. 11, 2020. It rained.", ["It rained."]),
    ("It will open in Dec. Nobody knows when.", ["Nobody knows when."]),
    ("It opened in May. 30 boats came.", ["30 boats came."]),
    (". 5", ["5"]),
])  # fmt: skip
def test_a_sentence_ends_at_a_stop_that_is_none_of_an_abbreviation(text: str, begin: list[str]) -> None:
    ends = batch_of([Document("a", text)]).once(sentence_ends).end.tolist()

    assert [text[start:end] for start, end in zip(ends, [*ends[1:], len(text)], strict=True)] == begin
