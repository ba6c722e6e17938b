"""A line is known again by its words, whatever else differs from page to page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.offtopic.recurring.fingerprints import fingerprints, literals, own
from seedproof.core.document import Document
from seedproof.parse import batch_of

LINES = st.text(st.sampled_from("abcde Z9.,-–’\u3042\u4e2d"), min_size=1, max_size=60)


def keys(text: str) -> list[int]:
    """Return the keys of the lines of a text, below a title."""
    return fingerprints(batch_of([Document("a", f"A title\n\n{text}")])).key.tolist()[1:]


@pytest.mark.parametrize(("one", "other"), [
    ("Posted on 3 May", "Posted on 14 November"),
    ("1,204 views", "7 views"),
    ("Erschienen am Montag, 3. März", "Erschienen am Freitag, 21. Oktober"),
    ("Read the whole story", "READ THE WHOLE STORY!"),
    ("Опубликовано 3 мая", "Опубликовано 12 октября"),
])  # fmt: skip
def test_dates_numbers_case_and_marks_count_for_nothing(one: str, other: str) -> None:
    first, second = keys(f"{one}\n{other}")

    assert first == second


def test_other_words_make_another_line() -> None:
    first, second = keys("Posted by the quay\nPosted by the mill")

    assert first != second


def test_titles_and_lines_of_dates_alone_are_not_usable() -> None:
    batch = batch_of([Document("a", "Harbour opens again after the storm\n\n3 May 2021\n\nKeep the Courier on the quay")])

    assert fingerprints(batch).usable.tolist() == [False, False, True]


def test_a_line_that_quotes_somebody_is_its_document_s_own() -> None:
    batch = batch_of([Document("a", "Harbour opens again\n\n“Never,” said the mayor.\n\nKeep the Courier on the quay")])

    assert own(batch).tolist() == [False, True, False]


@given(st.lists(LINES, min_size=1, max_size=5))
def test_a_literal_stands_in_its_line_and_holds_no_digit(lines: list[str]) -> None:
    batch = batch_of([Document("a", "A title of five words\n\n" + "\n".join(lines))])
    usable = fingerprints(batch).usable.nonzero()[0]
    start, text = literals(batch, usable)

    for line, at, literal in zip(usable.tolist(), start.tolist(), text.tolist(), strict=True):
        assert batch.lines.start[line] <= at
        assert at + len(literal) <= batch.lines.end[line]
        assert batch.text[at : at + len(literal)] == literal
        assert not any(character.isdigit() for character in literal)
