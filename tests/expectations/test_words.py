"""Expectations are told in plain words, and what is not known here in Great Expectations' own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.expectations.conftest import AuthorBio, GluedWords, MakeResult, WriteSuite, at_most

from seedproof.expectations.gate import gate
from seedproof.expectations.words import having, in_words
from seedproof.run.gate import Rule, ratio

BETWEEN = "expect_column_values_to_be_between"


@pytest.mark.parametrize(
    ("kind", "kwargs", "said", "broken"),
    [
        (
            BETWEEN,
            {"column": "garbled", "max_value": 0, "mostly": 0.9},
            "at most 1 in 10 seeds may have garbled passages",
            "have garbled passages",
        ),
        (BETWEEN, {"column": "glued_words", "max_value": 0}, "no seed may have findings of glued-words", "have findings of glued-words"),
        (
            BETWEEN,
            {"column": "title_length", "min_value": 10, "max_value": 200, "mostly": 0.85},
            "a title has 10 to 200 characters; at most 15 % of the seeds may differ",
            "have a title with fewer than 10 or more than 200 characters",
        ),
        (
            BETWEEN,
            {"column": "spelling", "max_value": 3},
            "a seed has at most 3 findings of the family spelling",
            "have a number of inconsistent spellings that is not allowed",
        ),
        ("expect_column_values_to_not_be_null", {"column": "id"}, "every seed has an id", "have no id"),
        (
            "expect_column_values_to_not_be_null",
            {"column": "source", "mostly": 0.9},
            "at most 1 in 10 seeds may have no source",
            "have no source",
        ),
        ("expect_column_values_to_be_unique", {"column": "id"}, "no two seeds have the same id", "have an id that others have"),
        ("expect_table_row_count_to_be_between", {"min_value": 1}, "the corpus has at least 1 seed", None),
        (
            "expect_column_values_to_be_in_set",
            {"column": "language", "value_set": ["de", "en"]},
            "the language is one of these: de, en",
            None,
        ),
        (BETWEEN, {"column": "garbled", "max_value": 0, "row_condition": "quotes > 1"}, None, "have garbled passages"),
        ("expect_column_mean_to_be_between", {"column": "quotes", "max_value": 0}, None, None),
    ],
)
def test_what_an_expectation_says(kind: str, kwargs: dict[str, Any], said: str | None, broken: str | None) -> None:
    assert (in_words(kind, kwargs), having(kind, kwargs)) == (said, broken)


@pytest.mark.parametrize(("share", "said"), [(0.1, "1 in 10"), (1 - 0.98, "1 in 50"), (1 / 3, "1 in 3"), (0.15, "15 %"), (0.9, "90 %")])
def test_a_share_is_a_fraction_where_it_is_one(share: float, said: str) -> None:
    assert ratio(share) == said


def test_every_expectation_is_told_as_it_was_judged(make_result: MakeResult, write_suite: WriteSuite) -> None:
    found = {"a": [(GluedWords, "error")], "b": [(AuthorBio, "warning")], "c": [], "d": []}
    rows = {"type": "expect_table_row_count_to_be_between", "kwargs": {"min_value": 9}}

    [suite] = gate(make_result(found), write_suite(at_most("glued_words"), at_most("author_bio", mostly=0.5), rows)).suites
    glued, bio, many = suite.rules
    said = "no seed may have findings of glued-words", "have findings of glued-words"
    assert glued == Rule(*said, "critical", met=False, column="glued_words", breaking=1, judged=4)
    assert (bio.met, bio.share, bio.allows, glued.allows) == (True, 0.25, "1 in 2", "none")
    assert (many.met, many.judged, many.share) == (False, 0, 1.0)
