"""What the family knows of a batch without looking at other documents covers what its checks report by themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from seedproof import BatchCheck, Check
from seedproof.checks.offtopic.recurring.known import known_of
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
