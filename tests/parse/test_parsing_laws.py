"""Any text gives a seed whose fields are spans of it, alone or in a batch, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedproof.core.document import Document
from seedproof.core.seed import Seed
from seedproof.parse import batch_of

MARKS = ["“", "”", '"', "'", "‘", "’", "„", "«", "»", "「", "」", "\n", "\n\n", " ", ", ", ". ", ": ", "(", ")", "- ", "©"]
WORDS = [
    "said",
    "Ida Holm",
    "he",
    "the mayor",
    "By ",
    "Source: ",
    "Photo: ",
    "Reuters",
    "3 May 2021",
    "according to",
    "5'1",
    "港",
    "und",
    "a",
]
PIECES = [*MARKS, *WORDS, "\ud800", "\x00"]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def check_spans(seed: Seed) -> None:
    spans = [(seed.body.start, seed.body.end, seed.body.text)]
    spans += [(seed.title.start, seed.title.end, seed.title.text)] if seed.title else []
    spans += [(c.start, c.end, c.name) for c in seed.credits]
    spans += [(q.start, q.end, q.text) for q in seed.quotes]
    spans += [(q.speaker.start, q.speaker.end, q.speaker.name) for q in seed.quotes if q.speaker]
    for start, end, text in spans:
        assert 0 <= start <= end
        assert seed.text[start:end] == text
    assert all(a.end <= b.start for a, b in zip(seed.quotes, seed.quotes[1:], strict=False))
    assert seed.source is None or (seed.source in seed.credits and seed.source.kind != "photo")
    assert seed.title is None or seed.title.end <= seed.body.start


@settings(max_examples=150)
@given(TEXTS)
def test_every_field_is_a_span_of_the_text(text: str) -> None:
    check_spans(batch_of([Document("seed", text)]).seeds[0])


@settings(max_examples=30)
@given(st.lists(TEXTS, max_size=5))
@example(["A&A0\r0:MAY:0“", "0"])  # the last line of a batch was once taken for one that says a thing twice
def test_a_batch_gives_what_its_documents_give_alone(texts: list[str]) -> None:
    documents = [Document(str(i), text) for i, text in enumerate(texts)]
    assert list(batch_of(documents).seeds) == [batch_of([document]).seeds[0] for document in documents]


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=5))
def test_fields_asked_for_one_by_one_are_those_of_the_seeds(texts: list[str]) -> None:
    documents = [Document(str(i), text) for i, text in enumerate(texts)]
    batch, alone = batch_of(documents), batch_of(documents)
    offsets = list(zip(batch.starts.tolist(), batch.seeds, strict=True))

    quotes = [(offset + q.start, offset + q.end) for offset, seed in offsets for q in seed.quotes]
    assert list(zip(alone.quotes.start.tolist(), alone.quotes.end.tolist(), strict=True)) == quotes
    bodies = [(offset + seed.body.start, offset + seed.body.end) for offset, seed in offsets]
    assert list(zip(alone.bodies.start.tolist(), alone.bodies.end.tolist(), strict=True)) == bodies
    titles = [(offset + seed.title.start, offset + seed.title.end) for offset, seed in offsets if seed.title]
    held = alone.titles.end > alone.titles.start
    assert list(zip(alone.titles.start[held].tolist(), alone.titles.end[held].tolist(), strict=True)) == titles
    assert alone.seed_languages == [seed.language for _, seed in offsets]
    assert alone.credits == [seed.credits for _, seed in offsets]
    assert alone.sources == [seed.source for _, seed in offsets]


@pytest.mark.parametrize(
    "unit",
    ["She said “we will not go” at 5'10\" by Ida ", "“", '"', "“a\n\n", "„a “b ”c ", "Ida Holm ", "By Ida Holm\n", "a, ", "‘a ", "3 May "],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        _ = batch_of([Document("seed", text)]).seeds
        return time.process_time() - start

    seconds(1000)
    short, long = seconds(20_000), seconds(200_000)
    assert long < 40 * short + 0.5
