"""The model of segments: what it says does not depend on the batch, and labels come in an order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof import Document
from seedproof.batch import Batch
from seedproof.checks.offtopic.segments.chain import MAY_FOLLOW, likelihoods
from seedproof.checks.offtopic.segments.network import LABELS, Network
from seedproof.checks.offtopic.segments.segments import ARTICLE, told
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.parse import batch_of

HEAD = "Harbour bridge in Tallow Bay to close for a month"
BRIDGE = (
    "The old swing bridge across Tallow Bay harbour will be closed to all traffic from Monday so that engineers can replace two cracked "
    "bearings, the town council said in a statement on Thursday."
)
DRIVERS = (
    "About four thousand vehicles use the crossing each day. Drivers will be sent round by the coast road, which adds some twenty minutes "
    "to the trip between the fish market and the hospital."
)
SHOPS = (
    "Shop owners on the east side fear for their trade. Petra Oduya, who sells nets and ropes near the quay, said that her takings fell "
    "by a third when the bridge was last shut, in the spring of 2011."
)
BODY = (BRIDGE, DRIVERS, SHOPS)
TAIL = ("Share on Facebook", "Sign up for our newsletter", "You may also like", "Ferry late for the third time", "© 2019 The Courier")
TEXT = "\n\n".join((HEAD, *BODY, *TAIL))

documents = st.lists(
    st.sampled_from((TEXT, TEXT.replace("\n\n", " "), "", "Subscribe", "\n\n".join(TAIL), "中文。" * 40, BODY[0])), max_size=5
)


def batch(*texts: str) -> Batch:
    return batch_of([Document(str(i), text) for i, text in enumerate(texts)])


@settings(deadline=None)  # the weights are read when they are first needed
@given(documents)
def test_what_a_document_is_does_not_depend_on_the_others(texts: list[str]) -> None:
    together = told(batch(*texts))
    alone = [told(batch(text)).likely for text in texts]

    assert np.array_equal(together.likely, np.concatenate(alone) if alone else np.zeros((0, len(LABELS))))


def test_a_tail_is_told_from_the_article() -> None:
    result = told(batch(TEXT))
    lines = result.batch.lines
    text = [TEXT[a:b] for a, b in zip(lines.start.tolist(), lines.end.tolist(), strict=True)]
    article = dict(zip(text, (result.likely[:, ARTICLE] > 0.5).tolist(), strict=True))

    assert all(article[line] for line in text if any(line in paragraph for paragraph in BODY))
    assert not any(article[line] for line in TAIL)


weights = st.lists(st.lists(st.floats(-20, 20), min_size=4, max_size=4), min_size=1, max_size=7)


@given(weights, st.integers(0, 2))
def test_likelihoods_are_those_of_all_ways_through_a_document(emission: list[list[float]], step: int) -> None:
    zeros = {name: np.zeros(4, np.float32) for name in Network._fields if name not in ("table", "steps")}
    network = Network(table=np.zeros((1, 1), np.int32), steps=np.zeros((3, 4, 4), np.float32), **zeros)
    rows = np.array(emission, np.float32)
    found = likelihoods(rows, np.full(len(rows), step), np.array([0, len(rows)]), network)

    ways: dict[tuple[int, ...], float] = {(first,): float(rows[0, first]) for first in (0, 1)}
    for row in rows[1:]:
        ways = {(*way, k): score + float(row[k]) for way, score in ways.items() for k in range(4) if MAY_FOLLOW[way[-1], k]}
    ways = {way: score for way, score in ways.items() if way[-1] != 2}
    top = max(ways.values())
    wanted = np.zeros((len(rows), 4))
    for way, score in ways.items():
        for place, label in enumerate(way):
            wanted[place, label] += np.exp(score - top)
    np.testing.assert_allclose(found, wanted / wanted.sum(axis=1, keepdims=True), atol=1e-5)


def test_a_very_long_document_is_told_in_pieces() -> None:
    assert len(told(batch("Line\n" * 9000)).likely) == 9000


def test_a_document_of_very_many_lines_is_one_segment_and_its_tail_is_still_found() -> None:
    text = "The council of the old harbour voted on Monday.\n\n" * 21_000 + "Leave a Reply\n\nYour email address will not be published.\n"
    long, short = batch(text), batch(TEXT)

    assert len(told(long).likely) == 1
    assert np.array_equal(told(batch(text, TEXT)).likely[1:], told(short).likely)
    assert [segment.label for segment in segments(long)] == ["comment-form"]


@pytest.mark.parametrize("text", ["", "\n\n", "…"])
def test_texts_without_words_are_told(text: str) -> None:
    assert len(told(batch(text)).likely) == len(text.split())
