"""Edits of words have the hashes of what they make."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

from seedproof.text.codepoints import code_points
from seedproof.text.edits import edits
from seedproof.text.hashes import hash_words

LETTERS = "abcé"


@given(st.integers(2, 6).flatmap(lambda length: st.lists(st.text(LETTERS, min_size=length, max_size=length), min_size=1, max_size=4)))
def test_each_edit_has_the_hash_of_the_word_that_it_makes(words: list[str]) -> None:
    rows = np.array([code_points(word) for word in words])
    for made in edits(rows, code_points(LETTERS), misread=True):
        spelt = [
            made.spelt(word, at, LETTERS[put])
            for word in words
            for at in range(made.hashes.shape[1])
            for put in range(made.hashes.shape[2])
        ]  # fmt: skip
        assert made.hashes.ravel().tolist() == hash_words(spelt).tolist()


def test_edits_are_of_five_kinds() -> None:
    kinds = {made.kind: made.spelt("cab", 1, "x") for made in edits(code_points("cab").reshape(1, -1), code_points("x"), misread=True)}

    assert kinds == {"swap": "cba", "merge": "cx", "change": "cxb", "insert": "cxab", "loss": "cb"}
