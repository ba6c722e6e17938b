"""The table has a row a seed and a column a check, counts what makes `check` fail, and holds no text."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

import pytest
from tests.expectations.conftest import AuthorBio, GluedWords, MakeResult, ShortLine

from seedproof.core.check import Check
from seedproof.core.errors import SettingsError
from seedproof.core.finding import Family, Severity
from seedproof.expectations.frame import frame
from seedproof.run.result import Result
from seedproof.run.table import column_of, table


def test_each_check_and_family_has_a_column_that_counts_its_findings(make_result: MakeResult) -> None:
    found = {"a": [(GluedWords, "error"), (GluedWords, "warning"), (AuthorBio, "warning")], "b": []}
    rows = frame(make_result(found))[["id", "glued_words", "author_bio", "missing_title", "garbled", "offtopic", "schema"]]

    assert rows.to_numpy().tolist() == [["a", 2, 1, 0, 2, 1, 0], ["b", 0, 0, 0, 0, 0, 0]]


def test_remarks_and_findings_that_the_baseline_knows_are_not_counted(make_result: MakeResult) -> None:
    result = make_result({"a": [(ShortLine, "info"), (GluedWords, "error")]})
    known = tuple(f.model_copy(update={"baselined": True}) for f in result.findings)

    assert frame(result)[["short_line", "garbled"]].to_numpy().tolist() == [[0, 1]]
    assert frame(dataclasses.replace(result, findings=known))["garbled"].tolist() == [0]


def test_a_check_that_was_not_run_has_no_column(make_result: MakeResult) -> None:
    result = dataclasses.replace(make_result({"a": []}), checks=(AuthorBio(),))

    columns = set(frame(result).columns)
    assert {"author_bio", "offtopic"} <= columns
    assert not {"glued_words", "garbled"} & columns


def test_a_corpus_without_seeds_has_all_columns_and_no_row(make_result: MakeResult) -> None:
    empty = frame(make_result({}))

    assert len(empty) == 0
    assert {"id", "source", "glued_words", "garbled"} <= set(empty.columns)


def test_lone_surrogates_are_written_out_and_ids_stay_different(make_result: MakeResult) -> None:
    found = dict(zip(("a\udc80", "a\udc81"), ([(GluedWords, "error")], []), strict=True))

    rows = frame(make_result(found, source="P\ud800"))

    assert rows["id"].tolist() == ["a\\udc80", "a\\udc81"]
    assert rows["glued_words"].tolist() == [1, 0]
    assert rows["source"].tolist() == ["P\\ud800"] * 2


def test_seeds_of_one_id_have_each_their_own_findings_and_are_told_apart_by_their_origins(make_result: MakeResult) -> None:
    result = make_result({"a": [(GluedWords, "error")], "b": []})

    rows = frame(dataclasses.replace(result, seeds=tuple(row._replace(id="a") for row in result.seeds)))
    assert rows[["id", "origin", "glued_words"]].to_numpy().tolist() == [["a", "a.txt:1", 1], ["a", "a.txt:2", 0]]


def test_a_check_named_as_a_column_is_refused() -> None:
    class Quotes(Check):
        """Finds quotes."""

        code: ClassVar[str] = "GRB498"
        family: ClassVar[Family] = "garbled"
        severity: ClassVar[Severity] = "error"

    with pytest.raises(SettingsError, match="'quotes'"):
        table(Result((), (), (Quotes(),)))


def test_column_names_are_check_names_with_underscores() -> None:
    assert column_of("glued-words") == "glued_words"
