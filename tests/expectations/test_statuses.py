"""Data Docs say of each expectation what became of it, and of each suite what the gate says."""

from __future__ import annotations

import re
from pathlib import Path

from tests.expectations.conftest import AuthorBio, GluedWords, MakeResult, WriteSuite, at_most

from seedproof.expectations.gate import gate

FOUND = {"a": [(GluedWords, "error")], "b": []}
STATUS = re.compile(r'class="status (\w+)">(\w+)<')


def test_each_row_has_the_status_of_its_own_expectation(make_result: MakeResult, write_suite: WriteSuite, tmp_path: Path) -> None:
    folder = write_suite(at_most("glued_words"), at_most("author_bio"), at_most("missing_title"))
    (suite,) = gate(make_result(FOUND), folder, tmp_path / "docs").suites

    page = (tmp_path / "docs" / str(suite.page)).read_text("utf-8")
    overview, *rows = STATUS.findall(page)
    assert overview == ("failed", "failed")
    assert rows == [("failed", "failed"), ("passed", "passed"), ("passed", "passed")]
    assert STATUS.findall((tmp_path / "docs" / "index.html").read_text("utf-8")) == [("failed", "failed")]


def test_a_suite_that_is_met_is_passed_on_every_page(make_result: MakeResult, write_suite: WriteSuite, tmp_path: Path) -> None:
    (suite,) = gate(make_result({"a": [(AuthorBio, "warning")]}), write_suite(at_most("glued_words")), tmp_path / "docs").suites

    for page in (str(suite.page), "index.html"):
        assert {word for pair in STATUS.findall((tmp_path / "docs" / page).read_text("utf-8")) for word in pair} == {"passed"}
