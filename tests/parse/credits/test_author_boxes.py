"""Authors of whom the end of a page tells."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, TITLE, credited, seed


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ("Ida Holm\n\nIda Holm is a freelance journalist who lives by the sea.", "Ida Holm"),
        ("Ida Holm writes about ports. She was a reporter for ten years.", "Ida Holm"),
        ("Ida Holm\nView all posts", "Ida Holm"),
        ("Ida B. Holm can be reached at ida@example.org", "Ida B. Holm"),
        ("Ida Holm\nIda Holm lives by the sea and has three cats", "Ida Holm"),
        ("Ida Holm Autorin", "Ida Holm"),
        ("Latest posts by Ida Holm (see all)", "Ida Holm"),
        ("Kolumnist*in: Ida Holm", "Ida Holm"),
        ("Eingestellt von der Ida um 21:11", "Ida"),
    ],
)
def test_a_box_about_the_author_names_the_source(box: str, name: str) -> None:
    found = seed(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{box}")
    assert found.source is not None
    assert (found.source.name, found.source.kind) == (name, "byline")


def test_whom_the_article_itself_speaks_of_is_not_its_author() -> None:
    told = "Ida Holm is a journalist who likes to swim in the harbour."
    assert credited(f"{TITLE}\n\n{BODY} The new mayor, Ida Holm, was glad to hear of it and said so twice.\n\n{BODY}\n\n{told}") == []


def test_a_name_above_a_line_without_words_ends_a_text() -> None:
    assert credited("Ida Holm\r\x1b") == []
