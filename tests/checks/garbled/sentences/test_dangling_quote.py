"""How sure a lone closing mark is: a warning only where the sentence that it closes has lost its beginning."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.sentences.dangling_quote import DanglingQuote
from seedproof.core.document import Document
from seedproof.parse import batch_of

LOST = "The deputy came to the town.\nand they will be read by the end of the week,” he told the court."
LINE_END = "The deputy said that he would look into all of the files that\nwere lost in the move, and he would tell the court.”"
ABBREVIATION = "He spoke on condition that no name was given for fear of the U.S. or Russian officials.”"


@pytest.mark.parametrize(("text", "severity"), [(LOST, None), (LINE_END, "info"), (ABBREVIATION, "info")])
def test_only_a_sentence_without_its_beginning_is_a_warning(text: str, severity: str | None) -> None:
    [hit] = DanglingQuote().find(batch_of([Document("seed", text)]))

    assert (hit.severity if hit.severity != "warning" else None) == severity
