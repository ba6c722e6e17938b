"""Documents that are copies of one share most of their sentences; pages of one site share a few."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.offtopic.recurring import near_duplicates as room
from seedproof.checks.offtopic.recurring.near_duplicates import near_duplicates
from seedproof.text.spans import prefix_sum

PAGES = st.lists(st.sets(st.integers(0, 12), max_size=6), max_size=12)


def originals(documents: list[list[int]]) -> list[int]:
    edges = prefix_sum(np.array(list(map(len, documents)), np.int64))
    sentences = np.array([sentence for document in documents for sentence in sorted(document)], np.uint64)
    return near_duplicates(edges, sentences, kept=64).tolist()


def test_near_duplicates_are_found_among_sentences_that_all_pages_share() -> None:
    own = [[10, 11, 12, 13], [10, 11, 12, 14], [20, 21, 22, 23], [30, 31, 32, 33]]

    assert originals([[*sentences, 1, 2] for sentences in own]) == [0, 0, 2, 3]


def test_a_document_without_sentences_is_nobody_s_near_duplicate() -> None:
    assert originals([[], []]) == [0, 1]


@given(PAGES, st.integers(1, 5), st.integers(1, 5))
def test_they_are_the_same_however_many_are_looked_at_at_once(pages: list[set[int]], sentences: int, pairs: int) -> None:
    documents = list(map(sorted, pages))
    usual = originals(documents)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(room, "_AT_ONCE", sentences)
        patched.setattr(room, "_PAIRS", pairs)
        assert originals(documents) == usual
