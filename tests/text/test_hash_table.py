"""Looking many hashes up in a table: where each stands, and nothing for those that are not there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.text.hash_table import HashTable, scrambled
from seedproof.text.hashes import hash_words

NUMBERS = st.lists(st.one_of(st.integers(0, 40), st.integers(2**32 - 40, 2**32 - 1), st.integers(0, 2**32 - 1)), max_size=40)


@pytest.mark.parametrize("kind", [np.uint32, np.uint64])
@given(table=NUMBERS, wanted=NUMBERS)
def test_a_key_is_found_where_it_first_stands_and_nowhere_else(
    kind: type[np.unsignedinteger[Any]], table: list[int], wanted: list[int]
) -> None:
    scale = 1 if kind is np.uint32 else 2**32 + 1  # so that the greatest number of either kind is among them
    keys = np.array([scale * number for number in sorted(table)], kind)

    found = HashTable.of(keys).find(np.array([scale * number for number in wanted], kind))

    first = {number: index for index, number in reversed(list(enumerate(sorted(table))))}
    assert found.tolist() == [first.get(number, -1) for number in wanted]


def test_words_that_differ_in_the_first_letter_alone_are_told_apart() -> None:
    words = [f"{letter}ight" for letter in "efhlmnrst"]
    keys = scrambled(hash_words(words))

    found = HashTable.of(np.sort(keys)).find(scrambled(hash_words(["night", "zight"])))

    assert found.tolist() == [int(np.argsort(keys).argsort()[5]), -1]
