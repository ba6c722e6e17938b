"""A baseline is read back as it was written, in its older forms too; one that cannot be read says where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import CheckSelection, SettingsError, Texts, check_corpus
from seedproof.core.anchor import Anchor
from seedproof.corpus.baseline import Baseline, Entry, entry_of, read_baseline, write_baseline

OLDER = """# Findings that were there when this file was written by `seedproof baseline`; they do not fail a run.
0123456789abcdef  glued-words  'a b'
fedcba9876543210  comment-form  '\\u2028'
"""
BYTES = st.binary(min_size=4, max_size=4)
ENTRIES = st.builds(
    lambda seed, check, anchor, shown, reason: Entry(check, seed, anchor, ascii(shown), reason),
    st.text(max_size=8),
    st.sampled_from(["glued-words", "own_check", "mojibake"]),
    st.builds(Anchor, st.binary(min_size=16, max_size=16), st.binary(min_size=8, max_size=8), st.integers(0, 255), BYTES, BYTES),
    st.text(max_size=12),
    st.sampled_from(["", "as they sing it", "no. 7 # of the list", "”’'\""]),
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    text = "A title\n\nThe cafÃ© is open.\n\nLeave a Reply\n\nYour email address will not be published.\n"
    findings = check_corpus(Texts([text]), CheckSelection.of(), recorded=True).findings
    assert len(findings) > 1

    entries = tuple(entry_of(finding, "it is so") for finding in findings)
    assert write_baseline(tmp_path / "baseline.txt", entries) == len(findings)
    assert read_baseline(tmp_path / "baseline.txt") == Baseline(entries)
    written = (tmp_path / "baseline.txt").read_text("utf-8")
    assert "# seedproof baseline format 2\n" in written
    assert "Leave a Reply Your email" in written
    assert written.count("  # it is so\n") == len(findings)


@given(st.lists(ENTRIES, max_size=4))
def test_whatever_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.getbasetemp() / "any-baseline.txt"
    write_baseline(path, entries)
    assert sorted(map(repr, read_baseline(path).entries)) == sorted(map(repr, entries))


def test_a_baseline_of_the_time_before_formats_had_numbers_is_read(tmp_path: Path) -> None:
    (tmp_path / "baseline.txt").write_text(OLDER, "utf-8")
    entries = read_baseline(tmp_path / "baseline.txt").entries

    assert [entry.fingerprint for entry in entries] == ["0123456789abcdef", "fedcba9876543210"]
    assert [entry.check for entry in entries] == ["glued-words", "comment-form"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# seedproof baseline format 3\n", "baseline.txt:1: this file has format 3, and this seedproof reads up to 2"),
        (b"# seedproof baseline format " + b"7" * 5000 + b"\n", "baseline.txt:1: this file has format 7777"),
        (b"\xa0\n", "cannot be read"),
        (b"\n0123456789abcdeg  x\n", "baseline.txt:2: no fingerprint"),
        (b"0123456789abcde\n", "baseline.txt:1: no fingerprint"),
        (b"# seedproof baseline format 2\n0123456789abcdef  x\n", "baseline.txt:2: no known finding"),
        (b"# seedproof baseline format 2\n    x 0123456789abcdef-01-01234567-01234567  'x'\n", "baseline.txt:2: no known finding"),
        (b'# seedproof baseline format 2\n"a" 0123\n', "baseline.txt:2: no known finding"),
        (b'# seedproof baseline format 2\n"a\\u00" ' + b"0" * 32 + b"\n    x " + b"0" * 16 + b"-01-00000000-00000000\n", "txt:3: no id"),
    ],
)
def test_a_baseline_that_cannot_be_used_says_where_and_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "baseline.txt").write_bytes(content)

    with pytest.raises(SettingsError, match="seedproof baseline") as caught:
        read_baseline(tmp_path / "baseline.txt")
    assert said in str(caught.value)


def test_there_need_not_be_one(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "baseline.txt") == Baseline()


def test_findings_carry_what_a_baseline_knows_them_by_only_where_there_is_one_or_is_to_be() -> None:
    text = "Ferry\n\nTheferry sails."
    entries = tuple(map(entry_of, check_corpus(Texts([text]), CheckSelection.of(), recorded=True).findings))

    def anchored(known: Baseline | None) -> set[bool]:
        return {f.anchor is not None for f in check_corpus(Texts([text]), CheckSelection.of(), known=known).findings}

    assert [anchored(None), anchored(Baseline()), anchored(Baseline(entries))] == [{False}, {False}, {True}]
