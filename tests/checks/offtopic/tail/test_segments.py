"""The segments of a tail join up, cover it, and are called by the wording in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof.checks.offtopic.cut.cut import cuts
from seedproof.checks.offtopic.tail.comments import comments
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.checks.offtopic.topics import LABELS
from seedproof.core.document import Document
from seedproof.parse import batch_of

ARTICLE = (
    "Harbour opens again\n\nThe harbour of Port Alven opened again on Monday.\n\nMayor Maren Holt thanked the divers for their work.\n\n"
)
FORM = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName\n\nEmail"
LINES = st.sampled_from([
    "Leave a Reply", "You may also like", "Share this on Facebook", "© 2026 The Harbour Post. All rights reserved.",
    "Bridge to close for a month", "Die Redaktion ist unter der bekannten Nummer zu erreichen.", "Fox seen in council chamber",
    "Reporting by Ana Petrov", "Ferries to the islands will sail again from Tuesday on, as the operator of the line said in the morning.",
])  # fmt: skip


def labels(text: str) -> list[str]:
    return [segment.label for segment in segments(batch_of([Document("a", text)]))]


def test_lines_go_with_the_wording_above_them() -> None:
    assert labels(ARTICLE + FORM) == ["comment-form"]


def test_wording_is_called_by_its_own_name_where_the_cut_knows_it_by_another() -> None:
    assert labels(f"{ARTICLE}Media contact:\n\nAnna Oldcastle\n\npress@port-alven.example") == ["press-contact"]
    assert labels(f"{ARTICLE}Share this on Facebook\n\nSite Map\n\nAccessibility\n\nCareers") == ["share-and-follow", "related-links"]
    assert labels(f"{ARTICLE}{FORM}\n\nAdvertisement") == ["comment-form", "advertisement-marker"]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("Fox seen in council chamber\n\nFerries will sail again from Tuesday on", ["reporter-credit", "off-topic-tail"]),
        ("Tallow Bay\n\nFox seen in the council chamber", ["reporter-credit", "off-topic-tail"]),
        ("Port Alven\n\nTom Reed", ["reporter-credit"]),
        ("港口城市\n\n港口城市一年来的变化", ["reporter-credit", "off-topic-tail"]),
    ],
)
def test_a_credit_goes_on_over_names_and_no_further(below: str, told: list[str]) -> None:
    named = labels(f"{ARTICLE}{FORM}\n\nReporting by Ana Petrov\n\n{below}")

    assert named == ["comment-form", *told]


MORE = (
    "Fishermen had waited for this day since the storm of last winter, when two of their boats were lost off the pier.\n\n"
    "The divers had worked for eleven weeks, and found anchors, bicycles and a safe that nobody has asked for.\n\n"
    "Their dinner will be paid by the town, and by all who keep a boat in the harbour of Port Alven.\n\n"
)
COMMENT = "\n\nI was there when the first of the boats came in, and all of us were crying. My father would have liked to see it."


@pytest.mark.parametrize(
    "heading",
    [
        "3 replies on “Harbour opens again”", "12 Comments", "Comments (3)", "One thought on “Harbour opens again”", "2 Kommentare",
        "Ein Gedanke zu „Harbour opens again“", "4 commentaires", "«Harbour opens again»: 3 комментария",
    ],
)  # fmt: skip
def test_comments_begin_at_a_heading_that_counts_them(heading: str) -> None:
    text = ARTICLE + MORE + heading + COMMENT
    (segment,) = segments(batch_of([Document("a", text)]))

    assert segment.label == "comment-form"
    assert segment.start == text.index(heading)


@pytest.mark.parametrize(
    "text",
    [
        f"{ARTICLE}{MORE}30 responses to applications of fishermen were sent.{COMMENT}",
        f"{ARTICLE}{MORE}Responses to the storm{COMMENT}",
        f"{ARTICLE}{MORE}Comments on “Harbour opens again”{COMMENT}",
        f"{ARTICLE}{MORE}0 comments{COMMENT}",
        f"Harbour opens again\n\n3 comments\n\nThe harbour of Port Alven opened again on Monday.{COMMENT}\n\n{MORE}",
        "3 comments",
        "",
    ],
)
def test_what_counts_no_comments_or_stands_above_the_article_begins_none(text: str) -> None:
    batch = batch_of([Document("a", text)])

    assert comments(batch).tolist() == batch.lines.of_document[1:].tolist()


def test_fields_of_a_form_go_with_the_line_before_and_tell_nothing_by_themselves() -> None:
    assert labels(f"{ARTICLE}Share this on Facebook\n\nEmail (required)\n\nRemember me") == ["share-and-follow"]


def test_wording_of_a_language_that_is_not_spoken_names_nothing() -> None:
    assert "comment-form" not in labels(f"{ARTICLE}Share this on Facebook\n\nAD\n\nAD")  # a field of Turkish forms


def test_a_button_within_a_list_of_links_is_of_the_list() -> None:
    more = "You may also like\n\nFox seen in council chamber"

    assert labels(f"{ARTICLE}{more}\n\nPrivacy Policy\n\n{more}") == ["related-links"]
    assert labels(f"{ARTICLE}{more}\n\n© 2026 The Harbour Post of Port Alven. All rights reserved.\n\n{more}")[1] == "copyright-line"


def test_prose_after_a_share_bar_does_not_go_with_it() -> None:
    story = "Ferries to the islands will sail again from Tuesday on, as the operator of the line said in the morning."

    assert labels(f"{ARTICLE}{FORM}\n\nShare this on Facebook\n\n{story}") == ["comment-form", "share-and-follow", "off-topic-tail"]


def test_a_document_without_a_tail_has_no_segment() -> None:
    assert labels(ARTICLE) == []


@settings(max_examples=30)
@given(st.lists(st.lists(LINES, max_size=6), min_size=1, max_size=3))
def test_segments_cover_the_tail_from_the_cut_to_the_end(tails: list[list[str]]) -> None:
    batch = batch_of([Document(str(i), ARTICLE + "\n\n".join(tail)) for i, tail in enumerate(tails)])
    lines, found = batch.lines, segments(batch)
    first, last = cuts(batch).line, lines.of_document[1:]

    for document in range(len(batch)):
        own = [s for s in found if batch.starts[document] <= s.start < batch.ends[document]]
        assert first[document] == last[document] or own
        if own:
            credit = own[0].likely is None  # it stands before the cut
            assert own[0].start == lines.start[first[document] - credit]
            assert own[-1].end == lines.end[last[document] - 1]
            assert not credit or own[0].label == "reporter-credit"
        assert all(not batch.text[one.end : other.start].strip() and one.label != other.label for one, other in pairwise(own))
        assert {s.label for s in own} <= set(LABELS)
