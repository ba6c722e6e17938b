"""Documents that share an id are found, in whatever batches they lie."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from functools import reduce
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof import CheckSelection, Document, Files, Project, Settings, check_corpus
from seedproof.checks.schema.duplicate_id import DuplicateId, IdCounts
from seedproof.parse import batch_of

CHECK = DuplicateId()
TEXT = "\n  The harbour is open again  \n\nThe ships came back on Monday."
IDS = st.lists(st.sampled_from(["a", "A", "a ", "b", "2019-04-12", "é", "\ud800", ""]), max_size=12)


def tally(ids: list[str]) -> IdCounts:
    return CHECK.tally(batch_of([Document(name, TEXT) for name in ids]))


def counted(counts: IdCounts) -> list[tuple[int, int]]:
    return list(zip(counts.hash.tolist(), counts.documents.tolist(), strict=True))


@given(IDS, st.lists(st.integers(0, 12), max_size=3))
def test_every_document_with_a_shared_id_is_found_and_no_other(ids: list[str], cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(ids)) for cut in cuts), len(ids)]
    parts = [ids[low:high] for low, high in pairwise(edges)]
    decisions = CHECK.decide(reduce(CHECK.merge, map(tally, parts)))

    found = []
    for part in parts:
        batch = batch_of([Document(name, TEXT) for name in part])
        hits = list(CHECK.find(batch, decisions))
        found += [part[index] for index in batch.document_of(np.array([hit.start for hit in hits], np.int64))]

    times = Counter(ids)
    assert found == [name for name in ids if times[name] > 1]


@given(IDS, IDS)
def test_counts_do_not_depend_on_the_order_of_merging(one: list[str], other: list[str]) -> None:
    assert (
        counted(CHECK.merge(tally(one), tally(other))) == counted(CHECK.merge(tally(other), tally(one))) == counted(tally([*one, *other]))
    )


def test_the_first_line_is_reported_with_the_id_and_how_many_have_it() -> None:
    batch = batch_of([Document("x", TEXT), Document("y", TEXT), Document("x", "")])

    first, empty = CHECK.find(batch, CHECK.decide(CHECK.tally(batch)))

    assert batch.text[first.start : first.end] == "The harbour is open again"
    assert first.message == "the id “x” is that of 2 documents: nothing tells them apart"
    assert empty.start == empty.end == len(batch.text)


def test_only_a_corpus_with_a_shared_id_is_looked_at_again_and_then_all_of_it() -> None:
    assert CHECK.decide(tally(["a", "b", "c"])) == {}
    assert CHECK.required_literals(CHECK.decide(tally(["a", "a"]))) is None


def test_counts_hold_no_text_and_few_bytes_a_document() -> None:
    few, many = (len(pickle.dumps(tally([f"a-rather-long-name-of-a-document-{i}" for i in range(n)]))) for n in (100, 1100))

    assert (many - few) / 1000 < 20


def test_rows_of_a_file_that_share_an_id_are_found_in_a_run(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": name, "text": TEXT}) + "\n" for name in ("x", "y", "x")), encoding="utf-8")

    result = check_corpus(Files((rows,), Settings()), CheckSelection.of(Project(tmp_path), ["duplicate-id"]), batch_size=1)

    assert [(finding.seed, finding.line, finding.text) for finding in result.findings] == [("x", 2, "The harbour is open again")] * 2
    assert result.failures == ()
