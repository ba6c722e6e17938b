"""Offsets that stand near each other, joined to spans."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.garbled.encoding.stretches import pairs, stretches


@given(st.sets(st.integers(0, 200)), st.integers(1, 9))
def test_every_offset_lies_in_one_stretch_and_stretches_lie_apart(offsets: set[int], gap: int) -> None:
    found = pairs(stretches(np.array(sorted(offsets), np.int64), gap))

    assert offsets == {o for low, high in found for o in range(low, high) if o in offsets}
    assert all(low in offsets and high - 1 in offsets for low, high in found)
    assert all(after - (before - 1) > gap for (_, before), (after, _) in itertools.pairwise(found))


def test_groups_are_never_joined() -> None:
    assert pairs(stretches(np.array([1, 2, 3]), groups=np.array([0, 0, 1]))) == [(1, 3), (3, 4)]
