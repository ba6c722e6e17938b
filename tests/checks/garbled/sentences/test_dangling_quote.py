"""How sure a mark without a partner is: a warning where its sentence has lost its beginning, or where its document has no other."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.sentences.dangling_quote import DanglingQuote
from seedproof.core.document import Document
from seedproof.parse import batch_of

LOST = "The deputy came to the town.\nand they will be read by the end of the week,” he told the court."
LINE_END = "The deputy said that he would look into all of the files that\nwere lost in the move, and he would tell the court.”"
OPENED = (
    "The mayor was happy. She called it “a great day for all of us and for the people of the town.\n\nThe pier was closed in the winter."
)
CLOSED = "The mayor was happy. It was a great day for all of us and for the people of the town.”\n\nThe pier was closed in the winter."
ABBREVIATION = (
    "He spoke on condition that no name was given for fear of the U.S. or Russian officials.”\nThe board met “in the hall of the town."
)


@pytest.mark.parametrize(("text", "severity"), [(LOST, None), (LINE_END, "info"), (ABBREVIATION, "info")])
def test_only_a_sentence_without_its_beginning_is_a_warning(text: str, severity: str | None) -> None:
    hit = next(iter(DanglingQuote().find(batch_of([Document("seed", text)]))))

    assert (hit.severity if hit.severity != "warning" else None) == severity


def severities(text: str) -> list[str | None]:
    """Return the severities of the findings of a text, in order."""
    return [hit.severity for hit in DanglingQuote().find(batch_of([Document("seed", text)]))]


@pytest.mark.parametrize("text", [OPENED, CLOSED])
def test_the_only_such_mark_of_a_document_is_a_warning(text: str) -> None:
    assert severities(text) in (["warning"], [None])


def test_several_such_marks_of_a_document_may_be_its_way_of_writing() -> None:
    assert severities(f"{OPENED}\n\nThe board called the pier “a danger for all of us and for the people of the town.") == ["info", "info"]


def test_the_marks_of_another_document_do_not_count() -> None:
    hits = DanglingQuote().find(batch_of([Document("one", OPENED), Document("two", OPENED)]))

    assert [hit.severity for hit in hits] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OPENED.replace("of the town.", "of the town..."), id="cut off by dots"),
        pytest.param(OPENED.replace("of the town.", "of the town…"), id="cut off by an ellipsis"),
        pytest.param(OPENED.replace("of the town.", "of the town"), id="a line that goes on"),
        pytest.param(OPENED.replace("“a great", "“ a great"), id="apart from its word"),
        pytest.param(
            "The mayor said on Monday:\n“It was a great day for all of us.\n\nThe pier was closed in the winter.", id="led by a colon"
        ),
        pytest.param("The mayor was asked.\n“It was a great day for all of us.\n- It was warm.\n- It was long.", id="a list in a speech"),
        pytest.param(OPENED.replace("of the town.", "of the town 36″."), id="closed by a prime"),
        pytest.param(CLOSED.replace("of the town.”", "of the town. â€\u201d"), id="half a garbled dash"),
        pytest.param(CLOSED.replace("of the town.”", "of the town. ”"), id="a closing mark apart from its word"),
        pytest.param("The pier is open again.\n»Read what the mayor says about the pier.\nThe board met.", id="an arrow"),
    ],
)
def test_a_mark_that_may_have_another_sense_is_information(text: str) -> None:
    assert set(severities(text)) <= {"info"}


def test_a_mark_that_begins_all_is_seen_as_in_the_middle() -> None:
    alone = DanglingQuote().find(batch_of([Document("seed", "” he said.")]))
    among = DanglingQuote().find(batch_of([Document("one", ""), Document("seed", "” he said.")]))

    assert [hit.severity for hit in alone] == [hit.severity for hit in among] == ["info"]
