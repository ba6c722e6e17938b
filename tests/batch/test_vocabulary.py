"""What English knows of the words of a batch, and which words stand in addresses."""

from __future__ import annotations

from itertools import pairwise

import pytest

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address, token_edges
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.core.document import Document
from seedproof.parse import batch_of

ENGLISH = "The mayor said on Monday that the zorbine of the bridge would be mended. See www.castrel.example/zorbines for more."
GERMAN = "Die Bürgermeisterin sagte am Montag, dass die Brücke bald wieder offen sein wird."


def batch(*texts: str) -> Batch:
    return batch_of([Document(f"seed-{i}", text) for i, text in enumerate(texts)])


def test_tokens_stand_between_the_edges() -> None:
    b = batch("two words", "a  third")
    edges = b.once(token_edges).tolist()

    assert [b.text[low + 1 : high] for low, high in pairwise(edges) if high - low > 1] == ["two", "words", "a", "third"]


@pytest.mark.parametrize("token", ["https://a.example", "user@castrel", "#harbour", "b.example", "path/to", "x=1"])
def test_words_of_addresses_are_told(token: str) -> None:
    b = batch(f"See {token}, they said.")
    inside = [b.words.text(i) for i, flag in enumerate(b.once(in_address).tolist()) if flag]

    assert inside == [word for word in (b.words.text(i) for i in range(len(b.words))) if word in token]


def test_a_stop_at_the_end_of_a_word_makes_no_address() -> None:
    assert not batch("He left. Why? Nobody knew: it rained.").once(in_address).any()


def test_unknown_words_are_those_that_english_lacks_and_no_address_holds() -> None:
    b = batch(ENGLISH)

    assert [b.words.text(i) for i in b.once(vocabulary).unknown.tolist()] == ["zorbine"]


def test_prose_is_english() -> None:
    b = batch(ENGLISH, GERMAN)
    kept = b.once(vocabulary)

    assert {b.words.document[i] for i in kept.prose.nonzero()[0]} == {0}
    assert not (kept.prose & kept.address).any()


def test_a_line_too_broken_for_its_language_is_english_if_enough_little_words_are() -> None:
    broken = "Xqzt vbnm the qwrt of zxcv and plok with hjkl"
    assert batch(broken).once(vocabulary).prose.any()
    assert not batch(" ".join([broken, *(f"xq{letter}zt" for letter in "bcdfghjklmnpqrstvwxz")])).once(vocabulary).prose.any()


def test_occurrences_are_told_in_any_case() -> None:
    b = batch("The end. AND the rest, and so on", "")

    assert [b.words.text(i) for i in occurrences(b, frozenset({"and", "the"})).tolist()] == ["The", "AND", "the", "and"]
    assert not len(occurrences(batch(""), frozenset({"and"})))
