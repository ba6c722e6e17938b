"""Texts that are no files are checked and parsed as a person would who has them in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pandas as pd
import pytest
from tests.cli.command import BROKEN, CLEAN

from seedproof import BrokenRunError, Document, Hit, Seed, SeedCheck, check_documents, check_text, parse_text
from seedproof.checks.offtopic.tail.comment_form import CommentForm
from seedproof.core.finding import Family, Severity
from seedproof.testing import found


def test_what_is_wrong_with_a_text_is_told_with_its_places() -> None:
    (finding,) = [f for f in check_text(BROKEN) if f.severity != "info"]

    assert (finding.check, finding.line) == ("comment-form", 11)
    assert BROKEN[finding.start : finding.end].startswith("Leave a Reply")
    assert check_text(CLEAN) == []


def test_a_text_is_parsed_into_its_fields() -> None:
    seed = parse_text(CLEAN)

    assert seed.title is not None
    assert seed.title.text == "Ferry stays in port"
    assert seed.source is not None
    assert seed.source.name == "Maren Holt"
    assert seed.text == CLEAN


@pytest.mark.parametrize("awkward", ["", "\ud800", "\x00", "\r\n"])
def test_any_text_can_be_checked_and_parsed(awkward: str) -> None:
    check_text(awkward)
    assert parse_text(awkward).text == awkward


def test_documents_are_checked_as_one_corpus_and_each_keeps_its_findings() -> None:
    result = check_documents([CLEAN, {"id": "b", "text": BROKEN}, Document("c", CLEAN)])

    assert [row.id for row in result.seeds] == ["1", "b", "c"]
    assert {f.seed for f in result.findings if f.family == "offtopic"} == {"b"}
    assert {f.seed for f in result.findings if f.check == "duplicate-document"} == {"1", "c"}  # their text stands in the broken one
    assert result.exit_code("warning") == 1


def test_a_column_with_gaps_is_checked_and_the_gaps_are_named() -> None:
    result = check_documents(pd.Series([BROKEN, None, CLEAN]), [CommentForm()])

    assert [(f.seed, f.origin.row) for f in result.findings] == [("1", 1)]
    assert [problem.where for problem in result.problems] == ["text 2"]
    assert result.exit_code("never") == 2


@pytest.mark.slow
def test_the_result_is_the_same_in_several_processes() -> None:
    for checks in (None, [CommentForm()]):
        assert check_documents([BROKEN, CLEAN], checks, jobs=2).findings == check_documents([BROKEN, CLEAN], checks).findings


def test_the_project_that_one_stands_in_has_no_part_in_it(tmp_path: Path) -> None:
    (tmp_path / "seedproof.toml").write_text("select = ['schema']\nnonsense = 1\n", encoding="utf-8")
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "own.py").write_text("raise SystemExit(0)", encoding="utf-8")
    code = "from seedproof import check_text; print(len(check_text('Title\\n\\nThe word \\ufffd was lost.')) > 1)"

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


class Unfit(SeedCheck):
    """Raises on every seed."""

    code: ClassVar[str] = "GRB399"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"

    def find(self, seed: Seed) -> list[Hit]:
        raise ValueError(seed.id)


def test_the_case_harness_says_where_a_check_raises() -> None:
    with pytest.raises(BrokenRunError, match=r"unfit: raised ValueError: 1 at .*test_texts\.py:\d+ on 1\n"):
        found(Unfit(), ["A text"])
