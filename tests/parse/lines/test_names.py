"""Names in short lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.lang.languages import LANGUAGES
from seedproof.parse.lines.names import find_person, is_everyday, name_spans, resembles_name


def names(line: str, **how: bool) -> list[str]:
    return [line[start:end] for start, end in name_spans(line, 0, **how)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ida Holm", ["Ida Holm"]),
        ("Ida Holm and Bo Lind, reporters", ["Ida Holm", "Bo Lind"]),
        ("Ida Holm | Harbour Post", ["Ida Holm"]),
        ("Ludwig van der Meer", ["Ludwig van der Meer"]),
        ("Bo Lind Jr.", ["Bo Lind Jr."]),
        ("Bo Lind.", ["Bo Lind"]),
        ("Ida Holm 3 May 2021", ["Ida Holm"]),
        ("Ida Holm Monday", ["Ida Holm"]),
        ("Harbour Post. All rights reserved", ["Harbour Post"]),
        ("ida", []),
    ],
)
def test_a_name_ends_where_a_date_a_separator_or_a_small_word_follows(line: str, expected: list[str]) -> None:
    assert names(line) == expected


def test_names_are_split_and_begin_small_only_where_that_is_asked_for() -> None:
    assert names("Holm and Lind", split=False) == ["Holm and Lind"]
    assert names("ida holm, reporter", loose=True) == ["ida holm"]


@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_names_are_stretches_of_the_line_in_order(line: str, loose: bool, split: bool) -> None:
    spans = list(name_spans(line, 0, loose=loose, split=split))

    assert all(0 <= start < end <= len(line) and line[start:end].strip() for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ida Holm, reporter", "Ida Holm"),
        ("Ida Holm 3 May 2021", "Ida Holm"),
        ("Ida Holm Education editor", "Ida Holm"),
        ("Ida Holm said so", None),
        ("Ida Holm: a portrait", None),
        ("Ida & Bo Holm", None),
        ("Ida", None),
        ("Ida Holm\u3000", "Ida Holm"),
        ("Ida Holm .\u2003", "Ida Holm"),
    ],
)
def test_a_person_is_a_name_that_nothing_but_a_date_a_role_or_a_separator_follows(line: str, person: str | None) -> None:
    span = find_person(line)

    assert (line[slice(*span)] if span else None) == person


@given(st.text(max_size=30), st.sampled_from(("", " ", "\u3000", ".", ",")), st.text(max_size=30))
def test_a_person_is_at_the_beginning_of_the_line(before: str, between: str, behind: str) -> None:
    for line in (f"{before}{between}{behind}", f"Ida Holm{between}{behind}"):
        span = find_person(line)

        assert span is None or (0 <= span[0] < span[1] <= len(line) and not line[: span[0]].strip(" "))


def test_common_words_are_no_names() -> None:
    english, german = LANGUAGES.index("en"), LANGUAGES.index("de")

    assert is_everyday("train")
    assert not is_everyday("Ida Holm")
    assert not resembles_name("Attend Events", english)
    assert not resembles_name("Weitere Vorstellungen", german)
    assert resembles_name("Ida Holm", english)
