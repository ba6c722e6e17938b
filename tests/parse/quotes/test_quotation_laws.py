"""Quotations of any text: disjoint, in order, between marks; pairing by arrays is pairing by hand; time grows with length only."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.parse.texts import seed, seeds

from seedproof.core.document import Document
from seedproof.core.seed import Quote
from seedproof.parse import batch_of
from seedproof.parse.quotes.marks import DOUBLES, SINGLES, double_marks
from seedproof.parse.quotes.pairs import pair_doubles

PIECES = [
    *DOUBLES,
    *SINGLES,
    " ",
    ", ",
    ". ",
    "\n\n",
    "\n",
    "; ",
    ": ",
    "— ",
    "(",
    ")",
    "a",
    "B",
    "said",
    "Ida Holm",
    "dit-elle",
    "港",
    "と",
    "5'10",
    "s",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)


@settings(max_examples=200)
@given(TEXTS)
@example('— , "a"— dit-elle')
def test_quotations_stand_between_marks_or_behind_a_dash_and_none_in_another(text: str) -> None:
    found = seed(text).quotes
    marks = DOUBLES + SINGLES
    assert all(q.text == text[q.start : q.end] for q in found)
    assert all(q.text[0] == "—" or (q.text[0] in marks and q.text[-1] in marks) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q == Quote.model_validate(q.model_dump()) for q in found)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["“a”", '"a"', "„a“", "«a»", "»a«", "「a」", "a “b „c“ d” e", "no mark"]), max_size=12),
    st.sampled_from([" ", "\n\n"]),
)
@example(["“a”"] * 3, " ")
def test_marks_that_alternate_are_all_paired(parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    batch = batch_of([Document("seed", text)])
    blocks = batch.lines.start
    pairs = pair_doubles(double_marks(batch, blocks), batch.document_of(blocks))
    assert len(pairs.open) == sum(part != "no mark" for part in parts)


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=4))
def test_a_document_has_the_same_quotations_in_any_batch(texts: list[str]) -> None:
    together = seeds(*texts)
    assert [s.quotes for s in together] == [seed(text).quotes for text in texts]


@pytest.mark.parametrize(
    "unit",
    [
        "“It stays open,” said Ida Holm. ",
        "“It stays open. ",
        "»a« „b ",
        "«Oui», dit-elle, ",
        "Ida Holm, of the, port, in, ",
        "“a”\n\n— Ida ",
        "said the of the of ",
        "'s a' ",
        "N N n n, ",
        "“a” he said she said that ",
        "“a b” - c ",
        "“a b c d e” N x ",
    ],
)
def test_time_grows_with_the_length_of_a_line_only(unit: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        seed(unit * (size // len(unit)))
        return time.process_time() - began

    seconds(1000)
    short, long = seconds(20_000), seconds(200_000)
    assert long < 40 * short + 0.5
