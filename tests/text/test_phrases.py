"""Phrases match between word boundaries, and only where their pack wants them."""

from __future__ import annotations

import pytest

from seedproof import Columns, Document
from seedproof.text.phrases import PLACES, packs


def found(text: str, topic: str) -> set[str]:
    """Return what is found of ``topic``: several packs may hold a phrase, and a phrase may hold another."""
    columns = Columns([Document("a", text)])
    hits = columns.phrases.of(topic)
    return {text[a:b] for a, b in zip(hits.start, hits.end, strict=True)}


def test_a_line_phrase_must_be_the_whole_line() -> None:
    assert found("Body.\n* Leave a Reply:\n", "comment-form") == {"Leave a Reply"}
    assert "Leave a Reply" not in found("They may leave a reply to the letter here.", "comment-form")


def test_a_phrase_anywhere_matches_whatever_its_quotes_and_case() -> None:
    assert "YOUR EMAIL ADDRESS WILL NOT BE PUBLISHED" in found("Note: YOUR EMAIL ADDRESS WILL NOT BE PUBLISHED!", "comment-form")
    assert not found("The youremail address will not be publishedx.", "comment-form")


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such-topic"):
        Columns([Document("a", "x")]).phrases.of("no-such-topic")


def test_packs_are_written_as_folded_text_is() -> None:
    for phrase in packs():
        assert Columns([Document("a", phrase.text)]).folded == phrase.text, f"{phrase}: write it in lower case with straight marks"
        assert phrase.place in PLACES
        assert phrase.text == phrase.text.strip()
