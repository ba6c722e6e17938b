"""A text is put into a line of JSON as the line was written, raw or escaped, and always so that it is read."""

from __future__ import annotations

import json
from itertools import product

import pytest

from seedproof.corpus.json_text import with_text

HALF = "a half of a pair"


@pytest.mark.parametrize(
    ("character", "raw", "escaped"),
    [
        ("a", "a", "a"),
        ("é", "é", r"\u00e9"),
        ("\u2028", "\u2028", r"\u2028"),
        ("\ud7ff", "\ud7ff", r"\ud7ff"),
        pytest.param("\ud800", r"\ud800", r"\ud800", id=f"first {HALF}"),
        pytest.param("\udfff", r"\udfff", r"\udfff", id=f"last {HALF}"),
        ("\ue000", "\ue000", r"\ue000"),
        ("😀", "😀", r"\ud83d\ude00"),
        ('"', r"\"", r"\""),
        ("\\", r"\\", r"\\"),
        ("\x01", r"\u0001", r"\u0001"),
    ],
)
def test_a_new_character_is_written_as_the_others_are(character: str, raw: str, escaped: str) -> None:
    assert with_text('{"text": "ça"}', "text", "ça", f"ça{character}") == f'{{"text": "ça{raw}"}}'
    assert with_text(r'{"text": "\u00e7a"}', "text", "ça", f"ça{character}") == rf'{{"text": "\u00e7a{escaped}"}}'
    assert json.loads(f'"{raw}"') == json.loads(f'"{escaped}"') == character


def test_halves_of_pairs_stay_as_they_were_written_in_any_order() -> None:
    pieces = (r"\ud83d", r"\uDE00", r"\uD83D", r"\udc00", "a", r"\\", r"\n")
    for literal in map("".join, product(pieces, repeat=4)):
        old = json.loads(f'"{literal}"')
        assert with_text(f'{{"text": "{literal}b"}}', "text", f"{old}b", old) == f'{{"text": "{literal}"}}'


@pytest.mark.parametrize("line", ['{"text": "other"}', '{"text": 1}', '{"words": "old"}', '["old"]', '{"text": "old"', "", "old"])
def test_a_line_that_does_not_hold_the_text_is_not_changed(line: str) -> None:
    assert with_text(line, "text", "old", "new") is None
