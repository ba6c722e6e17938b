"""The next line of a kind and the next word, found as a loop would find them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.offtopic.nearest import next_flagged, next_word
from seedproof.core.document import Document
from seedproof.parse import batch_of


@given(st.lists(st.booleans(), max_size=12), st.lists(st.integers(0, 12), max_size=5))
def test_next_flagged_is_the_first_from_there_on(flags: list[bool], indexes: list[int]) -> None:
    found = next_flagged(np.array(flags, bool), np.array(indexes, np.int64)).tolist()

    assert found == [next((i for i in range(index, len(flags)) if flags[i]), len(flags)) for index in indexes]


@given(st.text(st.sampled_from("ab .\n"), max_size=20), st.integers(0, 20))
def test_next_word_is_the_first_that_begins_there_or_later(text: str, offset: int) -> None:
    words = batch_of([Document("a", text)]).words

    assert next_word(words, np.array([offset]))[0] == sum(start < offset for start in words.start.tolist())
