"""Paragraphs of running text, and where an article begins."""

from __future__ import annotations

import pytest
from tests.parse.texts import BODY, TITLE

from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.parse.lines.paragraphs import Paragraphs, find_paragraphs, paragraph_starts


def paragraphs(*texts: str) -> Paragraphs:
    return find_paragraphs(batch_of([Document(str(i), text) for i, text in enumerate(texts)]))


def test_a_paragraph_is_a_sentence_of_some_length_or_longer_than_any_headline() -> None:
    long = " ".join(["ships"] * 40)

    assert paragraphs(f"{TITLE}\n{BODY}\nHe left.\n{long}").is_prose.tolist() == [False, True, False, True]


def test_scripts_without_spaces_are_counted_by_characters() -> None:
    assert paragraphs("港は今年の冬の間ずっと開いていると町の議会は月曜日に発表した。").is_prose.tolist() == [True]
    assert paragraphs("港は開いている。").is_prose.tolist() == [False]


def test_the_article_begins_with_its_first_paragraph_or_past_the_end() -> None:
    assert paragraphs(f"{TITLE}\n{BODY}", TITLE, "").article.tolist() == [1, 3, 3]


def test_in_a_whole_page_a_notice_above_the_article_is_not_taken_for_it() -> None:
    menu = "\n".join(["Harbour notes"] * 20)

    assert paragraphs(f"{BODY}\n{menu}\n{TITLE}\n" + "\n".join([BODY] * 12)).article.tolist() == [22]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("A short line\nand another", [0, 13]),
        ("The council of the harbour town met on\nMonday and said so.\nA new paragraph.", [0, 59]),
        ("The council of the harbour town met on\n\nMonday and said so.", [0, 40]),
        ("", []),
    ],
)
def test_hard_wrapped_lines_are_one_paragraph(text: str, starts: list[int]) -> None:
    assert paragraph_starts(batch_of([Document("1", text)])).tolist() == starts
