"""A batch is bounded in lines and documents as well as in characters: what is computed of one would else take gigabytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import Texts
from seedproof.corpus.corpus import weight

NEWS = "The harbour of Port Alven opened again on Monday, and nobody was hurt.\n\nMayor Maren Holt thanked the divers for their work.\n"


@pytest.mark.parametrize(("text", "most"), [(NEWS * 10, 1000), ("a", 40_000), ("a\nb\n", 14_000), ("\r" * 9, 4000)])
def test_a_batch_holds_no_more_documents_than_its_lines_allow(text: str, most: int) -> None:
    sizes = [len(documents) for documents, _ in Texts([text] * 100_000).batches()]

    assert sum(sizes) == 100_000
    assert max(sizes) <= most
    assert min(sizes[:-1]) > most / 2


def test_news_weighs_as_many_characters_as_it_has() -> None:
    assert weight(NEWS) == len(NEWS)


@given(st.lists(st.text("a\n\r", max_size=60), max_size=20), st.integers(1, 500))
def test_batches_are_full_and_hold_every_document_once_in_order(texts: list[str], size: int) -> None:
    batches = [[document.text for document in documents] for documents, _ in Texts(texts).batches(size)]

    assert [text for batch in batches for text in batch] == texts
    for batch in batches:
        assert sum(map(weight, batch[:-1])) < size
    assert all(sum(map(weight, batch)) >= size for batch in batches[:-1])
