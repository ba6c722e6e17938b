"""Laws of the counts behind ``corpus-misspelling``."""

from __future__ import annotations

import pickle
from functools import reduce

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof.checks.spelling.variants.corpus_misspelling import CorpusMisspelling
from seedproof.checks.spelling.variants.misspellings import WordCounts, ordinary
from seedproof.core.document import Document
from seedproof.parse import batch_of

CHECK = CorpusMisspelling(min_uses=2)
WORDS = st.sampled_from(["environment", "enviroment", "environments", "particularly", "particualrly", "Environment", "crosses", "crossers"])
TEXTS = st.lists(
    WORDS.map("The people of the town said that the {} was late, and that this was not what they had hoped for.".format), max_size=30
)


def tally(texts: list[str]) -> WordCounts:
    return CHECK.tally(batch_of([Document(str(i), text) for i, text in enumerate(texts)]))


def plain(counts: WordCounts) -> tuple[list[int], dict[str, int]]:
    return counts.known.tolist(), counts.unknown


@settings(max_examples=25)
@given(TEXTS, st.integers(0, 30))
def test_counts_and_decisions_do_not_depend_on_how_the_corpus_is_cut(texts: list[str], cut: int) -> None:
    parts = CHECK.merge(tally(texts[:cut]), tally(texts[cut:]))
    swapped = CHECK.merge(tally(texts[cut:]), tally(texts[:cut]))

    assert plain(parts) == plain(swapped) == plain(tally(texts))
    assert CHECK.decide(parts) == CHECK.decide(swapped) == CHECK.decide(tally(texts))


def test_a_slip_is_found_once_the_right_word_is_frequent_in_the_merged_counts() -> None:
    right = "The people of the town said that the environment was late again."
    batches = [[right] * 8, [right] * 8, [right.replace("environment", "enviroment")]]

    counts = reduce(CHECK.merge, map(tally, batches))
    assert CHECK.decide(counts) == {"enviroment": (16, "environment")}
    assert CHECK.decide(tally(batches[2])) == {}
    assert pickle.loads(pickle.dumps(counts)).unknown == {"enviroment": 1}


@pytest.mark.parametrize("word", ["enviRoment", "enviromenT", "envIRoment", "enviromeNt's", "enviro\u01c5ment"])
def test_a_word_with_capitals_inside_is_neither_counted_nor_looked_up(word: str) -> None:
    right = "The people of the town said that the environment was late again."
    slip, mixed = right.replace("environment", "enviroment"), right.replace("environment", word)
    batch = batch_of([Document(str(i), text) for i, text in enumerate([*[right] * 20, slip, mixed])])

    counts = CHECK.tally(batch)
    hits = list(CHECK.find(batch, CHECK.decide(counts)))

    assert counts.unknown == {"enviroment": 1}
    assert [batch.text[hit.start : hit.end] for hit in hits] == ["enviroment"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("the harbour wall", True), ("the harbour, wall", True), ("the harbour. Wall", True), ("the harbour-wall", False),
        ("the sea-harbour", False),
        ("the harbour_wall", False), ("the harbour/wall", False), ("the sea/harbour", False), ("the harbour@sea", False),
        ("the harbour=1", False),
        ("the x=harbour", False), ("the harbour&sea", False), ("the .harbour", False), ("the Harbour", False), ("the harBour", False),
        ("the harbour’s", False), ("the harbour2", False),
    ],
)  # fmt: skip
def test_words_that_stand_alone_in_small_letters_are_ordinary(text: str, alone: bool) -> None:
    batch = batch_of([Document("a", f"The people of the town said that it was late, and {text} was what they had hoped for.")])
    index = [word for word in range(len(batch.words)) if "harbour" in batch.words.text(word).lower()]

    assert ordinary(batch, np.array(index)).tolist() == [alone]
