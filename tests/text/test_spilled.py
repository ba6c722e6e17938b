"""An array or a table in a file is what it is in memory, read in parts."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.core.spill import Spill
from seedproof.text.spilled import SpilledArray, SpilledTable

KIND = np.dtype([("key", "u8"), ("literal", "<U3"), ("own", "?")])
EDGES = st.none() | st.integers(-12, 12)


@given(st.lists(st.integers(0, 2**32 - 1), max_size=10), EDGES, EDGES)
def test_a_stretch_of_an_array_is_read(values: list[int], low: int | None, high: int | None) -> None:
    array = np.array(values, np.uint32)
    spilled = SpilledArray(array[::-1], Spill())

    assert len(spilled) == len(array)
    assert spilled[low:high].tolist() == values[::-1][low:high]
    assert spilled[low:high].dtype == np.uint32
    assert pickle.loads(pickle.dumps(spilled)).tolist() == values[::-1]


def test_only_a_stretch_can_be_read() -> None:
    with pytest.raises(ValueError, match="a stretch"):
        SpilledArray(np.arange(4), Spill())[::2]


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.text("ab\ud800", max_size=3), st.booleans()), max_size=6))
def test_a_table_is_read_column_by_column(rows: list[tuple[int, str, bool]]) -> None:
    table = np.array(rows, KIND)
    spilled = SpilledTable(table, Spill())
    sent = pickle.loads(pickle.dumps(spilled))

    assert (len(spilled), spilled.dtype, sent.dtype) == (len(rows), KIND, KIND)
    for name in KIND.names or ():
        assert spilled[name].tolist() == table[name].tolist() == sent[name].tolist()
