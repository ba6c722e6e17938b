"""Where the credit of a picture begins in its line."""

from __future__ import annotations

import pytest

from seedproof.checks.offtopic.inline.picture_credits import NO_CREDIT, picture_credits
from seedproof.core.document import Document
from seedproof.parse import batch_of


def credit(line: str) -> str | None:
    """Return the credit of a line that stands first in its batch, None where there is none."""
    batch = batch_of([Document("a", line)])
    start = picture_credits(batch).start[0]
    return None if start == NO_CREDIT else line[start:]


@pytest.mark.parametrize(("line", "found"), [
    ("The quay at night. © Ana Petrov", "© Ana Petrov"),
    ("The quay at night (Photo: Ana Petrov)", "(Photo: Ana Petrov)"),
    ("© Ana Petrov", "© Ana Petrov"),
    ("(Photo: Ana Petrov)", "(Photo: Ana Petrov)"),
    ("The quay at night. Ana Petrov/Getty Images", "Ana Petrov/Getty Images"),
    ("The quay at night, via Shutterstock", "via Shutterstock"),
    ("The quay in winter. Ana Petrov/Harbour Press via Getty Images, FILE", "Ana Petrov/Harbour Press via Getty Images, FILE"),
    ("The quay in winter. (Ana Petrov/Sorn Gazette via AP, File)", "(Ana Petrov/Sorn Gazette via AP, File)"),
    ("The quay at night (Reuters photo: Ana Petrov)", "(Reuters photo: Ana Petrov)"),
    ("The quay at night. (Ana Petrov, special to the Sorn Gazette)", "(Ana Petrov, special to the Sorn Gazette)"),
    ("Ana Petrov/AFP A boat leaves the quay on Monday.", "Ana Petrov/AFP A boat leaves the quay on Monday."),
    ("The queue at the quay. Video: Ana Petrov.", "Video: Ana Petrov."),
    ("O cais à noite - Acervo/Sorn Imagem", "Acervo/Sorn Imagem"),
    ("The quay at night. Ana Petrov/AFP", "Ana Petrov/AFP"),
    ("The quay at night. CC BY", "CC BY"),
])  # fmt: skip
def test_a_credit_goes_on_to_the_end_of_its_line(line: str, found: str) -> None:
    assert credit(line) == found


@pytest.mark.parametrize("line", [
    "© 2026 Harbour Press", "Copyright © Harbour Press", "(c) the owner pays for it", "image: mailserver/latest", "(APA/dpa)",
    "He sold his shares to Getty after a long fight in court", "", "©", "Photo:", "What the paper wrote (via AP):",
    "The pier is closed again. pier.example/en/archives/7608", "The pier will stay closed, the Harbour Daily said via Reuters.",
])  # fmt: skip
def test_notices_clauses_and_settings_are_no_credits(line: str) -> None:
    batch = batch_of([Document("a", line)])

    assert set(picture_credits(batch).start.tolist()) <= {NO_CREDIT}


@pytest.mark.parametrize(("line", "of_picture"), [
    ("Photo: Ana Petrov", True), ("Ana Petrov/Getty Images", True), ("© Ana Petrov", False), ("Ana Petrov/AFP", False),
])  # fmt: skip
def test_a_sign_and_an_agency_may_be_those_of_a_text(line: str, *, of_picture: bool) -> None:
    assert bool(picture_credits(batch_of([Document("a", line)])).of_picture[0]) is of_picture
