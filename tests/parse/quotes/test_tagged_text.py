"""Sentences as part-of-speech tags."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.core.document import Document
from seedproof.lang.languages import LANGUAGES
from seedproof.parse import batch_of
from seedproof.parse.lines.paragraphs import paragraph_starts
from seedproof.parse.quotes.tagged_text import TaggedText, tag_text


def tagged(text: str, code: str = "en") -> tuple[TaggedText, int]:
    """Return a text that holds no quotation as tags, and how many words it has."""
    batch = batch_of([Document("1", text)])
    language = np.full(len(batch.lines), LANGUAGES.index(code))
    return tag_text(batch, language, paragraph_starts(batch), np.zeros(len(batch.words), bool)), len(batch.words)


@pytest.mark.parametrize(
    ("text", "code", "tags"),
    [
        ("Ida Holm said so.", "en", "N N C H|"),
        ("The mayor, who had left, told reporters.", "en", "D x,W H x,V x|"),
        ("Sen. Bo Lind (R-Fla.) said.", "en", "K N N(N=N)C|"),
        ("According to Ida Holm", "en", "T F N N|"),
        ("To Monday’s talk May came.", "en", "F E x N v|"),
        ("Ida shrugged angrily.", "en", "N v H|"),
        ("sagte Ute von der Heide", "de", "C N p p N|"),
        ("s’est félicité Jean Dupin", "fr", "H C N N|"),
        ("Ida Holm sagði", "is", "N N Z|"),
    ],
)
def test_words_are_tagged_by_the_lists_of_their_language(text: str, code: str, tags: str) -> None:
    found, words = tagged(text, code)

    assert found.of(0, words) == tags


def test_sentences_are_cut_at_stops_and_paragraphs() -> None:
    text, words = tagged("Ida Holm left. Bo Lind\n\nstayed. He said so")

    assert [end for _, end in text.sentences(0, words)] == [3, 5, 6, 9]
    assert [end for _, end in text.sentences(1, words)] == [5, 6, 9]  # the first has begun before
    assert text.last_sentence(0, words, whole=False) == text.of(6, words)
    assert text.sentence_of(np.array([0, 2, 3, 8])).tolist() == [0, 0, 3, 6]
    assert text.sentence_after(np.array([0, 2, 3, 8])).tolist() == [3, 3, 5, 9]
    assert text.paragraph_ends(1, words) == 2
