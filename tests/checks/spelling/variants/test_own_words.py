"""What its own document says of an unknown word."""

from __future__ import annotations

import pytest

from seedproof.checks.spelling.variants.slips import slips
from seedproof.core.document import Document
from seedproof.parse import batch_of

BEFORE = "The board of the old harbour was told of the {} of the town on Monday, and nobody knew of it before the winter came."
AFTER = "Later in the spring of the year the mayor said that the {} of the harbour would have to be told to the people of the town."


def told(*documents: str) -> list[tuple[str, str]]:
    batch = batch_of([Document(str(number), text) for number, text in enumerate(documents)])
    return [(batch.words.bare(slip.word), slip.meant) for slip in slips(batch)]


def spelt(right: str, slip: str, uses: int = 1) -> str:
    return "\n\n".join([*[BEFORE.format(right)] * uses, AFTER.format(slip)])


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("realities", "realties"),  # could be derived
        ("omnibus", "ommibus"),  # a key beside the right one
        ("defibrillators", "defibrillaors"),
        ("angiotensin", "angiotenstin"),
    ],
)
def test_a_word_of_the_document_is_meant_however_rare(right: str, slip: str) -> None:
    assert told(spelt(right, slip)) == [(slip, right)]
    assert told(AFTER.format(slip)) == []


def test_a_word_of_another_document_says_nothing() -> None:
    assert told(BEFORE.format("realities"), AFTER.format("realties")) == []


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("hacking", "hackings"),  # an ending
        ("activism", "artivism"),  # another letter, in a rare word
        ("always", "aways"),  # short, and could be derived
        ("fiance", "fiancee"),
    ],
)
def test_other_forms_and_words_are_none(right: str, other: str) -> None:
    assert told(spelt(right, other)) == []


@pytest.mark.parametrize(("uses", "found"), [(1, False), (2, True), (3, True)])
def test_a_term_that_no_list_has_must_stand_twice(uses: int, found: bool) -> None:
    assert told(spelt("skipperometer", "skiperometer", uses)) == [("skiperometer", "skipperometer")] * found


def test_a_slip_is_no_stranger_to_the_words_beside_it() -> None:
    line = "The skipper said that the commitee of the enviroment and the goverment of the town were told of the harbour on Monday."
    assert [slip for slip, _ in told(line)] == ["commitee", "enviroment", "goverment"]


def test_what_an_apostrophe_joins_is_looked_at_by_itself() -> None:
    line = "Le maire a dit que les forces de l’ordre sont venues après l’{} de la nuit et que le pont serait fermé pendant la semaine."
    batch = batch_of([Document("a", line.format("intevention"))])
    (slip,) = slips(batch)

    assert (batch.text[slip.start :][:11], slip.meant) == ("intevention", "intervention")
    assert told(line.format("intervention")) == []
