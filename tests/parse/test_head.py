"""Where the head of a document ends and its body begins."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, seed


@pytest.mark.parametrize("lead", ["By Ida Holm", "by harbour post", "Monday, 3 May 2021", "Von Ida Holm\n\n3. Mai 2021", "By\nIda Holm"])
def test_byline_and_date_are_lead_in(lead: str) -> None:
    assert seed(f"Harbour stays open all winter\n\n{lead}\n\n{BODY}").body.text == BODY


def test_leaked_markup_after_the_title_is_left_in_the_body() -> None:
    markup = 'pictures/harbour-240.jpg 240w, pictures/harbour-480.jpg 480w" type="image/jpeg"/>'
    assert seed(f"Harbour stays open all winter\n\n{markup}\n\n{BODY}").body.text.startswith(markup)


def test_the_body_runs_to_the_end_tail_included() -> None:
    found = seed(f"Harbour stays open all winter\n\n{BODY}\n\nLeave a Reply\n")
    assert found.body.text.endswith("Leave a Reply")
