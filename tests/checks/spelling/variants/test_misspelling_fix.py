"""What a slip is mended to: the word that was meant, as the slip was written."""

from __future__ import annotations

import pytest

from seedproof import check_text

TOP = "Ferry stays in port\n\nThe ferry to the island stayed in port on Monday because of the storm, the harbour master said.\n\n"


@pytest.mark.parametrize(("text", "slip", "meant"), [
    ("Nobody was hurt. Immediatly after the storm the boats went out to sea again.", "Immediatly", "Immediately"),
    ("The commitee of the town met on Tuesday and asked for a new pier.", "commitee", "committee"),
])  # fmt: skip
def test_a_slip_is_mended_with_its_capital(text: str, slip: str, meant: str) -> None:
    (found,) = [finding for finding in check_text(TOP + text) if finding.check == "misspelling"]

    assert found.text == slip
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == [meant]
    assert found.variants == (meant, slip)
