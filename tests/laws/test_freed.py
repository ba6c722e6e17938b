"""A batch and all that was computed of it is freed with its last user: nothing waits for the garbage collector."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from seedproof import BatchCheck, Check, CorpusCheck, Document
from seedproof.core.finding import Family
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


def is_freed(kinds: Sequence[type[Check]]) -> bool:
    """Let the checks look at one batch, and tell whether it goes with its last user."""
    batch = batch_of(DOCUMENTS)
    for kind in kinds:
        check = kind()
        if isinstance(check, CorpusCheck):
            list(check.find(batch, check.decide(check.tally(batch))))
        elif isinstance(check, BatchCheck):
            list(check.find(batch))
    freed = [weakref.ref(part) for part in (batch, batch.characters, batch.lines, batch.words)]

    del batch

    return [ref() for ref in freed] == [None] * len(freed)


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("family", get_args(Family))
def test_no_check_leaves_a_circle(family: Family) -> None:
    kinds = [kind for kind in built_in() if kind.family == family and kind.name() != "schema-mismatch"]  # which needs a corpus's own class
    is_freed(kinds)  # loads tables and modules, and a frame that loads may be held until the next collection
    gc.collect()

    assert is_freed(kinds), f"not freed after {', '.join(kind.name() for kind in kinds if not is_freed([kind])) or 'all of them'}"
