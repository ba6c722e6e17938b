"""Neighbours that may be one word."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.words.split_pairs import joined_hashes, split_little_words, split_pairs
from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.text.hashes import hash_words


@pytest.mark.parametrize(
    ("text", "pair", "hyphenated"),
    [
        ("The govern- ment said so on Monday.", "government", True),
        ("It was an annou ncement by the mayor of the town.", "announcement", False),
        ("They saw th e minister on the bridge on Monday.", "the", False),
    ],
)
def test_halves_of_a_word_are_a_pair(text: str, pair: str, hyphenated: bool) -> None:
    batch = batch_of([Document("seed", text)])
    first, hyphens = split_pairs(batch)

    assert (hash_words([pair])[0], hyphenated) in list(zip(joined_hashes(batch, first).tolist(), hyphens.tolist(), strict=True))


@pytest.mark.parametrize("text", ["", "word", "The mayor of the town said so on Monday.", "Der Bürgermeister sagte am Montag etwas dazu."])
def test_sound_text_has_none(text: str) -> None:
    assert not len(split_pairs(batch_of([Document("seed", text)])).first)


def test_halves_of_little_words_make_little_words() -> None:
    assert {"".join(pair) for pair in split_little_words()} == {"the", "and", "of", "with", "that", "for"}


@pytest.mark.parametrize(("left", "right"), sorted(split_little_words()))
def test_the_halves_of_a_little_word_are_a_pair_side_by_side_alone(left: str, right: str) -> None:
    def pairs(text: str) -> list[int]:
        batch = batch_of([Document("seed", text)])
        return joined_hashes(batch, split_pairs(batch).first).tolist()

    assert hash_words([left + right])[0] in pairs(f"They went to the bridge {left} {right} minister of the town on Monday.")
    assert hash_words([left + right])[0] not in pairs(f"They went {left}, {right} to the bridge of the town {left} on Monday {right}.")
