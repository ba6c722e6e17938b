"""Words that stand in an address, a handle, a path or code are known by the marks in their token."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from seedproof import Document
from seedproof.batch.tokens import halves_at_line_ends, in_address, no_words, token_edges
from seedproof.parse import batch_of


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Write to press@town.example today", "press town example"),
        ("See town.example, it said", "town example"),
        ("See town.example", "town example"),
        ("a/b first", "a b"),
        ("Nobody went .net or (see. Now) or to:it", "to it"),
        ("He left. A man (b.) came.", ""),
        ("At 5.30 on the #harbour tag", "5 30 harbour"),
        ("", ""),
    ],
)
def test_a_word_is_in_an_address_if_a_mark_of_its_token_says_so(text: str, inside: str) -> None:
    batch = batch_of([Document("a", text)])
    assert [batch.words.text(i) for i in np.flatnonzero(in_address(batch)).tolist()] == inside.split()


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("the govern-\nment said", ["govern"]),
        ("the govern\N{HYPHEN}\n   ment said", ["govern"]),
        ("the govern-\r\nment said", ["govern"]),
        ("the govern- ment said", []),
        ("the govern-\n\nment said", []),
        ("the Anglo-\nNorman said", []),
        ("by 2021-\nwhen", []),
        ("the govern-", []),
        ("", []),
    ],
)
def test_a_hyphen_at_a_line_end_parts_a_word(text: str, halves: list[str]) -> None:
    batch = batch_of([Document("a", text), Document("b", "ment")])
    found = halves_at_line_ends(batch)

    assert [batch.words.text(i) for i in found.tolist()] == halves
    assert np.flatnonzero(no_words(batch)).tolist() == sorted({*found.tolist(), *(found + 1).tolist()})


def test_tokens_stand_between_edges() -> None:
    batch = batch_of([Document("a", "ab  c\nd")])
    edges = token_edges(batch).tolist()
    between = [batch.text[low + 1 : high] for low, high in pairwise(edges)]
    assert [token for token in between if token] == ["ab", "c", "d"]
    assert (edges[0], edges[-1]) == (-1, len(batch.text))
