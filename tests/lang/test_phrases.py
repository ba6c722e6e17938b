"""Phrases match between word boundaries, and only where their pack wants them."""

from __future__ import annotations

import pytest

from seedproof import Document
from seedproof.lang.phrases import PLACES, packs
from seedproof.parse import batch_of


def found(text: str, topic: str) -> set[str]:
    """Return what is found of ``topic``: several packs may hold a phrase, and a phrase may hold another."""
    batch = batch_of([Document("a", text)])
    hits = batch.phrases.of(topic)
    return {text[a:b] for a, b in zip(hits.start, hits.end, strict=True)}


def test_a_line_phrase_must_be_the_whole_line() -> None:
    assert found("Body.\n* Leave a Reply:\n", "comment-form") == {"Leave a Reply"}
    assert "Leave a Reply" not in found("They may leave a reply to the letter here.", "comment-form")


def test_a_phrase_anywhere_matches_whatever_its_quotes_and_case() -> None:
    assert "YOUR EMAIL ADDRESS WILL NOT BE PUBLISHED" in found("Note: YOUR EMAIL ADDRESS WILL NOT BE PUBLISHED!", "comment-form")
    assert not found("The youremail address will not be publishedx.", "comment-form")


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such-topic"):
        batch_of([Document("a", "x")]).phrases.of("no-such-topic")


def test_packs_are_written_as_folded_text_is() -> None:
    for phrase in packs():
        assert batch_of([Document("a", phrase.text)]).characters.folded == phrase.text, (
            f"{phrase}: write it in lower case with straight marks"
        )
        assert phrase.place in PLACES
        assert phrase.text == phrase.text.strip()


def test_english_wording_which_tells_in_every_language_stands_in_no_other_pack() -> None:
    """As it is looked up again for each pack it stands in, which made a text of "©" three times as slow."""
    english = {(p.text, p.topic, p.place) for p in packs() if p.language == "en"}

    assert [p for p in packs() if p.language not in {"en", "any"} and (p.text, p.topic, p.place) in english] == []
