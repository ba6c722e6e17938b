"""Texts that lie in memory are a corpus as files are: numbered, read as often as one likes, and with what is no text named."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.reading import items_of

from seedproof import CheckSelection, Document, InputError, ReadProblem, Settings, Texts, check_corpus

ONE, TWO = "One thing", "Another thing"


@pytest.mark.parametrize(
    ("items", "ids"),
    [
        ([ONE, TWO], ["1", "2"]),
        ((text for text in [ONE, TWO]), ["1", "2"]),
        (pd.Series([ONE, TWO], index=[7, 7]), ["1", "2"]),
        ([Document("a", ONE), Document("a", TWO, "two.txt")], ["a", "a"]),
        ([{"id": "a", "text": ONE}, {"text": TWO}], ["a", "2"]),
        (pd.DataFrame({"text": [ONE, TWO], "id": ["a", None]}), ["a", "2"]),
    ],
    ids=["list", "generator", "column", "documents", "rows", "frame"],
)
def test_texts_are_read_twice_and_alike(items: Any, ids: list[str]) -> None:
    corpus = Texts(items)

    first, second = list(corpus), list(corpus)
    assert first == second
    documents = [item for item in first if isinstance(item, Document)]
    assert [(d.id, d.text, d.row) for d in documents] == [(ids[0], ONE, 1), (ids[1], TWO, 2)]
    assert corpus.texts({documents[1].origin}) == {documents[1].origin: TWO}


def test_what_is_no_text_is_a_problem_and_the_others_keep_their_numbers() -> None:
    first, gap, row, last = items_of(Texts([ONE, float("nan"), {"body": TWO}, TWO]))  # type: ignore[list-item]

    assert isinstance(gap, ReadProblem)
    assert isinstance(row, ReadProblem)
    assert (gap.where, gap.what) == ("text 2", "this is a float, not a text")
    assert "fields: body" in row.what
    assert [d.row for d in (first, last) if isinstance(d, Document)] == [1, 4]


def test_fields_of_rows_are_called_as_the_settings_say() -> None:
    (document,) = Texts([{"key": 5, "content": ONE}], Settings(id_field="key", text_field="content"))

    assert document[:2] == ("5", ONE)


@pytest.mark.parametrize("one", [ONE, b"One", {"text": ONE}])
def test_one_text_is_not_taken_for_many(one: Any) -> None:
    with pytest.raises(InputError, match="put it in a list"):
        Texts(one)


SELECTION = CheckSelection.of(select=["replacement-character", "stub-body"])


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text("x \ufffd\n", max_size=8)), max_size=6), st.integers(1, 20))
def test_findings_of_documents_that_share_ids_lie_in_their_own_texts(rows: list[tuple[str, str]], size: int) -> None:
    result = check_corpus(Texts([Document(*row) for row in rows]), SELECTION, batch_size=size)

    keys = [(f.seed, f.start, f.code, f.origin) for f in result.findings]
    assert keys == sorted(keys)
    assert len({f.fingerprint for f in result.findings}) == len(keys)
    for origin, findings in result.by_document().items():
        seed, text = rows[origin.row - 1]
        assert all((f.seed, f.text) == (seed, text[f.start : f.end]) for f in findings)
        assert sum(f.text.count("\ufffd") for f in findings if f.check == "replacement-character") == text.count("\ufffd")
