"""A byte that could not be decoded is told with its place in the file, whatever stands beside it."""

from __future__ import annotations

import pytest

from seedproof import Document, Finding, check_documents
from seedproof.core.document import LostByte


def found(*documents: Document) -> list[Finding]:
    return [finding for finding in check_documents(documents).findings if finding.check == "replacement-character"]


def test_lost_characters_beside_each_other_are_one_finding_that_names_the_first() -> None:
    text = "The caf\ufffd\ufffd was shut.\n\nThe \ufffd too."
    lost = (LostByte(7, 107, 0xE9), LostByte(8, 108, 0x80))

    both, other = found(Document("a", text, "a.txt", lost=lost))
    assert both.message == "“caf\ufffd\ufffd” holds a byte that cannot be decoded: 0xe9, byte 107 of line 1; 1 more beside it"
    assert "(U+FFFD)" in other.message  # that the file has as a character


def test_bytes_of_other_fields_and_of_other_documents_are_not_taken_for_those_of_a_text() -> None:
    whole = Document("a", "One \ufffd.\n\nTwo \ufffd.", "a.jsonl", 1, (LostByte(None, 3, 0xFF),))
    broken = Document("b", "One.\r\rTwo \ufffd.", "a.jsonl", 2, (LostByte(10, 31, 0xFF),))

    *of_whole, of_broken = found(whole, broken)
    assert [("(U+FFFD)" in finding.message) for finding in of_whole] == [True, True]
    assert of_broken.message.endswith("0xff, byte 31 of line 2")
    assert (of_broken.line, of_broken.column) == (3, 5)


@pytest.mark.parametrize("text", ["Der Ã\ufffdrger Ã¼ber die BrÃ¼cke", "cafÃ©\ufffdÃ©"])
def test_a_broken_byte_within_mojibake_is_told_too(text: str) -> None:
    at = text.index("\ufffd")

    (finding,) = found(Document("a", text, "a.txt", lost=(LostByte(at, at + 2, 0xFF),)))
    assert finding.start == at
