"""However many seeds there are, a run tells the same of what it has read; of many the rows are in a file."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.core.document import Origin
from seedproof.core.errors import InputError
from seedproof.core.spill import Blocks
from seedproof.run.result import SeedRow
from seedproof.run.seen import Seen
from seedproof.run.worker import BatchResult

Documents = list[tuple[str, str]]  # ids and digests
DOCUMENTS = st.lists(st.tuples(st.sampled_from("abc\ud800"), st.sampled_from("xyz")), max_size=12)


def rows_of(documents: Documents, first: int = 0) -> list[SeedRow]:
    return [SeedRow(name, "f", None, None, None, 0, 0, 0, row, digest) for row, (name, digest) in enumerate(documents, first)]


def seen(documents: Documents, others: Documents, few: int, size: int) -> Seen:
    """What is seen of documents that come in batches, and of others that are only counted."""
    found, rows = Seen(few), rows_of(documents)
    for low in range(0, len(rows), size):
        found.add(BatchResult(rows[low : low + size]))
    found.add(BatchResult(counted=[(row.id, row.origin, row.digest) for row in rows_of(others, len(rows))]))
    return found


@given(DOCUMENTS, DOCUMENTS, st.integers(0, 12), st.integers(1, 4))
def test_rows_and_shared_ids_are_told_whether_rows_are_in_memory_or_not(mine: Documents, others: Documents, few: int, size: int) -> None:
    found, rows, late = seen(mine, others, few, size), rows_of(mine), rows_of([("z", "z")], 99)
    found.require_different()
    found.add_rows(late)

    assert found.rows() == (*rows, *late)
    assert isinstance(found.rows(), Blocks) == (len(rows) + 1 > few)
    times = Counter(name for name, _ in mine + others)
    known = [*rows, *rows_of(others, len(rows))]
    assert list(found.sharing_ids()) == [(row.id, row.origin) for row in known if times[row.id] > 1]


@given(DOCUMENTS.filter(bool), DOCUMENTS, DOCUMENTS)
def test_what_has_another_text_or_was_not_there_has_changed(mine: Documents, others: Documents, again: Documents) -> None:
    known = {row.origin: row.digest for row in (*rows_of(mine), *rows_of(others, len(mine)))}
    read = {row.origin: row.digest for row in rows_of(again, 1)}

    assert list(seen(mine, others, 2, 3).have_changed(read)) == [one for one, digest in read.items() if known.get(one) != digest]


def test_two_documents_of_one_origin_are_an_error_that_names_it() -> None:
    found = Seen(few=1)
    found.add(BatchResult(rows_of([("a", "x"), ("b", "y")])))
    found.add(BatchResult(counted=[("c", Origin("f", 1), "z")]))

    with pytest.raises(InputError, match="2 documents have the same origin") as raised:
        found.require_different()
    assert raised.value.where == "f:1"


def test_many_rows_are_a_sequence_as_a_tuple_is() -> None:
    rows = rows_of([(str(number), "") for number in range(500)])
    found = Seen(few=9)
    found.add(BatchResult(rows))
    many = found.rows()

    assert (many[0], many[499], many[-200]) == (rows[0], rows[499], rows[300])
    assert many[190:210:3] == tuple(rows[190:210:3])
    assert pickle.loads(pickle.dumps(many)) == tuple(rows)
    assert many != tuple(reversed(rows))
