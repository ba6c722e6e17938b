"""What the tasks of a cluster do, without one: handed what Spark hands them, they tell what one machine finds."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pyarrow as pa
from tests.run.spark.documents import on_this_machine, rows, said
from tests.run.spark.own_checks import Raises

from seedproof import CheckSelection, Document, ReadProblem, Settings, check_documents
from seedproof.core.document import Origin
from seedproof.corpus.policy import Policy
from seedproof.corpus.rows import from_row
from seedproof.run.spark.tasks import PARTS, examine, examine_again, finish, merge, partial_counts

CHECKS = pickle.dumps((CheckSelection.of().checks, Policy()))


def read(batch: pa.RecordBatch) -> Iterator[Document | ReadProblem]:
    """Read rows of a frame, which are numbered."""
    for row in batch.to_pylist():
        yield from_row(row, Origin("", row["number"]), f"row {row['number']}", str(row["number"]), Settings())


def partitions(documents: list[dict[str, Any]], count: int) -> list[list[pa.RecordBatch]]:
    """Return documents in some partitions, of two batches each."""
    numbered = [{"number": number, **row} for number, row in enumerate(documents, 1)]
    size = -(-len(numbered) // (2 * count))
    batches = [pa.RecordBatch.from_pylist(numbered[at : at + size]) for at in range(0, len(numbered), size)]
    return [batches[at : at + 2] for at in range(0, len(batches), 2)]


def told(batches: Iterable[pa.RecordBatch], name: str) -> list[Any]:
    """Return one field of what a task gives back, of the rows that have it; the others are empty there."""
    found = [row for batch in batches for row in batch.to_pylist()]
    assert all(sum(value is not None for value in row.values()) == 1 for row in found)
    return [row[name] for row in found if row[name] is not None]


def test_the_tasks_of_a_run_tell_what_one_machine_finds_and_what_it_cannot_read() -> None:
    documents: list[dict[str, Any]] = [*rows(24), *rows(24)[:4], {"id": "empty", "text": None}]
    parts = partitions(documents, 3)
    first = [batch for part in parts for batch in examine(CHECKS, read, part)]
    counts = [pa.RecordBatch.from_pylist([{"counts": each}]) for each in told(first, "counts")]
    assert len(counts) == len(parts) == 3

    merged = [*merge(CHECKS, counts[:2]), *merge(CHECKS, counts[2:])]
    tallies = partial_counts(CHECKS, [row["counts"] for batch in merged for row in batch.to_pylist()])
    decided = pickle.dumps(tallies.decide())
    second = [batch for part in parts for batch in examine_again(CHECKS, decided, read, part)]

    before: Counter[str] = Counter()
    nth = {}
    for number, row in enumerate(documents, 1):
        nth[number] = before[row["id"]]
        before[row["id"]] += 1
    found = [{**row, "nth": nth[row["row"]] or None} for row in [*told(first, "finding"), *told(second, "finding")]]
    found.sort(key=lambda row: int(row["row"]))
    finished = finish(CHECKS, [pa.RecordBatch.from_pylist(found)])

    here = check_documents(documents[:-1])
    assert said(row for batch in finished for row in batch.to_pylist()) == on_this_machine(here.findings)
    assert {finding.check for finding in here.findings} >= {"corpus-name-variant", "duplicate-document"}
    assert [seed["id"] for seed in told(first, "seed")] == [row["id"] for row in documents[:-1]]
    (problem,) = told(first, "problem")
    assert problem["where"] == "row 29"
    assert not told(second, "seed")
    assert not told(second, "problem")
    again = {seed["row"]: seed["digest"] for seed in told(first, "seed")}
    looked_at = told(second, "again")
    assert looked_at
    assert all(again[at["row"]] == at["digest"] and at["path"] is None for at in looked_at)


def test_a_check_that_breaks_in_a_task_is_told_with_its_seed() -> None:
    (part,) = partitions(rows(11), 1)
    batches = [*examine(pickle.dumps((partial(tuple, [Raises()]), Policy())), read, part)]

    (failure,) = map(pickle.loads, told(batches, "failure"))
    assert (failure.check, failure.seed) == ("raises", "seed 7")
    assert len(told(batches, "finding")) == 10
    assert all(batch.schema == PARTS for batch in batches)
