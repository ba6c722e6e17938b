"""Arithmetic on spans says what a plain loop says."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.text.spans import holder, mask, prefix_sum, ranges, row_sums, runs_within, sums

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


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_runs_end_where_their_group_does(cells: list[tuple[bool, bool]]) -> None:
    flags, group = np.array([flag for flag, _ in cells], bool), np.cumsum([new for _, new in cells]).astype(np.int64)
    starts, ends = runs_within(flags, group)

    wanted = [
        (start, start + len(members))
        for start, members in _stretches([(flag, int(number)) for flag, number in zip(flags, group, strict=True)])
        if members[0][0]
    ]
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == wanted


def _stretches(cells: list[tuple[bool, int]]) -> list[tuple[int, list[tuple[bool, int]]]]:
    """Return the stretches of equal cells, each with its first index."""
    found, at = [], 0
    for _, group in groupby(cells):
        members = list(group)
        found.append((at, members))
        at += len(members)
    return found


SPANS = (
    st.lists(st.integers(0, 60), max_size=12, unique=True).map(sorted).map(lambda edges: list(zip(edges[::2], edges[1::2], strict=False)))
)


@given(SPANS, st.lists(st.integers(-2, 65), max_size=20))
def test_a_position_is_held_by_the_span_that_it_lies_in(spans: list[tuple[int, int]], positions: list[int]) -> None:
    starts, ends = np.array(spans, np.int64).reshape(-1, 2).T

    found = holder(np.array(positions, np.int64), starts, ends)
    assert found.tolist() == [next((n for n, (low, high) in enumerate(spans) if low <= at < high), -1) for at in positions]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=6))
def test_a_mask_is_true_inside_any_span_even_where_some_overlap(spans: list[list[int]]) -> None:
    starts, ends = np.array(spans, np.int64).reshape(-1, 2).T

    assert mask(starts, ends, 20).tolist() == [any(low <= at < high for low, high in spans) for at in range(20)]


@given(WHOLE, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=6))
def test_sums_are_those_of_stretches(values: list[int], spans: list[list[int]]) -> None:
    inside = np.array([[min(edge, len(values)) for edge in span] for span in spans], np.int64).reshape(-1, 2)

    found = sums(np.array(values, np.int64), inside[:, 0], inside[:, 1])
    assert found.tolist() == [sum(values[low:high]) for low, high in inside.tolist()]


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=5), max_size=12), st.integers(1, 9))
def test_sums_of_rows_are_those_of_each_run_however_many_are_looked_at_together(runs: list[list[int]], together: int) -> None:
    table = np.arange(15, dtype=np.int32).reshape(5, 3)
    starts = np.array([0, *accumulate(map(len, runs))], np.int64)[:-1]

    found = row_sums(table, np.array([row for run in runs for row in run], np.int64), starts, together)

    assert found.tolist() == [table[run].sum(axis=0).tolist() for run in runs]
    assert found.dtype == table.dtype
