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
    ("The quay at night, via Shutterstock", "Shutterstock"),
    ("The quay at night. Ana Petrov/AFP", "Ana Petrov/AFP"),
    ("The quay at night. CC BY", "CC BY"),
])  # fmt: skip
def test_a_credit_goes_on_to_the_end_of_its_line(line: str, found: str) -> None:
    assert credit(line) == found


@pytest.mark.parametrize("line", [
    "© 2026 Harbour Press", "Copyright © Harbour Press", "(c) the owner pays for it", "image: mailserver/latest", "(APA/dpa)",
    "He sold his shares to Getty after a long fight in court", "", "©", "Photo:",
])  # fmt: skip
def test_notices_clauses_and_settings_are_no_credits(line: str) -> None:
    batch = batch_of([Document("a", line)])

    assert set(picture_credits(batch).start.tolist()) <= {NO_CREDIT}
