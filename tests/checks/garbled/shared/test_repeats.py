"""Keys that come more than once, against counting them one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.garbled.shared.repeats import recurring


@given(st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**64 - 1)), max_size=60))
def test_a_key_recurs_if_it_is_counted_twice(keys: list[int]) -> None:
    counts = Counter(keys)

    assert recurring(np.array(keys, np.uint64)).tolist() == [counts[key] > 1 for key in keys]
