"""Titles that a document marks or its publisher names."""

from __future__ import annotations

from tests.parse.texts import BODY

from seedproof.core.document import Document
from seedproof.core.seed import Published, Seed
from seedproof.parse import batch_of


def read(text: str, headline: tuple[int, int] | None = None, **published: str) -> Seed:
    document = Document("a", text, published=Published.model_validate(published) if published else None, headline=headline)
    return batch_of([document]).seeds[0]


def test_the_line_that_is_the_published_title_is_the_title() -> None:
    text = f"Harbour news\n\nThe pier, it seems, will be rebuilt after all.\n\n{BODY}\n\n{BODY}"
    found = read(text, title="The pier, it seems,  will be rebuilt after all.")
    assert found.title is not None
    assert found.title.text == "The pier, it seems, will be rebuilt after all."
    assert found.published is not None


def test_a_published_title_is_cut_from_the_text_that_it_runs_into() -> None:
    text = "Hafen bleibt offen Der Rat der Stadt hat am Montag beschlossen, dass der Hafen im Winter offen bleibt."
    found = read(f"{text} {BODY}", title="Hafen bleibt offen")
    assert found.title is not None
    assert (found.title.text, found.body.text[:7]) == ("Hafen bleibt offen", "Der Rat")


def test_the_heading_of_markdown_is_the_title() -> None:
    text = f"# Pier\n\n{BODY}\n\n{BODY}"
    found = read(text, (2, 6))
    assert found.title is not None
    assert found.title.text == "Pier"


def test_a_published_title_that_the_text_lacks_changes_nothing() -> None:
    assert read(f"{BODY} {BODY}", title="Pier").title is None


def test_a_published_language_decides_where_the_text_leaves_it_open() -> None:
    text = "Nordvik – Tolmere 3:2"
    assert (read(text).language, read(text, language="ms-MY").language) == (None, "ms")
    assert read(f"{BODY} {BODY}", language="de").language == "en"
