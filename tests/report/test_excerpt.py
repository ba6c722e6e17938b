"""The line shown of a finding holds the place, fits the width, and its underline stands below it."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from seedproof.core.escape import in_line
from seedproof.report.excerpt import _NOT_ONE_CELL, excerpt


def test_a_short_line_is_shown_whole() -> None:
    shown = excerpt("One\nThe big dog ran\nThree", 8, 11, 80)

    assert (shown.before, shown.marked, shown.after, shown.more_lines) == ("The ", "big", " dog ran", 0)
    assert shown.underline == "    ^^^"


def test_a_place_far_right_in_a_long_line_keeps_some_context() -> None:
    text = "x" * 500 + " here " + "y" * 500
    shown = excerpt(text, 501, 505, 80)

    assert shown.before.startswith("…x")
    assert shown.marked == "here"
    assert shown.after.endswith("y…")
    assert cell_len(shown.before + shown.marked + shown.after) <= 80


def test_a_place_of_several_lines_shows_the_first_and_counts_the_rest() -> None:
    assert excerpt("a\nTail one\n\nTail two\nTail three\n", 2, 31, 80).more_lines == 3
    assert excerpt("a\nTail one\n", 2, 11, 80).more_lines == 0


def test_wide_characters_take_two_carets_each() -> None:
    assert excerpt("前面坏的文字", 2, 4, 80).underline == "    ^^^^"


def test_what_a_terminal_must_not_see_is_escaped() -> None:
    assert in_line("a\x1b[31m\u202e\ud800\tb\u00a0c") == r"a\x1b[31m\u202e\ud800 b c"


@given(st.text(st.characters(codec=None), max_size=80), st.data())
def test_any_place_of_any_text_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = excerpt(text, start, end, 40)

    assert "\n" not in shown.before + shown.marked + shown.after
    assert shown.underline.endswith("^")
    line = shown.before + shown.marked + shown.after
    assert "".join(c for c in line if c not in "\u200c\u200d").isprintable()  # joiners stay between letters that they belong to


@given(st.text(alphabet="ab日ắ ä\u0301", max_size=300), st.data())
def test_what_is_shown_fits_and_holds_the_place(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    shown = excerpt(text, low, high, 80)

    # An ellipsis may take one cell more on each side.
    assert cell_len(shown.before + shown.marked + shown.after) <= 80 + 2
    assert in_line(text[:low]).endswith(shown.before.removeprefix("…"))
    assert in_line(text[low:]).startswith((shown.marked + shown.after).removesuffix("…"))


def test_characters_that_are_not_looked_up_take_one_cell_each() -> None:
    assumed = [chr(code) for code in range(sys.maxunicode + 1) if not _NOT_ONE_CELL.search(chr(code))]

    assert len(assumed) > 1_000
    assert [character for character in assumed if cell_len(character) != 1] == []


def test_what_follows_a_place_that_fills_the_line_is_left_out() -> None:
    for letter in ("y", "ж", "日"):
        shown = excerpt("x" * 80 + letter * 300, 0, 80, 80)
        assert (shown.marked, shown.after) == ("x" * 80, "…")
