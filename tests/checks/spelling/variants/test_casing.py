"""A name that once lost its capital is sure beside another name; elsewhere it may be a common word that a title has in capitals."""

from __future__ import annotations

import pytest

from seedproof import CheckSelection, Document, check_documents
from seedproof.checks.spelling.variants.casing import Casing
from seedproof.parse import batch_of

ONCE = "The plan for the old harbour of the town came from Trelawn last year.\n\n"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Nobody asked Merrow trelawn about it.", True),
        ("Nobody asked trelawn Merrow about it.", True),
        ("Nobody asked Mr trelawn about it.", True),
        ("Nobody asked Mr. trelawn about it.", True),
        ("Nobody asked trelawn about it.", False),
        ("Nobody asked Merrow and trelawn about it.", False),
        ("Nobody asked trelawn and Merrow about it.", False),
        ("Nobody asked it. Merrow trelawn knew.", False),  # its capital may be that of the sentence
    ],
)
def test_a_name_in_small_letters_is_sure_beside_a_name(text: str, sure: bool) -> None:
    batch = batch_of([Document("a", ONCE + text)])
    casing = Casing(batch)

    assert [batch.text[batch.words.start[index] : batch.words.end[index]] for index in casing.odd] == ["trelawn"]
    assert [not unsure for unsure in casing.unsure] == [sure]


def test_a_word_that_goes_on_with_a_line_that_was_broken_is_no_slip() -> None:
    assert not Casing(batch_of([Document("a", f"{ONCE}Nobody asked it of Merrow\n\ntrelawn about it.")])).odd.size


def test_names_in_a_row_are_told_with_the_capitals_that_they_have() -> None:
    text = "It was said by Marta Ellingsen, and Marta Ellingsen said it again. The question that marta ellingsen asked was good."
    (finding,) = check_documents([text], CheckSelection.of(select=["case-variant"]).checks()).findings

    assert (finding.text, finding.variants) == ("marta ellingsen", ("Marta Ellingsen", "marta ellingsen"))
    assert "“marta ellingsen”" in finding.message
    assert "“Marta Ellingsen”" in finding.message
