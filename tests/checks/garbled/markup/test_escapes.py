"""What escapes stand for, which a safe fix writes in their place."""

import pytest

from seedproof.checks.garbled.markup.escapes import meaning


@pytest.mark.parametrize(
    ("escape", "meant"),
    [
        ("\\u2019", "’"), ("\\u00e9", "é"), ("\\x41", "A"), ("\\u{1F600}", "😀"), ("\\ud83d\\ude00", "😀"), ("\\u2019\\u201d", "’”"),
        ("\\n", "\n"), ("\\r\\n", "\n"), ("\\t", "\t"), ('\\"', '"'), ("\\’", "’"), ("%C3%A9", "é"),
    ],
)  # fmt: skip
def test_an_escape_stands_for_its_character(escape: str, meant: str) -> None:
    assert meaning(escape) == meant
