"""What is nothing but who wrote the article is called a credit, whatever the cut takes it for."""

from __future__ import annotations

import pytest

from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.tail.segments import Segment, segments
from seedproof.checks.offtopic.tail.tails import tails
from seedproof.core.document import Document
from seedproof.parse import batch_of

ARTICLE = (
    "Harbour opens again\n\nThe harbour of Port Alven opened again on Monday.\n\nMayor Maren Holt thanked the divers for their work.\n\n"
    "Fishermen had waited for this day since the storm of last winter, when two of their boats were lost off the pier.\n\n"
)


def named(closing: str, label: str) -> list[str]:
    """What the segments of a text are called whose last lines the cut takes for a segment of some label."""
    batch, start = batch_of([Document("before", "Nothing."), Document("a", ARTICLE + closing)]), len("Nothing.\n\n" + ARTICLE)
    laid = laid_out(batch)
    laid.once(segments)[:] = [Segment(label, start, start + len(closing), 0.9)]
    return [segment.label for segment in tails(batch)]


@pytest.mark.parametrize("label", ["off-topic-tail", "author-bio"])
@pytest.mark.parametrize("closing", ["By Ingrid Malone", "Ingrid Malone", "INGRID MALONE"])
def test_a_name_alone_is_a_credit(closing: str, label: str) -> None:
    assert named(closing, label) == ["reporter-credit"]


@pytest.mark.parametrize(
    ("closing", "label"),
    [
        ("Ingrid Malone is a reporter of the Tallow Bay Courier", "author-bio"),
        ("Fox seen in council chamber", "off-topic-tail"),
        ("By Ingrid Malone", "comment-form"),
    ],
)
def test_all_else_keeps_its_name(closing: str, label: str) -> None:
    assert named(closing, label) == [label]


@pytest.mark.parametrize(("below", "labels"), [("```js\npier()\n```", []), ("", ["off-topic-tail"]), ("[a]: http://b", ["off-topic-tail"])])
def test_a_heading_below_which_hidden_code_stands_is_no_tail(below: str, labels: list[str]) -> None:
    text = ARTICLE + "## Example\n\n" + below
    batch = batch_of([Document("a", text, hidden=((len(text) - len(below), len(text)),) if below else ())])
    laid = laid_out(batch)
    laid.once(segments)[:] = [Segment("off-topic-tail", len(ARTICLE), len(ARTICLE) + len("## Example"), 0.9)]

    assert [segment.label for segment in tails(batch)] == labels
