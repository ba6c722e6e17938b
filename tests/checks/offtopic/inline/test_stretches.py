"""Flagged lines become stretches: joined within a document, or each by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.offtopic.inline.stretches import joined, single


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=20))
def test_joined_stretches_hold_just_the_flagged_lines_and_cross_no_document(lines: list[tuple[bool, bool]]) -> None:
    flags = np.array([flag for flag, _ in lines], bool)
    document = np.cumsum([new for _, new in lines], dtype=np.int64)
    found = joined(flags, document)
    held = [line for first, last in zip(found.first, found.last, strict=True) for line in range(first, last + 1)]

    assert held == np.flatnonzero(flags).tolist()
    assert document[found.first].tolist() == document[found.last].tolist()
    for last, first in zip(found.last[:-1], found.first[1:], strict=True):
        assert first > last + 1 or document[first] != document[last]


def test_single_stretches_are_lines_with_their_doubts() -> None:
    found = single(np.array([True, False, True]), np.array([False, True, True]))

    assert found.first.tolist() == found.last.tolist() == [0, 2]
    assert found.doubtful.tolist() == [False, True]
