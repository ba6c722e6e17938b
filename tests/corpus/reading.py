"""Reading a corpus as the tests of readers do."""

from __future__ import annotations

from seedproof import Corpus, Document, ReadProblem

__all__ = ["items_of"]


def items_of(corpus: Corpus) -> list[Document | ReadProblem]:
    """Return the documents and problems of a corpus, each of which says where it is, what is wrong, and what to do."""
    items = list(corpus)
    assert [item for item in items if isinstance(item, ReadProblem) and not (item.where and item.what and item.hint)] == []
    return items
