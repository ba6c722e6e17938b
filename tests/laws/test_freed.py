"""A batch and all that was computed of it is freed with its last user: nothing waits for the garbage collector."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from seedproof import BatchCheck, Check, CorpusCheck, Document
from seedproof.corpus.registry import built_in
from seedproof.parse import batch_of

TESTS = Path(__file__).parent.parent
DOCUMENTS = [
    Document(file.stem, file.read_text(encoding="utf-8"))
    for file in sorted([*(TESTS / "broken").glob("*.txt"), *(TESTS.parent / "seeds").glob("*.txt")])
]


@pytest.fixture
def uncollected() -> object:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_parsing_leaves_no_circle() -> None:
    batch = batch_of(DOCUMENTS)
    assert len(batch.seeds) == len(DOCUMENTS)
    freed = [weakref.ref(part) for part in (batch, batch.characters, batch.lines, batch.words, batch.languages, batch.phrases)]

    del batch

    assert [ref() for ref in freed] == [None] * len(freed)


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("kind", built_in(), ids=lambda kind: kind.name())
def test_a_check_leaves_no_circle(kind: type[Check]) -> None:
    if kind.name() == "schema-mismatch":
        pytest.skip("needs a corpus's own class")
    check, batch = kind(), batch_of(DOCUMENTS)
    if isinstance(check, CorpusCheck):
        list(check.find(batch, check.decide(check.tally(batch))))
    elif isinstance(check, BatchCheck):
        list(check.find(batch))
    freed = [weakref.ref(part) for part in (batch, batch.characters, batch.lines, batch.words)]

    del batch

    assert [ref() for ref in freed] == [None] * len(freed)
