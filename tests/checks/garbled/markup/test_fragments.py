"""Fragments of markup, and what is joined to them."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.garbled.markup.fragments import attributes, grow, image_lists, join
from seedproof.core.document import Document
from seedproof.parse import batch_of

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1])))


@given(st.text("a <>\n", min_size=40, max_size=40), SPANS, st.integers(0, 3))
def test_joined_spans_hold_all_that_were_given_and_lie_apart(text: str, spans: list[tuple[int, int]], gap: int) -> None:
    joined = join(text, spans, gap)

    assert all(any(low <= start and end <= high for low, high in joined) for start, end in spans)
    assert all(before < after for (_, before), (after, _) in itertools.pairwise(joined))


@given(st.text('a <>="/\n', max_size=40))
def test_a_grown_span_holds_its_span_and_stays_on_its_line(text: str) -> None:
    spans = [(i, i + 1) for i, c in enumerate(text) if c == "="]

    grown = list(grow(text, spans))
    assert all(any(low <= start and end <= high for low, high in grown) for start, end in spans)
    assert not any("\n" in text[low:high] for low, high in grown)


def test_attributes_without_their_tag_are_found() -> None:
    text = 'The pier class="wide" was closed, and 1 = 2.'

    assert [text[low:high] for low, high in attributes(batch_of([Document("seed", text)]))] == ['class="wide"']


def test_entries_of_a_list_of_images_are_found() -> None:
    text = "Before /img/320/pier.jpg 320w and /img/640/pier.jpg 2x after"

    assert [text[low:high] for low, high in image_lists(batch_of([Document("seed", text)]))] == ["jpg 320w", "jpg 2x"]
