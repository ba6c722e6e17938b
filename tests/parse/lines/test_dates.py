"""Dates in short lines."""

from __future__ import annotations

import pytest

from seedproof.parse.lines.dates import date_in, end_of_dates, is_date_word, is_only_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Monday, 3 May 2021", "3 May"),
        ("Published May 3rd, 2021", "May 3"),
        ("3rd of May", "3rd of May"),
        ("Montag, 3. Mai 2021", "3. Mai"),
        ("le 1er mai", "1er mai"),
        ("3 de mayo de 2021", "3 de mayo"),
        ("2021-05-03 10:14", "2021-05-03"),
        ("03.05.2021, 10:14 Uhr", "03.05.2021"),
        ("2021年5月3日", "2021年5"),
        ("2 hours ago", "2 hours ago"),
        ("vor 3 Tagen", "vor 3 Tagen"),
        ("vor einer Stunde", "vor einer Stunde"),
        ("hace 3 días", "hace 3 días"),
        ("il y a 3 jours", "il y a 3 jours"),
    ],
)
def test_a_date_is_found_in_the_order_and_words_of_its_language(line: str, date: str) -> None:
    found = date_in(line)

    assert found
    assert found[0] == date


@pytest.mark.parametrize("line", ["Room 12", "12 ships left", "before an hour was over", "vor der Stadt", "Chapter 3", ""])
def test_a_number_beside_another_word_is_no_date(line: str) -> None:
    assert date_in(line) is None


def test_a_line_is_only_a_date_while_little_stands_beside_it() -> None:
    assert is_only_date("Updated: Monday, 3 May 2021, 10:14")
    assert not is_only_date("The harbour has been open since 3 May 2021 to all ships")
    assert not is_only_date("Monday")


@pytest.mark.parametrize("word", ["May", "Monday,", "updated", "Uhr", "février"])
def test_words_of_dates_are_known_in_any_case_and_before_a_stop(word: str) -> None:
    assert is_date_word(word)
    assert not is_date_word(word + "x")


def test_the_end_of_dates_is_where_the_first_other_word_begins() -> None:
    line = "Monday, 3 May 2021 | Ida Holm"

    assert line[end_of_dates(line, 0) :] == "Ida Holm"
    assert end_of_dates("3 May 2021", 0) == len("3 May 2021")
