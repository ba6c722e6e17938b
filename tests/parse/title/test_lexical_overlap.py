"""Words of a line that are said again."""

from __future__ import annotations

from tests.parse.texts import BODY

from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.parse.lines.labels import find_labels
from seedproof.parse.lines.paragraphs import find_paragraphs
from seedproof.parse.title.candidates import find_candidates
from seedproof.parse.title.line_features import LINE_FEATURES, line_features


def feature(name: str, *texts: str) -> list[float]:
    """Return a feature of the lines of some texts."""
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])
    paragraphs = find_paragraphs(batch)
    rows = line_features(batch, find_labels(batch), paragraphs, find_candidates(batch, paragraphs))
    return rows[:-1, LINE_FEATURES.index(name)].tolist()


def test_a_headline_shares_its_telling_words_with_the_article_below() -> None:
    assert feature("overlap-share", f"Harbour stays winter\nLetters from readers\n{BODY}")[:2] == [0.671875, 0.0]


def test_a_line_that_stands_twice_in_its_document_is_repeated() -> None:
    text = f"Harbour stays open\nSport\nHarbour stays open\n{BODY}"

    assert feature("repeated-after", text) == [1, 0, 0, 0]
    assert feature("repeated-before", text) == [0, 0, 1, 0]
    assert feature("repeated-before", "Harbour stays open", "Harbour stays open") == [0, 0]


def test_breadcrumbs_end_as_the_headline_does() -> None:
    assert feature("closing-repeated", f"Home » Port » Harbour stays open\nHarbour stays open\n{BODY}")[:2] == [1, 1]


def test_a_line_that_says_itself_twice_is_doubled() -> None:
    assert feature("doubled", f"Harbour stays open Harbour stays open\nHarbour stays open\n{BODY}")[:2] == [1, 0]


def test_menu_items_of_any_language_are_navigation() -> None:
    assert feature("navigation", f"Startseite\nSign in\nHarbour stays open\n{BODY}")[:3] == [1, 1, 0]
