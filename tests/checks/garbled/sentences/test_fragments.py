"""A fragment shows something of what follows a mark, in any script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.garbled.sentences.fragments import LONGEST, end_of_fragment


def test_five_words_are_shown() -> None:
    assert "“one two three four five six"[: end_of_fragment("“one two three four five six", 0, 28)] == "“one two three four five"


def test_of_text_without_blanks_the_beginning_is_shown() -> None:
    text = "“" + "今年冬天真是酷" * 20
    assert text[: end_of_fragment(text, 0, len(text))] == "“今年冬天真是酷今年冬天真"


@given(st.text(alphabet="a酷 \n", max_size=200), st.data())
def test_a_fragment_ends_within_its_line_and_is_empty_only_where_nothing_follows(text: str, data: st.DataObject) -> None:
    limit = data.draw(st.integers(0, len(text))) + 1
    end = end_of_fragment("“" + text, 0, limit)

    assert 1 <= end <= min(limit, LONGEST)
    assert (end == 1) == (not text[: min(limit - 1, LONGEST)].strip())
