"""Sorted sets of numbers are the sets of Python."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.text.sets import distinct, find_sorted, marked_types, within

KINDS = pytest.mark.parametrize("kind", [np.int64, np.uint32, np.uint64])
NUMBERS = st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**31)), max_size=40)


@KINDS
@given(values=NUMBERS)
def test_distinct_is_the_sorted_set(kind: type[Any], values: list[int]) -> None:
    found = distinct(np.array(values, kind))

    assert found.tolist() == sorted(set(values))
    assert found.dtype == kind


@KINDS
@given(values=NUMBERS, known=NUMBERS)
def test_within_is_membership(kind: type[Any], values: list[int], known: list[int]) -> None:
    flags = within(np.array(values, kind), np.sort(np.array(known, kind)))

    assert flags.tolist() == [value in set(known) for value in values]
    assert flags.dtype == bool


@given(st.lists(st.integers(0, 19), max_size=30))
def test_marked_types_are_flags_at_their_numbers(kinds: list[int]) -> None:
    assert np.flatnonzero(marked_types(np.array(kinds, np.int64), 20)).tolist() == sorted(set(kinds))


@given(st.lists(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_values_are_found_in_a_sorted_table_or_not_at_all(values: list[int], table: set[int]) -> None:
    known = np.array(sorted(table), np.uint64)

    found = find_sorted(np.array(values, np.uint64), known).tolist()

    assert found == [sorted(table).index(value) if value in table else -1 for value in values]
