"""Lines as people see them, and the places of the lines as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.parse.lines.plain import PlainLine


@pytest.mark.parametrize(
    ("line", "plain", "listed"),
    [
        ("By Ida Holm", "By Ida Holm", False),
        ("By  Ida\u00a0Holm", "By Ida Holm", False),
        ("• By\tIda Holm", "By Ida Holm", True),
        ("✎ Ida Holm", "Ida Holm", True),
        ("— Ida Holm", "— Ida Holm", False),
        ("@ida", "@ida", False),
        ("港が開く。\u3000漁師は喜ぶ。", "港が開く。\u3000漁師は喜ぶ。", False),
        ("•", "", True),
        ("", "", False),
    ],
)
def test_what_says_nothing_is_left_out(line: str, plain: str, listed: bool) -> None:
    found = PlainLine(line)

    assert (found.text, found.is_listed) == (plain, listed)


def test_a_span_of_the_plain_text_is_one_of_the_line() -> None:
    line = "•  By\u00a0\u00a0Ida   Holm | May"
    found = PlainLine(line)
    start = found.text.index("Ida")
    first, last = found.within(start, start + len("Ida Holm"))

    assert line[first:last] == "Ida   Holm"
    assert found.place(first) == start


@given(st.text(alphabet="ab  \t\u00a0\u200b•✎-.", max_size=16))
def test_each_character_is_found_where_it_stands(line: str) -> None:
    found = PlainLine(line)
    for at, character in enumerate(found.text):
        first, last = found.within(at, at + 1)
        assert line[first:last] == character or (character == " " and not line[first:last].strip(" \t\u00a0\u200b"))
        assert found.place(first) == at
