"""The gate passes only what it has evaluated, says what does not hold and for which seeds, and breaks on all else."""

from __future__ import annotations

import dataclasses
import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
import pytest
from great_expectations.checkpoint.checkpoint import Checkpoint
from great_expectations.core.expectation_suite import ExpectationSuite
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult, ExpectationValidationResult
from great_expectations.data_context.data_context.context_factory import project_manager
from tests.expectations.conftest import AuthorBio, GluedWords, MakeResult, WriteSuite, at_most

from seedproof.core.errors import BrokenRunError, SettingsError
from seedproof.corpus.corpus import ReadProblem
from seedproof.expectations.gate import gate
from seedproof.expectations.validation import raised
from seedproof.run.failure import CheckFailure
from seedproof.run.gate import WorstSeed

GLUED = (GluedWords, "error")
BIO = (AuthorBio, "warning")


def test_a_corpus_that_holds_to_its_suites_passes(make_result: MakeResult, write_suite: WriteSuite) -> None:
    write_suite(at_most("glued_words"), at_most("garbled"))
    folder = write_suite(at_most("author_bio"), name="second")

    result = gate(make_result({"a": [], "b": []}), folder)
    assert [(s.name, s.written, s.loaded, s.evaluated, s.failed) for s in result.suites] == [("first", 2, 2, 2, 0), ("second", 1, 1, 1, 0)]
    assert (result.seeds, result.passed(), result.exit_code()) == (2, True, 0)


def test_what_does_not_hold_names_the_worst_seeds_first(make_result: MakeResult, write_suite: WriteSuite) -> None:
    found = {"a": [GLUED], "b": [], "c": [GLUED] * 3, "d": [GLUED] * 2}

    [suite] = gate(make_result(found), write_suite(at_most("glued_words")), worst=2).suites
    [unmet] = suite.unmet
    assert unmet.sentence == "no seed may have findings of glued-words"
    assert (unmet.observed, unmet.severity, unmet.column, unmet.seeds) == ("3 of 4 seeds (75.0 %)", "critical", "glued_words", 3)
    assert unmet.worst == (WorstSeed("c", "3"), WorstSeed("d", "2"))


def test_worst_is_what_lies_farthest_below_a_least_value_too(make_result: MakeResult, write_suite: WriteSuite) -> None:
    long, short = make_result({"a": []}, body_length=250), make_result({"b": [], "c": []}, body_length=10)
    result = dataclasses.replace(long, seeds=(*long.seeds, *short.seeds))
    expected = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "body_length", "min_value": 300}}

    [unmet] = gate(result, write_suite(expected)).suites[0].unmet
    assert [w.value for w in unmet.worst] == ["10", "10", "250"]


def test_the_context_of_whoever_asks_stays_the_current_one_and_the_table_is_let_go(
    make_result: MakeResult, write_suite: WriteSuite
) -> None:
    mine = gx.get_context(mode="ephemeral")
    gate(make_result({"a": []}, source="a table of the gate"), write_suite(at_most("glued_words")))

    assert project_manager.get_current_project() is mine
    gc.collect()
    tables = [one for one in gc.get_objects() if isinstance(one, pd.DataFrame)]
    assert not any("source" in table and "a table of the gate" in set(table["source"]) for table in tables)


@pytest.mark.parametrize(
    ("severity", "codes"),
    [("critical", (1, 1, 1, 0)), ("warning", (0, 1, 1, 0)), ("info", (0, 0, 1, 0))],
)
def test_severity_decides_what_fails(make_result: MakeResult, write_suite: WriteSuite, severity: str, codes: tuple[int, ...]) -> None:
    result = gate(make_result({"a": [BIO]}), write_suite(at_most("author_bio", severity)))

    assert result.suites[0].worst_severity == severity
    assert tuple(result.exit_code(fail_on) for fail_on in ("error", "warning", "info", "never")) == codes
    assert result.exit_code() == codes[1]


def test_a_share_of_seeds_may_have_findings_where_the_suite_says_so(make_result: MakeResult, write_suite: WriteSuite) -> None:
    found: dict[str, Any] = {str(i): [BIO] if i == 0 else [] for i in range(10)}

    assert gate(make_result(found), write_suite(at_most("author_bio", mostly=0.9))).passed()
    assert not gate(make_result(found), write_suite(at_most("author_bio", mostly=0.95))).passed()


def test_ids_that_occur_twice_are_named(make_result: MakeResult, write_suite: WriteSuite) -> None:
    result = make_result({"a": [], "b": []})
    folder = write_suite({"type": "expect_column_values_to_be_unique", "kwargs": {"column": "id"}})

    [unmet] = gate(dataclasses.replace(result, seeds=(*result.seeds, result.seeds[0]._replace(row=7))), folder).suites[0].unmet
    assert (unmet.seeds, unmet.worst) == (2, (WorstSeed("a (a.txt:1)", "a"), WorstSeed("a (a.txt:7)", "a")))


def test_only_the_one_of_two_seeds_of_an_id_that_has_findings_is_counted_against_them(
    make_result: MakeResult, write_suite: WriteSuite
) -> None:
    result = make_result({"a": [GLUED] * 2, "b": [], "c": []})
    folder = write_suite(at_most("glued_words"))

    [unmet] = gate(dataclasses.replace(result, seeds=tuple(row._replace(id="a") for row in result.seeds)), folder).suites[0].unmet
    assert (unmet.observed, unmet.seeds, unmet.worst) == ("1 of 3 seeds (33.3 %)", 1, (WorstSeed("a (a.txt:1)", "2"),))


def test_a_corpus_without_seeds_is_not_judged(make_result: MakeResult, write_suite: WriteSuite) -> None:
    with pytest.raises(BrokenRunError, match="no seeds"):
        gate(make_result({}), write_suite(at_most("glued_words")))


def test_a_check_that_raised_breaks_the_gate(make_result: MakeResult, write_suite: WriteSuite) -> None:
    result = dataclasses.replace(make_result({"a": []}), failures=(CheckFailure("glued-words", "a", "ValueError: no"),))

    with pytest.raises(BrokenRunError, match="glued-words"):
        gate(result, write_suite(at_most("glued_words")))


def test_documents_that_could_not_be_read_do_not_pass(make_result: MakeResult, write_suite: WriteSuite) -> None:
    result = dataclasses.replace(make_result({"a": []}), problems=(ReadProblem("b.txt", "is not UTF-8", "save it"),))

    assert gate(result, write_suite(at_most("glued_words"))).exit_code("never") == 2


@pytest.mark.parametrize(
    "expectation",
    [
        {"type": "expect_column_values_to_be_in_set", "kwargs": {"column": "source", "value_set": ["PAP"]}},
        {"type": "expect_column_unique_value_count_to_be_between", "kwargs": {"column": "source", "max_value": 3}},
        {
            "type": "expect_column_pair_values_to_be_equal",
            "kwargs": {"column_A": "source", "column_B": "id", "ignore_row_if": "either_value_is_missing"},
        },
    ],
)
def test_a_column_without_values_is_not_a_pass(make_result: MakeResult, write_suite: WriteSuite, expectation: dict[str, Any]) -> None:
    with pytest.raises(BrokenRunError, match="judged nothing"):
        gate(make_result({"a": [], "b": []}, source=None), write_suite(expectation))


def test_a_column_without_values_can_be_expected_not_to_be_null(make_result: MakeResult, write_suite: WriteSuite) -> None:
    folder = write_suite({"type": "expect_column_values_to_not_be_null", "severity": "info", "kwargs": {"column": "source"}})

    [unmet] = gate(make_result({"a": []}, source=None), folder).suites[0].unmet
    assert unmet.worst == (WorstSeed("a", "none"),)


@pytest.mark.parametrize("severity", ["critical", "info"])
def test_an_expectation_that_raises_breaks_the_run_whatever_its_severity(
    make_result: MakeResult, write_suite: WriteSuite, severity: str
) -> None:
    raises = {"type": "expect_column_mean_to_be_between", "severity": severity, "kwargs": {"column": "id", "max_value": 3}}
    with pytest.raises(BrokenRunError, match=r"first\.json: .*could not be evaluated"):
        gate(make_result({"a": []}), write_suite(at_most("garbled"), raises))


@pytest.mark.parametrize("wrap", [lambda flat: flat, lambda flat: {"MetricConfigurationID('x')": flat}])
def test_both_shapes_in_which_gx_files_an_exception_are_read(wrap: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    flat = {"raised_exception": True, "exception_traceback": "", "exception_message": "no such metric"}
    result = ExpectationValidationResult(success=False, exception_info=wrap(flat))

    assert raised(result) == "no such metric"
    assert raised(ExpectationValidationResult(success=True, exception_info=wrap({**flat, "raised_exception": False}))) is None


def test_an_error_inside_gx_breaks_the_run(make_result: MakeResult, write_suite: WriteSuite, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise TypeError("Object of type bool is not JSON serializable")

    monkeypatch.setattr(Checkpoint, "run", broken)
    with pytest.raises(BrokenRunError, match="broke off with TypeError"):
        gate(make_result({"a": []}), write_suite(at_most("garbled")))


def test_a_result_that_gx_leaves_out_breaks_the_run(
    make_result: MakeResult, write_suite: WriteSuite, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = ExpectationSuiteValidationResult.__init__

    def forgetful(self: ExpectationSuiteValidationResult, *, results: list[Any], **more: Any) -> None:
        original(self, results=results[1:], **more)

    monkeypatch.setattr(ExpectationSuiteValidationResult, "__init__", forgetful)
    with pytest.raises(BrokenRunError, match="2 expectations are written, 2 were loaded and 1 evaluated"):
        gate(make_result({"a": []}), write_suite(at_most("glued_words"), at_most("garbled")))


def test_an_expectation_that_gx_drops_breaks_the_run(
    make_result: MakeResult, write_suite: WriteSuite, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = ExpectationSuite.__init__

    def forgetful(self: ExpectationSuite, *, expectations: list[Any] | None = None, **more: Any) -> None:
        original(self, expectations=(expectations or [])[:1], **more)

    monkeypatch.setattr(ExpectationSuite, "__init__", forgetful)
    with pytest.raises(BrokenRunError, match="2 expectations are written, 1 were loaded and 1 evaluated"):
        gate(make_result({"a": []}), write_suite(at_most("glued_words"), at_most("garbled")))


BAD = [
    ({"name": "s", "expectations": []}, "the suite is empty"),
    ({"name": "s"}, "expectations: field required"),
    ({"name": "s", "expectations": [{"kwargs": {}}]}, r"expectations\.0\.type: field required"),
    ({"name": "s", "expectations": [at_most("garbled"), {**at_most("garbled"), "severty": "info"}]}, r"expectations\.1\.severty"),
    ({"name": "s", "expectations": [at_most("garbled", "error")]}, r"expectations\.0\.severity: .*'critical'"),
    ({"name": "s", "expectations": [{"type": "expect_column_values_to_be_betwen"}]}, "did you mean 'expect_column_values_to_be_between'"),
    ({"name": "s", "expectations": [at_most("garbled", mostely=0.9)]}, r"expectations\.0: .*mostely"),
    ({"name": "s", "expectations": [at_most("glued_wrds")]}, r"no column 'glued_wrds'\n.*'glued_words'"),
    ({"name": "../s", "expectations": [at_most("garbled")]}, "name: "),
    ([1], "the file: "),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_a_broken_suite_names_file_and_key(make_result: MakeResult, tmp_path: Path, content: object, message: str) -> None:
    (tmp_path / "bad.json").write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(SettingsError, match=message) as caught:
        gate(make_result({"a": []}), tmp_path)
    assert "bad.json" in str(caught.value)


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_suite_that_is_not_json_is_named(make_result: MakeResult, tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(raw)

    with pytest.raises(SettingsError, match=r"bad\.json: cannot be read"):
        gate(make_result({"a": []}), tmp_path)


def test_a_folder_without_suites_is_no_gate(make_result: MakeResult, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no suites"):
        gate(make_result({"a": []}), tmp_path / "nowhere")


def test_two_suites_of_one_name_are_refused(make_result: MakeResult, write_suite: WriteSuite) -> None:
    folder = write_suite(at_most("garbled"))
    (folder / "second.json").write_bytes((folder / "first.json").read_bytes())

    with pytest.raises(SettingsError, match=r"second\.json: the name 'first' is taken"):
        gate(make_result({"a": []}), folder)


def test_suites_that_gx_wrote_are_read_and_a_description_is_the_sentence(make_result: MakeResult, write_suite: WriteSuite) -> None:
    written = {
        **at_most("glued_words"),
        "description": "No words are glued",
        "id": "8e5d",
        "notes": ["So it is."],
        "meta": {"a": 1},
        "rendered_content": None,
    }
    folder = write_suite(written, id="77", notes="All.", meta={"great_expectations_version": "1.2.3"})

    [unmet] = gate(make_result({"a": [GLUED]}), folder).suites[0].unmet
    assert unmet.sentence == "No words are glued"
