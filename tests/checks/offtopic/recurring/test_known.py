"""What the family knows of a batch without looking at other documents covers what its checks report by themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from seedproof import BatchCheck, Check
from seedproof.batch import Batch
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.recurring.known import are_known, known_of, note
from seedproof.checks.offtopic.recurring.line_counts import numbers_of
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.core.document import Document
from seedproof.corpus.registry import built_in
from seedproof.parse import batch_of
from seedproof.testing import cases, unmark

TESTS = Path(__file__).parent.parent.parent.parent
OTHERS = [kind for kind in built_in() if kind.family == "offtopic" and issubclass(kind, BatchCheck)]


@pytest.mark.parametrize("kind", OTHERS, ids=lambda kind: kind.name())
def test_what_another_check_reports_is_known(kind: type[Check]) -> None:
    marked = [seed for case in cases(TESTS / f"cases/{kind.name()}.yaml") for seed in case.seeds if not case.options]
    texts = [unmark(seed)[0] for seed in marked] + [path.read_text("utf-8") for path in sorted((TESTS / "broken").glob("*.txt"))]
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])
    flags, check = known_of(batch, range(len(batch))), kind()
    assert isinstance(check, BatchCheck)
    found = list(check.find(batch))

    assert found
    assert [batch.text[hit.start : hit.end] for hit in found if not flags[hit.start : hit.end].all()] == []


def test_an_article_is_not_known() -> None:
    text = "Harbour opens again\n\nThe harbour of Port Alven opened again on Monday, as Mayor Maren Holt said at noon."
    batch = batch_of([Document("a", text)])

    assert known_of(batch, [0]).sum() == text.count(" ") + text.count("\n")


def test_what_is_told_of_some_documents_is_what_is_told_of_them_among_all() -> None:
    texts = [path.read_text("utf-8") for path in sorted((TESTS / "broken").glob("*.txt"))]
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])
    whole = known_of(batch, range(len(batch)))
    few = [2, 5, 6]
    flags = known_of(batch, few)

    for index, (start, end) in enumerate(zip(batch.starts.tolist(), batch.ends.tolist(), strict=True)):
        assert flags[start:end].tolist() == (whole[start:end] if index in few else np.zeros(end - start, bool)).tolist()


def corpus() -> list[Document]:
    texts = [path.read_text("utf-8") for path in sorted((TESTS / "broken").glob("*.txt"))]
    return [Document(str(i), text) for i, text in enumerate([*texts, "", "Harbour opens\n\nThe harbour of Port Alven opened on Monday.\n"])]


def stretches(batch: Batch) -> list[tuple[int, int]]:
    """Every line of the batch, and every two and three that stand side by side in a document."""
    document = batch.lines.document.tolist()
    return [(i, i + n) for n in range(3) for i in range(len(document) - n) if document[i] == document[i + n]]


def looked_at(documents: list[Document]) -> Batch:
    """A batch that the other checks of the family have looked at."""
    batch = batch_of(documents)
    for kind in OTHERS:
        check = kind()
        assert isinstance(check, BatchCheck)
        list(check.find(batch))
    return batch


def test_what_was_noted_of_lines_is_what_is_told_of_them_anew() -> None:
    batch = batch_of(corpus())
    numbers = numbers_of(batch)
    noted = note(looked_at(corpus()), numbers)
    other = batch_of(corpus())
    flags, lines = known_of(other, range(len(other))), other.lines
    again = [bool(flags[lines.start[first] : lines.end[last]].all()) for first, last in stretches(batch)]

    assert any(again)
    assert not all(again)
    assert are_known(batch, stretches(batch), numbers, noted[np.argsort(noted["document"], kind="stable")]) == again
    assert not laid_out(batch).has(segments), "it was told anew"


@pytest.mark.parametrize("lost", ["everything", "one document", "which of two documents it is"])
def test_what_was_not_noted_is_told_anew(lost: str) -> None:
    batch = batch_of(corpus())
    numbers = numbers_of(batch)
    noted = note(looked_at(corpus()), numbers)
    left = {
        "everything": noted[:0],
        "one document": noted[noted["document"] != numbers[3]],
        "which of two documents it is": np.concatenate([noted, noted[noted["document"] == numbers[2]]]),
    }[lost]
    expected = are_known(batch, stretches(batch), numbers, noted[np.argsort(noted["document"], kind="stable")])

    assert are_known(batch, stretches(batch), numbers, left[np.argsort(left["document"], kind="stable")]) == expected


def test_nothing_is_noted_of_what_no_other_check_has_looked_at() -> None:
    batch = batch_of(corpus())

    assert len(note(batch, numbers_of(batch))) == 0
    assert not laid_out(batch).has(segments)
