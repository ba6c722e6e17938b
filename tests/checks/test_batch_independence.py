"""What a check finds in a document does not depend on the other documents of the batch: specimens that once broke this."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.markup.leaked_escape import LeakedEscape
from seedproof.checks.garbled.shared.repeats import keys_in_documents
from seedproof.checks.spelling.names.name_variant import NameVariant
from seedproof.checks.spelling.variants.hyphen_variant import HyphenVariant
from seedproof.core.document import Document
from seedproof.core.finding import Hit
from seedproof.parse import batch_of

NAMES = "Governor Ida Berkadovic opened the quay at noon. Governor Ida Berkedevic had planned it for years."


COMPOUND = "The council may re-elect the mayor. If they reelect her, she will open the quay, and if not, they will re-elect nobody."


def found(check: HyphenVariant | LeakedEscape | NameVariant, *texts: str) -> list[list[Hit]]:
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])
    hits, starts = list(check.find(batch)), batch.starts.tolist()
    ends = [*starts[1:], len(batch.text) + 1]
    return [[h for h in hits if low <= h.start < high] for low, high in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("copies", [1, 2, 3])
def test_names_that_sound_alike_are_paired_in_each_copy(copies: int) -> None:
    assert [len(hits) for hits in found(NameVariant(), *[NAMES] * copies)] == [2] * copies


def test_an_escape_at_the_start_of_a_batch_is_one() -> None:
    text = "\\nThe end of it."

    assert [len(hits) for hits in found(LeakedEscape(), text, text)] == [1, 1]


def test_capitals_of_another_document_change_nothing_of_a_compound() -> None:
    alone, _ = found(HyphenVariant(), COMPOUND, "A quay.")
    _, beside = found(HyphenVariant(), "RE-ELECT THE MAYOR.", COMPOUND)

    assert len(alone) == len(beside) > 0


def test_words_of_different_documents_have_different_keys() -> None:
    batch = batch_of([Document("a", "wha"), Document("b", "vha"), Document("c", "uha")])

    assert len(set(keys_in_documents(batch, batch.words.line).tolist())) == 3
