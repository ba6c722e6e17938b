"""Arithmetic on spans says what a plain loop says."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.text.spans import prefix_sum, ranges

WHOLE = st.lists(st.integers(-1000, 1000), max_size=30)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 9)), max_size=20))
def test_positions_are_those_of_each_span_in_turn(spans: list[tuple[int, int]]) -> None:
    starts, lengths = np.array(spans, np.int64).reshape(-1, 2).T

    found = ranges(starts, starts + lengths)

    assert found.tolist() == [place for start, length in spans for place in range(start, start + length)]
    assert found.dtype == np.int64


@given(WHOLE)
def test_running_totals_are_one_more_than_values_and_of_their_kind(values: list[int]) -> None:
    found = prefix_sum(np.array(values, np.int32))

    assert found.tolist() == list(accumulate(values, initial=0))
    assert found.dtype == np.int32


@given(st.lists(st.booleans(), max_size=30))
def test_running_counts_flags(flags: list[bool]) -> None:
    found = prefix_sum(np.array(flags, bool))

    assert found.tolist() == list(accumulate(map(int, flags), initial=0))
    assert found.dtype == np.int64


@given(st.lists(st.integers(0, 2**64 - 1), max_size=30))
def test_running_totals_of_hashes_wrap_round(hashes: list[int]) -> None:
    assert prefix_sum(np.array(hashes, np.uint64)).tolist() == [total % 2**64 for total in accumulate(hashes, initial=0)]


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.float64])
def test_running_adds_up_in_another_type_where_told_to(kind: type[np.number[Any]]) -> None:
    found = prefix_sum(np.array([100, 100, -1], np.int8), kind)

    assert found.tolist() == [0, 100, 200, 199]
    assert found.dtype == kind


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), max_size=20))
def test_running_adds_rows_column_by_column(rows: list[tuple[int, int]]) -> None:
    table = np.array(rows, np.int64).reshape(-1, 2)

    assert prefix_sum(table).T.tolist() == [prefix_sum(column).tolist() for column in table.T]
