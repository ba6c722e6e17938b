"""Messages show the beginning of a passage, and fixes take it out."""

from __future__ import annotations

import pytest

from seedproof.checks.offtopic.reporting import beginning, first_line, removal


@pytest.mark.parametrize(("passage", "shown"), [
    ("Leave a Reply\nName", "Leave a Reply"), ("  Name  \n", "Name"), ("a" * 60, "a" * 60), ("a" * 61, "a" * 59 + "…"), ("", ""),
    ("b" * 58 + " word", "b" * 58 + "…"),
])  # fmt: skip
def test_a_long_first_line_is_cut_short(passage: str, shown: str) -> None:
    assert first_line(passage) == shown


def test_the_beginning_of_a_line_ends_in_no_space() -> None:
    assert beginning("b" * 59 + " word") == "b" * 59


def test_a_removal_is_safe_only_where_it_is_said_to_be() -> None:
    assert not removal(3, 8).safe
    assert removal(3, 8, safe=True).edits[0].model_dump() == {"start": 3, "end": 8, "text": ""}
