"""What lies between quotation marks, and what only looks as if."""

from __future__ import annotations

import pytest
from tests.parse.texts import seed


def texts(text: str) -> list[str]:
    return [q.text for q in seed(text).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The harbour stays open,” Ida Holm said.", ["“The harbour stays open,”"]),
        ('"The harbour stays open," Ida Holm said. "For now."', ['"The harbour stays open,"', '"For now."']),
        ("'We are leaving,' said Ida Holm. 'The players' room is cold,' she added.", ["'We are leaving,'", "'The players' room is cold,'"]),
        ("‘We are leaving,’ said Ida Holm.", ["‘We are leaving,’"]),
        ("„Der Hafen bleibt offen“, sagte Ute Klamm.", ["„Der Hafen bleibt offen“"]),
        ("»Der Hafen bleibt offen«, sagte Ute Klamm.", ["»Der Hafen bleibt offen«"]),
        ("„Port zostaje otwarty” – powiedział Jan Kowal.", ["„Port zostaje otwarty”"]),
        ("« Le port reste ouvert », a déclaré Jean Dupin.", ["« Le port reste ouvert »"]),
        ("”Hamnen är öppen”, sade Ida Holm.", ["”Hamnen är öppen”"]),
        ("市长说：“港口仍然开放。”", ["“港口仍然开放。”"]),
        ("「港は開いています」と市長は言った。", ["「港は開いています」"]),
    ],
)
def test_every_system_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rock 'n' roll was big in the '90s, they don't doubt that.",
        "He stood 5'10\" tall beside the boys' bikes.",
        "She said the teachers’ pay wasn’t enough for ’em.",
        '<img type="harbour/picture" alt=“x>',
        "A mark that is never closed: “the harbour stays open, said Ida Holm.",
        "““””",
    ],
)
def test_apostrophes_measures_and_lone_marks_are_no_quotations(text: str) -> None:
    assert texts(text) == []


def test_a_nested_quotation_is_part_of_the_outer_one() -> None:
    assert texts("“She told me ‘never again’ and left,” Bo Lind said.") == ["“She told me ‘never again’ and left,”"]
    assert texts("‘She told me “never again”,’ Bo Lind said.") == ["‘She told me “never again”,’"]
    assert texts("„Sie sagte ‚nie wieder‘ und ging“, sagte Bo Lind.") == ["„Sie sagte ‚nie wieder‘ und ging“"]


def test_an_opening_mark_repeated_at_each_paragraph_makes_one_quotation() -> None:
    text = "“We waited all night.\n\n“Nobody came to the gate,” Ida Holm said."
    assert texts(text) == ["“We waited all night.\n\n“Nobody came to the gate,”"]


def test_a_quotation_may_run_over_paragraphs_until_its_closing_mark() -> None:
    text = "The town said in a statement:\n\n“The harbour is safe.\n\nAll ships may leave it.”\n\nNobody answered."
    assert texts(text) == ["“The harbour is safe.\n\nAll ships may leave it.”"]


def test_a_quotation_may_be_broken_across_lines() -> None:
    text = "Ida Holm told the meeting on Monday that she wanted “a harbour that\nis open to every ship” and a better road."
    assert texts(text) == ["“a harbour that\nis open to every ship”"]


def test_a_mark_that_is_never_closed_does_not_swallow_the_next_quotation() -> None:
    text = "He called it “a mistake.\n\nIda Holm disagreed. “It was right,” she said."
    assert texts(text) == ["“It was right,”"]


def test_a_closing_mark_typed_as_an_opening_one_closes() -> None:
    assert texts("It is “a cardinal rule for the harbour “.") == ["“a cardinal rule for the harbour “"]


@pytest.mark.parametrize("marks", ["“”", '""', "„“", "»«", "«»", "‘’", "''", "„”", "””", "‹›", "「」", "『』"])
def test_the_text_of_a_quotation_holds_its_marks(marks: str) -> None:
    quotation = f"{marks[0]}The harbour stays open for all{marks[1]}"
    assert texts(f"Ida Holm said {quotation}, and left.") == [quotation]


def test_marks_that_do_not_alternate_in_a_paragraph_leave_the_next_alone() -> None:
    text = 'He spoke. "We lost the boat. "It sank," he said.\n\nShe spoke. "We lost the port," she said.\n\n"It burnt," he said.'
    assert texts(text) == ['"It sank,"', '"We lost the port,"', '"It burnt,"']
