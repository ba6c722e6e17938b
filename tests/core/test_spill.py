"""What lies in a temporary file is what was put there, for as long as someone keeps it."""

from __future__ import annotations

import gc
import pickle
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.core.spill import Blocks, Spill, SpilledList, in_blocks, shared_spill

ITEMS = st.lists(st.text(max_size=4), max_size=30)


@given(ITEMS, st.integers(1, 8))
def test_a_sequence_in_blocks_is_the_sequence(items: list[str], size: int) -> None:
    kept = Blocks(in_blocks(items, size))

    assert list(kept) == items
    assert [kept[number] for number in range(len(kept))] == items
    assert kept[1:-1:2] == tuple(items[1:-1:2])
    assert kept == tuple(items)
    assert [one for block in kept.blocks() for one in block] == items
    assert all(len(block) == size for block in list(kept.blocks())[:-1])
    with pytest.raises(IndexError):
        kept[len(items)]


@given(ITEMS, ITEMS)
def test_lists_in_one_file_do_not_mix(one: list[str], other: list[str]) -> None:
    spill = Spill()
    first, second = SpilledList(one, spill), SpilledList(other, spill)

    assert (list(first), list(second)) == (one, other)
    assert (first[1:], len(first), len(second)) == (one[1:], len(one), len(other))
    assert pickle.loads(pickle.dumps(first)) == one


def test_the_shared_file_is_one_and_goes_with_the_last_who_keeps_it() -> None:
    first, second = SpilledList([1], shared_spill()), SpilledList([2], shared_spill())
    file = weakref.ref(shared_spill())
    del first
    gc.collect()
    assert list(second) == [2]
    assert file() is shared_spill()

    alive = shared_spill()
    assert file() is alive
