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


@pytest.mark.parametrize(
    "menu",
    [
        "• Author\n• Blog\n• Blogs",
        "• Letters to the Editor\n• Sound Off",
        "Browse by\n\n• Announce\n• Boats",
        "Sort by\n• Newest first\n• Oldest first",
        "About the author: This article was written by a guest.",
        "Posted by: Ida at May 9, 2025 12:15 PM\n\nShut it now, please.\n\nPosted by: Bo at May 9, 2025 2:15 PM\n\nLeave it as it is.",
    ],
)
def test_menus_and_who_comments_are_no_authors(menu: str) -> None:
    after = "\n\n".join(["The town will speak of it again in May, when the ice has gone and the boats are back."] * 8)

    assert credited(f"{TITLE}\n\n{BODY}\n\n{after}\n\n{menu}\n\n{after}") == []


def test_a_list_at_the_head_still_names_the_author() -> None:
    assert credited(f"{TITLE}\n\n• Ida Holm\n• May 3, 2021\n\n{BODY}") == [("Ida Holm", "byline")]


def test_one_word_may_be_the_author_where_it_is_the_only_one() -> None:
    assert credited(f"{TITLE}\n\n{BODY}\n\nPosted by Ida at 10:14 AM") == [("Ida", "byline")]


def test_what_follows_a_name_in_small_letters_is_no_other_name() -> None:
    line = "This entry was posted on Monday, May 3rd, 2012 at 10:12 am by Ida Holm and is filed under News."

    assert credited(f"{TITLE}\n\n{BODY}\n\n{BODY}\n\n{line}") == [("Ida Holm", "byline")]
