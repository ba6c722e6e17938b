"""Texts that reports show are what the corpus has, whether they fit into memory or not."""

from __future__ import annotations

import pytest

from seedproof import Document, Texts
from seedproof.core.document import Origin
from seedproof.corpus.kept_texts import KeptTexts

DOCUMENTS = [Document(str(n), text) for n, text in enumerate(["one\r\n", "", "zwei \ud800 \U0001f600", "x" * 5000, "five\x00"])]


@pytest.mark.parametrize("here", [0, 10, 10_000])
def test_texts_are_those_of_the_documents_asked_for(here: int) -> None:
    corpus = Texts(DOCUMENTS)
    wanted = {Origin(row=row) for row in (1, 2, 3, 5)}
    texts = KeptTexts(corpus, wanted, here)

    assert dict(texts) == corpus.texts(wanted)
    assert len(texts) == 4
    assert [texts[Origin(row=row)] for row in (5, 1, 5, 3)] == ["five\x00", "one\r\n", "five\x00", "zwei \ud800 \U0001f600"]
    with pytest.raises(KeyError):
        texts[Origin(row=4)]


def test_a_corpus_is_not_read_where_nothing_is_wanted() -> None:
    class Unread(Texts):
        def __iter__(self) -> None:  # type: ignore[override]
            raise AssertionError

    assert dict(KeptTexts(Unread(["a"]), frozenset())) == {}
