"""Whom a pronoun stands for."""

from __future__ import annotations

import pytest
from tests.parse.texts import seed, seeds, speakers


def test_a_pronoun_stands_for_the_last_speaker() -> None:
    text = "“The harbour stays open,” Ida Holm said.\n\n“We will not close it for anybody,” she added."
    assert speakers(text) == [("Ida Holm", "said"), ("Ida Holm", "added")]


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("The week was quiet. Peter Lind sat at the table.", "Peter Lind"),
        ("Peter Lind was calm.\n\nMayor Berg sat at the table.", "Berg"),
        ("Peter Lind was calm.\n\nIt would be open, said Thomas Berg, the oldest of the pilots.", "Thomas Berg"),
        ("Peter Lind was calm.\n\nSummer was over.", "Peter Lind"),
        # Nothing says that these are people, or they were named long ago.
        ("Peter Lind was calm. Tolmere Dock sat at the table.\n\nThomas Berg / Harbour Press", "Peter Lind"),
        ("Peter Lind asked a pilot about the ferry. The week was quiet.", None),
        ("Peter Lind’s wife sat at the table.", "Ida Holm"),
        ("PETER LIND: What is it with the ferry?", "Ida Holm"),
        ("Norra Varvet closed the dock.", "Ida Holm"),
        ("Peter Lind was calm. " + "The ferries came and went all day long, as they do in the summer. " * 5, None),
    ],
)
def test_of_two_people_a_pronoun_stands_for_the_last_who_is_surely_one(between: str, who: str | None) -> None:
    text = f"“It stays open,” Ida Holm said.\n\n{between} “We will not close it for anybody,” he added."
    assert speakers(text)[1] == (who, "added")


def test_a_pronoun_in_the_middle_of_a_sentence_that_could_be_two_people_stands_for_nobody() -> None:
    text = "“It stays open,” Ida Holm said.\n\nPeter Lind was calm. A pilot left after he said the port was “a place without a future.”"
    assert speakers(text)[1] == (None, "said")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # The paragraph between introduces somebody else, so that the pronoun is hers.
        ("“The port is shut,” Mr Lind said.\n\nIda Holm had come in May. She left a bank.\n\n“I count ships now,” she said.", "Ida Holm"),
        ("“The port is shut,” Ms. Holm said.\n\nMr. Lind, who lost the vote, was calm.\n“I have lost before,” he said.", "Lind"),
        ("“The port is shut,” said Bo Lind.\n\nThe pilots’ chair, Ida Holm, said she was late. “Nobody asked me,” she said.", "Ida Holm"),
        ("The town’s report said the port had “been lucky so far”.\n\nI wrote back twice. She said, “Send it again next week.”", None),
        ("“The port is shut,” Mr Lind said.\n\nIda Holm sat down.\n\nBo Berg stood up.\n\n“That is what you hear in a calm.”", None),
        ("«El puerto cierra», dijo Ana Ruiz.\n\nBenito Lastra, dueño de un bar, perdió dinero. «Vendí dos sillas», dice.", None),
        ("«El puerto cierra», dijo Ana Ruiz. «Mañana no habrá barcos», recordaba.", "Ana Ruiz"),
    ],
)
def test_who_speaks_is_the_one_person_it_can_be_or_nobody(text: str, last: str | None) -> None:
    assert speakers(text)[-1][0] == last


def test_a_title_in_the_document_before_tells_nothing_about_a_name() -> None:
    first, second = "The pilots all voted for Mr", "Lind said: “It stays open.”\n\n“We will not close it,” she said."
    alone = seed(second)
    assert seeds(first, second)[1].quotes == alone.quotes
