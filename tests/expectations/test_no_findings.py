"""People who have Great Expectations can expect a column of texts to have no findings."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
import pytest
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

from seedproof.core.errors import BrokenRunError
from seedproof.expectations import ExpectColumnValuesToHaveNoFindings, column_metrics, load_suite, use_project
from seedproof.expectations.validation import failing_seeds, raised, sentence

SOUND = """Harbour bridge opens

The bridge over the harbour opened to traffic on Monday after three years of work. Ada Quill, who runs the port, drove the first
lorry across it and stopped half way to look at the water. She had waited for this day since the old bridge was closed.

Ferries will run until the end of March, the council said, so that people on the island can try both ways. Tickets cost the same as
before. A second lane for bicycles is to follow next summer, if the money that the region has promised arrives in time.
"""
BROKEN = SOUND + "\n\nThe word \ufffd\ufffd was lost.\n"


def validated(texts: list[str | None], *expectations: Any, **frame: Any) -> ExpectationSuiteValidationResult:
    rows = pd.DataFrame({"id": [f"s{i}" for i in range(len(texts))], "text": texts}, **frame)
    context = gx.get_context(mode="ephemeral")
    batch = context.data_sources.add_pandas("a").add_dataframe_asset("b").add_batch_definition_whole_dataframe("c")
    suite = context.suites.add(gx.ExpectationSuite(name="s", expectations=list(expectations)))
    definition = gx.ValidationDefinition(name="v", data=batch, suite=suite)
    context.validation_definitions.add(definition)
    return definition.run(
        batch_parameters={"dataframe": rows}, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
    )


def expect(**kwargs: Any) -> ExpectColumnValuesToHaveNoFindings:
    return ExpectColumnValuesToHaveNoFindings(column="text", **kwargs)


def test_texts_with_findings_are_named_and_nulls_left_out() -> None:
    [result] = validated([SOUND, BROKEN, None, BROKEN], expect(family="garbled")).results

    assert raised(result) is None
    assert not result.success
    assert list(failing_seeds(result).values()) == ["s1", "s3"]
    assert result.result["missing_count"] == 1


@pytest.mark.parametrize(
    ("narrowed", "success"),
    [
        ({"check": "replacement-character"}, False),
        ({"check": "glued-words"}, True),
        ({"family": "spelling"}, True),
        ({"family": "garbled", "mostly": 0.5}, True),
    ],
)
def test_family_check_and_share_narrow_what_counts(narrowed: dict[str, Any], success: bool) -> None:
    [result] = validated([SOUND, BROKEN], expect(**{"family": None, "check": None, **narrowed})).results

    assert raised(result) is None
    assert result.success is success


def test_rows_whose_labels_repeat_are_told_apart_by_their_texts() -> None:
    [result] = validated([SOUND, BROKEN], expect(family="garbled"), index=[7, 7]).results

    assert result.result["unexpected_list"] == ["line 10 GRB102 replacement-character"]


def test_the_column_is_checked_once_for_all_expectations(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    original = column_metrics.findings_in

    def counted(texts: Iterable[str]) -> column_metrics.Found:
        calls.append(texts)
        return original(texts)

    monkeypatch.setattr(column_metrics, "findings_in", counted)
    outcome = validated([SOUND, BROKEN], expect(family="garbled"), expect(family="offtopic"), expect(check="mojibake", mostly=0.9))
    assert [raised(r) for r in outcome.results] == [None] * 3
    assert len(calls) == 1


def test_a_check_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(Exception, match="did you mean 'glued-words'"):
        expect(check="glued-word")


def test_it_says_what_it_expects() -> None:
    wanted = "text values must have no offtopic findings, at least 0.98 of them"
    assert sentence(expect(family="offtopic", mostly=0.98).configuration) == wanted
    assert expect().configuration.to_domain_obj() == expect()


def test_unexpected_values_name_the_findings_and_hold_nothing_of_the_text() -> None:
    bio = SOUND + "\nAbout the author\n\nMaren Holt is a reporter in Tessaly. Follow her on Twitter: @marenholt\n"
    many = BROKEN + "\n\n".join(f"And \ufffd\ufffd again, said {n}." for n in range(6))
    results = validated([SOUND, bio, many], expect(family="offtopic"), expect(family="garbled"), expect(check="author-bio")).results

    values = [result.result["unexpected_list"] for result in results]
    assert values[0] == values[2] == ["line 9 OFF101 author-bio"]
    assert values[1][0].startswith("line 10 GRB102 replacement-character; line ")
    assert re.search(r" and \d+ more$", values[1][0])
    assert results[0].result["unexpected_index_list"] == [{"id": "s1", "text": "line 9 OFF101 author-bio"}]
    assert results[0].result["partial_unexpected_counts"] == [{"value": "line 9 OFF101 author-bio", "count": 1}]
    assert "bridge" not in str(results)


SETTINGS = """own-checks = ["checks/*.py"]
ignore = ["glued-words"]
[checks.stub-body]
min-words = 500
"""
OWN = '''
from seedproof import Hit, SeedCheck

class NoFerries(SeedCheck):
    """Finds ferries."""
    code = "OFF901"
    family = "offtopic"
    severity = "error"

    def find(self, seed):
        at = seed.text.find("Ferries")
        return [Hit(at, at + 7, "a ferry")] if at >= 0 else []
'''


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A corpus project with settings, agreed spellings and a check of its own."""
    (tmp_path / "checks").mkdir()
    (tmp_path / "seedproof.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "checks" / "own.py").write_text(OWN, encoding="utf-8")
    spelling = '[[spelling]]\npreferred = "Adah Quill"\nvariants = ["Ada Quill"]\n'
    (tmp_path / "checks" / "spellings.toml").write_text(spelling, encoding="utf-8")
    use_project(tmp_path)
    yield tmp_path
    use_project(None)


def test_the_project_decides_by_its_settings_spellings_and_own_checks(project: Path) -> None:
    checks = ("no-ferries", "stub-body", "agreed-spelling")
    results = validated([SOUND], *(expect(check=name) for name in checks)).results

    assert [result.result["unexpected_list"] for result in results] == [
        ["line 6 OFF901 no-ferries"], ["line 3 SCH105 stub-body"], ["line 3 SPL107 agreed-spelling"],
    ]  # fmt: skip
    use_project(None)
    [found] = validated([SOUND], expect(family="spelling")).results
    assert found.success


def test_a_suite_cannot_name_a_project_whose_code_would_be_run(project: Path) -> None:
    use_project(None)
    kwargs = {"column": "text", "project": str(project)}
    with pytest.raises(Exception, match="project"):
        ExpectationConfiguration(type="expect_column_values_to_have_no_findings", kwargs=kwargs).to_domain_obj()


def test_the_project_round_the_current_folder_decides_where_none_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_project(None)
    monkeypatch.chdir(project / "checks")

    [found] = validated([SOUND], expect(check="no-ferries")).results
    assert not found.success


def test_an_expectation_on_a_check_that_the_project_ignores_is_not_met_in_silence(project: Path) -> None:
    [found] = validated([SOUND], expect(check="glued-words")).results

    assert not found.success
    assert "the check glued-words is not run in this project" in str(raised(found))


def test_pages_of_great_expectations_show_the_findings_and_run_nothing_of_a_text(tmp_path: Path) -> None:
    context = gx.get_context(mode="file", project_root_dir=tmp_path)
    evil = BROKEN.replace("was lost", "was <script>alert(1)</script> lost")
    batch = context.data_sources.add_pandas("a").add_dataframe_asset("b").add_batch_definition_whole_dataframe("c")
    suite = context.suites.add(gx.ExpectationSuite(name="s", expectations=[expect(family="garbled", mostly=0.9)]))
    definition = context.validation_definitions.add(gx.ValidationDefinition(name="v", data=batch, suite=suite))
    context.checkpoints.add(gx.Checkpoint(name="k", validation_definitions=[definition])).run({"dataframe": pd.DataFrame({"text": [evil]})})
    context.build_data_docs()

    pages = [page.read_text("utf-8") for page in (tmp_path / "gx" / "uncommitted" / "data_docs").rglob("*.html")]
    assert any("line 10 GRB102 replacement-character" in page for page in pages)
    assert sum("garbled" in page and "values must have no" in page for page in pages) == 2
    assert not [page for page in pages if "alert(1)" in page or "harbour" in page]


def test_a_suite_that_has_lost_an_expectation_is_told(tmp_path: Path) -> None:
    context = gx.get_context(mode="file", project_root_dir=tmp_path)
    context.suites.add(gx.ExpectationSuite(name="s", expectations=[expect(family="garbled"), expect(family="offtopic")]))
    assert len(load_suite(context, "s").expectations) == 2

    file = tmp_path / "gx" / "expectations" / "s.json"
    file.write_text(file.read_text("utf-8").replace("no_findings", "no_fundings", 1), encoding="utf-8")
    with pytest.raises(
        BrokenRunError, match="2 expectations are written and 1 were loaded; lost: expect_column_values_to_have_no_fundings"
    ):
        load_suite(gx.get_context(mode="file", project_root_dir=tmp_path), "s")


@pytest.mark.slow
def test_a_suite_is_loaded_whole_in_a_process_that_has_not_imported_the_expectation(tmp_path: Path) -> None:
    context = gx.get_context(mode="file", project_root_dir=tmp_path)
    context.suites.add(gx.ExpectationSuite(name="s", expectations=[expect(family="garbled")]))
    code = """
import great_expectations as gx
context = gx.get_context(mode="file", project_root_dir=".")
print(len(context.suites.get("s").expectations))
from seedproof.expectations import load_suite
print(len(load_suite(context, "s").expectations))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["0", "1"], done.stderr


@pytest.mark.slow
def test_on_spark_the_same_rows_fail_for_the_same_findings(project: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs java")
    done = subprocess.run([sys.executable, "-c", ON_SPARK, str(project), SOUND, BROKEN], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [
        {"expectation": "garbled", "success": False, "values": ["line 10 GRB102 replacement-character"], "rows": ["s1"], "missing": 1},
        {"expectation": "no-ferries", "success": False, "values": ["line 6 OFF901 no-ferries"] * 2, "rows": ["s0", "s1"], "missing": 1},
        {"expectation": "mojibake", "success": True, "values": [], "rows": [], "missing": 1},
    ]


ON_SPARK = """
import json, os, sys
os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
import great_expectations as gx
from pyspark.sql import SparkSession
from seedproof.expectations import ExpectColumnValuesToHaveNoFindings, column_metrics, use_project

calls, original = [], column_metrics.findings_in
column_metrics.findings_in = lambda texts: calls.append(1) or original(texts)
use_project(sys.argv[1])
settings = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.sql.shuffle.partitions": "2"}
builder = SparkSession.builder.master("local[1]")
for key, value in settings.items():
    builder = builder.config(key, value)
spark = builder.getOrCreate()
rows = spark.createDataFrame([("s0", sys.argv[2]), ("s1", sys.argv[3]), ("s2", None)], ["id", "text"])
context = gx.get_context(mode="ephemeral")
batch = context.data_sources.add_spark("a").add_dataframe_asset("b").add_batch_definition_whole_dataframe("c")
narrow = [{"family": "garbled"}, {"check": "no-ferries"}, {"check": "mojibake"}]
suite = context.suites.add(gx.ExpectationSuite("s", expectations=[ExpectColumnValuesToHaveNoFindings(column="text", **n) for n in narrow]))
definition = context.validation_definitions.add(gx.ValidationDefinition(name="v", data=batch, suite=suite))
format = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
results = definition.run(batch_parameters={"dataframe": rows}, result_format=format).results
spark.stop()
said = [
    {
        "expectation": result.expectation_config.kwargs.get("check") or result.expectation_config.kwargs["family"],
        "success": result.success,
        "values": result.result["unexpected_list"],
        "rows": [row["id"] for row in result.result.get("unexpected_index_list") or []],
        "missing": result.result["missing_count"],
    }
    for result in results
]
assert len(calls) == 1, calls
print(json.dumps(said))
"""
