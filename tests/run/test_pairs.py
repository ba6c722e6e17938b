"""A cut parts a pair where more marks stand without the other afterwards, as a reader counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.run.pairs import Lines

PAIRS = ("()", "[]", "{}", "“”", "«»", "„“")


def lost(lines: str, pair: str) -> int:
    marks = "".join(mark for mark in lines if mark in pair)
    while pair in marks:
        marks = marks.replace(pair, "")
    return len(marks)


@pytest.mark.parametrize(
    ("text", "cut", "parts"),
    [
        ("the (old) pier", "(", True), ("the (old) pier", ")", True), ("the (old) pier", "(old)", False), ("the (old) pier", "old", False),
        ("the (old pier", "(", False), ("the old) pier", ")", False), ("the ((old) pier", "(old", False), ("the «old» pier", "»", True),
        ("the „old“ pier", "„", True), ("(a)\n(b", "(b", False), ("(a\n)", "\n", False),
        ("(a\nb)", "a\nb)", True), ("[a]\n(b)", "[a]\n", False),
        ("(a", "a", False), ("a)", "a", False),
    ],
)  # fmt: skip
def test_a_cut_that_takes_one_half_parts_a_pair(text: str, cut: str, parts: bool) -> None:
    start = text.index(cut)
    assert Lines(text).loses_half(start, start + len(cut)) is parts


@given(st.text("a()[“”„\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5))
def test_any_cuts_of_a_text_are_judged_as_by_counting(text: str, places: list[tuple[int, int]]) -> None:
    lines = Lines(text)
    for place in places:
        start, end = sorted(min(at, len(text)) for at in place)
        low = text.rfind("\n", 0, start) + 1
        high = (text + "\n").find("\n", end)
        line, new = text[low:high], text[low:start] + text[end:high]
        assert lines.loses_half(start, end) is any(lost(new, pair) > lost(line, pair) for pair in PAIRS)
