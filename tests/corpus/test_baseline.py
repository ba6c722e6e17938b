"""A baseline is read back as it was written, in its older form too; one that cannot be read says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import SettingsError, check_text
from seedproof.corpus.baseline import read_baseline, write_baseline

OLDER = """# Findings that were there when this file was written by `seedproof baseline`; they do not fail a run.
0123456789abcdef  glued-words  'a b'
fedcba9876543210  comment-form  '\\u2028'
"""


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    findings = check_text("A title\n\nThe cafÃ© is open.\n\nLeave a Reply\n\nYour email address will not be published.\n")
    assert len(findings) > 1

    assert write_baseline(tmp_path / "baseline.txt", findings) == len(findings)
    assert read_baseline(tmp_path / "baseline.txt") == {finding.fingerprint for finding in findings}
    assert "# seedproof baseline format 1\n" in (tmp_path / "baseline.txt").read_text("utf-8")


def test_a_baseline_of_the_time_before_formats_had_numbers_is_read(tmp_path: Path) -> None:
    (tmp_path / "baseline.txt").write_text(OLDER, "utf-8")

    assert read_baseline(tmp_path / "baseline.txt") == {"0123456789abcdef", "fedcba9876543210"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# seedproof baseline format 2\n", "baseline.txt:1: this file has format 2, and this seedproof reads up to 1"),
        (b"# seedproof baseline format " + b"7" * 5000 + b"\n", "baseline.txt:1: this file has format 7777"),
        (b"\xa0\n", "cannot be read"),
        (b"\n0123456789abcdeg  x\n", "baseline.txt:2: no fingerprint"),
        (b"0123456789abcde\n", "baseline.txt:1: no fingerprint"),
    ],
)
def test_a_baseline_that_cannot_be_used_says_where_and_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "baseline.txt").write_bytes(content)

    with pytest.raises(SettingsError, match="seedproof baseline") as caught:
        read_baseline(tmp_path / "baseline.txt")
    assert said in str(caught.value)


def test_there_need_not_be_one(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "baseline.txt") == frozenset()
