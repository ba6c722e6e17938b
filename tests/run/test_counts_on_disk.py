"""Counts that grow with a corpus do not grow in memory."""

from __future__ import annotations

import gc
import pickle
import tracemalloc
from collections.abc import Iterator
from random import Random
from types import ModuleType
from typing import Any

import pytest

from seedproof import CorpusCheck, Document
from seedproof.checks.offtopic.recurring import line_counts
from seedproof.checks.offtopic.recurring.recurring_boilerplate import RecurringBoilerplate
from seedproof.checks.schema import sketches, traits
from seedproof.checks.schema.duplicate_document import DuplicateDocument
from seedproof.checks.schema.missing_title import MissingTitle
from seedproof.checks.spelling.names import counts
from seedproof.checks.spelling.names.corpus_name_variant import CorpusNameVariant
from seedproof.parse import batch_of
from seedproof.run.tallies import Tallies

BATCHES = 32


def documents(number: int) -> Iterator[Document]:
    """Yield documents of a batch, of which none has anything in common with those of another one."""
    random = Random(number)
    for row in range(12):
        words = ["".join(random.choices("abcdeilmnorstu", k=random.randint(4, 9))) for _ in range(60)]
        lines = [
            f"The ships were seen by {one.title()} {other.title()} from the old pier of the town, where {third} and {one} stood."
            for one, other, third in zip(words[::3], words[1::3], words[2::3], strict=True)
        ]
        yield Document(f"batch {number}, document {row}", "\n".join(lines), "all.jsonl", 1 + number * 12 + row)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("check", "room", "here", "most"),
    [
        (RecurringBoilerplate(), line_counts, 50_000, 0.1),  # where the tables of a batch lie, which are small here, stays
        (DuplicateDocument(), sketches, 20_000, 0.2),  # words and wording of each document stay
        (CorpusNameVariant(), counts, 200, 0.2),
        (MissingTitle(), traits, 20, 0.6),  # which are small: what is held of a list in the file is a fifth of a list of twenty
    ],
)
def test_what_is_held_of_many_batches_is_little_more_than_of_few(
    check: CorpusCheck[Any, Any], room: ModuleType, here: int, most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    pickled = [pickle.dumps(check.tally(batch_of(list(documents(number))))) for number in range(BATCHES)]
    monkeypatch.setattr(room, "HERE", here)
    tallies, held = Tallies([check]), []
    tracemalloc.start()
    try:
        for number, batch in enumerate(pickled, 1):
            tallies.add({check.name(): pickle.loads(batch)})
            if number.bit_count() == 1:  # as then all is merged into one
                gc.collect()
                held.append(tracemalloc.get_traced_memory()[0])
        monkeypatch.setattr(room, "HERE", 10**9)
        whole = Tallies([check])
        before = tracemalloc.get_traced_memory()[0]
        for batch in pickled:
            whole.add({check.name(): pickle.loads(batch)})
        gc.collect()
        in_memory = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()

    assert (held[-1] - held[-2]) / (in_memory / 2) < most, (held, in_memory)
    assert tallies.decide() == whole.decide()
