"""A second look is for the documents that hold what some check looks for, in batches as large as those of the first."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import Document
from seedproof.core.document import Origin
from seedproof.corpus.corpus import weight
from seedproof.run.prefilter import prefilter

DOCUMENTS = [Document("a", "a sheep"), Document("b", "a b\ud800"), Document("c", "c\ud801 sheep"), Document("d", "sheer Höhe")]


@pytest.mark.parametrize(
    ("literals", "held"),
    [
        ([["sheep"]], "ac"),
        ([["sheep"], ["b\ud800"]], "abc"),
        ([["pony"], []], ""),
        ([[]], ""),
        ([["sheep"], None], "abcd"),
        ([["Höhe", "sheep"]], "acd"),
        ([["sheep"], [""]], "abcd"),
    ],
)
def test_documents_with_a_required_literal_of_any_check_are_held(literals: list[list[str] | None], held: str) -> None:
    assert "".join(d.id for d in chain(*prefilter([DOCUMENTS[:1], DOCUMENTS[1:]], literals, 10))) == held


def test_documents_that_a_check_has_named_are_held_whatever_they_hold() -> None:
    documents = [document._replace(row=row) for row, document in enumerate(DOCUMENTS, 1)]

    assert "".join(d.id for d in chain(*prefilter([documents], [["pony"]], 10, {Origin(row=2), Origin(row=9)}))) == "b"
    assert "".join(d.id for d in chain(*prefilter([documents], [["sheep"]], 10, {Origin(row=2)}))) == "abc"


@given(st.lists(st.text("ab", max_size=6), max_size=20), st.integers(1, 5), st.integers(1, 400))
def test_held_documents_are_those_of_a_plain_search_in_order_and_no_batch_is_small_but_the_last(
    texts: list[str], each: int, size: int
) -> None:
    documents = [Document(str(i), text) for i, text in enumerate(texts)]
    batches = [documents[i : i + each] for i in range(0, len(documents), each)]

    found = list(prefilter(batches, [["aba"], ["bb"]], size))
    assert [d for batch in found for d in batch] == [d for d in documents if "aba" in d.text or "bb" in d.text]
    assert all(found)
    assert all(sum(weight(d.text) for d in batch) >= size for batch in found[:-1])
