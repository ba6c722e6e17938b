"""Hashes of spans are what a plain loop makes of them, wherever they stand; different values are told as numpy tells them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.text.codepoints import numbers
from seedproof.text.hashes import BASE, INVERSE, RollingHash, factorize, hash_spans, hash_words, powers, slots

SIZE = 2**64
WORDS = st.lists(st.text(st.characters(codec=None), max_size=8), max_size=12)


def plain(word: str) -> int:
    """Return the hash of a word as it is defined."""
    total = sum((ord(letter) + 1) * BASE**at for at, letter in enumerate(word)) % SIZE
    return total ^ total >> 31


@given(WORDS)
def test_a_word_has_the_hash_that_is_defined(words: list[str]) -> None:
    assert hash_words(words).tolist() == [plain(word) for word in words]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=10))
def test_a_span_has_the_hash_of_its_text_wherever_it_stands(text: str, places: list[tuple[int, int]]) -> None:
    spans = np.array([sorted((min(a, len(text)), min(b, len(text)))) for a, b in places], np.int64).reshape(-1, 2)

    found = hash_spans(numbers(text), spans[:, 0], spans[:, 1])
    assert found.tolist() == [plain(text[start:end]) for start, end in spans.tolist()]


def test_sequences_of_hashes_are_hashed_as_characters_are() -> None:
    hashes = hash_words(["a", "b", "a", "b"])
    first, second, other = RollingHash(hashes).of(np.array([0, 2, 1]), np.array([2, 4, 3])).tolist()

    assert first == second != other
    total = (int(hashes[0]) + 1 + (int(hashes[1]) + 1) * BASE) % SIZE
    assert first == total ^ total >> 31


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 100, 4096, 4097, 40_000])
@pytest.mark.parametrize("base", [BASE, INVERSE])
def test_powers_are_powers(base: int, count: int) -> None:
    found = powers(base, count)

    assert len(found) == count
    assert all(int(found[at]) == pow(base, at, SIZE) for at in {0, 1, 2, count // 2, count - 1} if 0 <= at < count)


def test_more_characters_than_a_batch_has_are_multiplied_out_anew() -> None:
    assert [int(power) for power in powers(BASE, (1 << 21) + 1)[-2:]] == [pow(BASE, at, SIZE) for at in ((1 << 21) - 1, 1 << 21)]


def test_a_base_and_its_inverse_undo_one_another() -> None:
    assert BASE * INVERSE % SIZE == 1


@given(st.lists(st.integers(0, 6) | st.integers(0, SIZE - 1), max_size=60))
def test_different_values_are_told_as_numpy_tells_them(values: list[int]) -> None:
    array = np.array(values, np.uint64)
    hashes, first, kind, count = np.unique(array, return_index=True, return_inverse=True, return_counts=True)

    found = factorize(array)
    assert [column.tolist() for column in found] == [hashes.tolist(), first.tolist(), count.tolist(), kind.tolist()]


@pytest.mark.parametrize(
    ("value", "bits", "place"), [(0, 1, 0), (SIZE - 1, 1, 1), (SIZE - 1, 8, 255), (1 << 63, 2, 2), (1, 63, 0), (2, 63, 1)]
)
def test_the_place_of_a_hash_are_its_upper_bits(value: int, bits: int, place: int) -> None:
    assert slots(np.array([value], np.uint64), bits).tolist() == [place]
