"""Suites and checks stay in step: what is judged, what is missing, what is skipped, and the table for any Great Expectations."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, small_project

OWN = '''
from seedproof import Hit, SeedCheck

class {name}(SeedCheck):
    """Finds it."""
    code = "{code}"
    family = "{family}"
    severity = "error"

    def find(self, seed):
        return [Hit(0, 1, "here")] if "ferry" in seed.text else []
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    small_project(tmp_path)
    (tmp_path / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def own_check(project: Path, name: str, code: str, family: str) -> None:
    (project / "checks" / f"{name.lower()}.py").write_text(OWN.format(name=name, code=code, family=family), encoding="utf-8")


def edit(project: Path, **changes: Any) -> dict[str, Any]:
    """Change the suite of the project, and return it."""
    file = project / "checks" / "offtopic.json"
    suite = json.loads(file.read_text(encoding="utf-8")) | changes
    file.write_text(json.dumps(suite, indent=4, ensure_ascii=False), encoding="utf-8")
    return dict(suite)


def settings(project: Path, old: str, new: str) -> None:
    file = project / "seedproof.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_judges_each_check_is_listed_with_its_threshold(project: Path) -> None:
    rows = [line.split("  ") for line in seedproof(project, "suites").stdout.splitlines()]
    said = {row[0]: [cell.strip() for cell in row if cell.strip()] for row in rows}

    assert said["OFF102"] == ["OFF102", "comment-form", "warning", "offtopic", "in 2 % of seeds", "warning"]
    assert said["OFF101"][1:] == ["author-bio", "warning", "with its family (offtopic)"]
    assert said["GRB301"][1:] == ["glued-words", "error", "not judged"]
    assert said["offtopic"][1:] == ["offtopic", "in 10 % of seeds", "critical"]


def test_every_suite_of_a_new_project_speaks_of_every_check_and_its_own(tmp_path: Path) -> None:
    seedproof(tmp_path, "init", "corpus")
    done = seedproof(tmp_path / "corpus", "suites")

    assert done.returncode == 0
    assert done.stderr == ""
    assert [line.split()[1] for line in done.stdout.splitlines() if "not judged" in line] == ["overlapping-document"]
    assert "not judged; runs with --against" in done.stdout
    assert "GRB901  house-style" in done.stdout
    assert seedproof(tmp_path / "corpus", "suites", "--diff").returncode == 0


def test_an_update_adds_what_is_missing_and_touches_no_edit(project: Path) -> None:
    own_check(project, "FerryTale", "OFF901", "offtopic")
    suite = edit(project, notes="Ours – edited", meta={"left-out": ["author-bio", "stray-caption"]})
    suite["expectations"][1] |= {"severity": "info", "notes": ["mine"], "kwargs": {"column": "comment_form", "max_value": 3}}
    before = edit(project, **suite)

    shown = seedproof(project, "suites", "--diff")
    assert shown.returncode == 1
    assert '+                "check": "ferry-tale"' in shown.stdout
    assert not [line for line in shown.stdout.splitlines() if line.startswith("-") and line.strip("- ,}") and "before" not in line]
    assert edit(project) == before

    assert seedproof(project, "suites", "--update").returncode == 0
    text = (project / "checks" / "offtopic.json").read_text(encoding="utf-8")
    after = json.loads(text)
    assert text == json.dumps(after, indent=4, ensure_ascii=False) + "\n"
    assert [e for e in after["expectations"] if e in before["expectations"]] == before["expectations"]
    columns = [e["kwargs"]["column"] for e in after["expectations"]]
    assert {"ferry_tale", "off_topic_tail"} <= set(columns)
    assert not {"author_bio", "stray_caption"} & set(columns)
    assert {path.stem for path in (project / "checks").glob("*.json")} == {"offtopic", "garbled", "schema", "spelling"}
    assert seedproof(project, "suites", "--diff").returncode == 0
    assert "nothing to add" in seedproof(project, "suites", "--update").stdout


def test_checks_go_into_the_suite_that_speaks_of_their_family(project: Path) -> None:
    (project / "checks" / "offtopic.json").unlink()
    entry = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "garbled", "max_value": 0}}
    (project / "checks" / "mine.json").write_text(json.dumps({"name": "mine", "expectations": [entry]}), encoding="utf-8")

    seedproof(project, "suites", "--update")
    columns = [e["kwargs"]["column"] for e in json.loads((project / "checks" / "mine.json").read_text("utf-8"))["expectations"]]
    assert columns[0] == "garbled"
    assert "glued_words" in columns
    assert "author_bio" not in columns


def test_a_file_that_is_called_as_a_family_and_speaks_of_another_is_not_written_over(project: Path) -> None:
    (project / "checks" / "offtopic.json").rename(project / "checks" / "garbled.json")
    done = seedproof(project, "suites", "--update")

    assert done.returncode == 2
    assert "garbled.json: a suite for the family garbled would be written here" in done.stderr
    assert [path.name for path in (project / "checks").glob("*.json")] == ["garbled.json"]


def test_the_gate_warns_of_a_check_that_no_suite_judges(project: Path) -> None:
    settings(project, 'ignore = ["duplicate-document"]', 'select = ["offtopic", "house-rule"]')
    own_check(project, "HouseRule", "GRB902", "garbled")
    done = seedproof(project, "gate")

    assert done.returncode == 0, done.stderr
    assert "No suite judges house-rule: see `seedproof suites`, and --update" in done.stdout
    edit(project, meta={"left-out": ["house-rule"]})
    assert "No suite judges" not in seedproof(project, "gate").stdout


@pytest.mark.parametrize(
    ("ignored", "skipped", "why"),
    [
        ('"comment-form"', "comment_form", "the check comment-form is not run"),
        ('"SPL"', "spelling", "no check of the family spelling is run"),
    ],
)
def test_an_expectation_on_what_is_ignored_is_skipped_and_told(project: Path, ignored: str, skipped: str, why: str) -> None:
    settings(project, 'ignore = ["duplicate-document"]', f"ignore = [{ignored}]")
    suite = edit(project)
    entry = {**suite["expectations"][0], "kwargs": {"column": "spelling", "max_value": 0}}
    edit(project, expectations=[*suite["expectations"], entry])
    done = seedproof(project, "gate")

    assert done.returncode == 0, done.stderr
    assert "offtopic  passed  2 of 3 loaded, 1 skipped, 2 evaluated, 0 not met" in done.stdout
    assert f"  skipped  {why} ({skipped})" in done.stdout


def test_an_expectation_whose_condition_asks_for_what_is_ignored_is_skipped(project: Path) -> None:
    settings(project, 'ignore = ["duplicate-document"]', 'ignore = ["author-bio"]')
    suite = edit(project)
    condition = {"row_condition": {"type": "comparison", "column": {"name": "author_bio"}, "operator": "==", "parameter": 0}}
    entry = {**suite["expectations"][1], "kwargs": {"column": "comment_form", "max_value": 0, **condition}}
    edit(project, expectations=[suite["expectations"][0], entry])

    done = seedproof(project, "gate")
    assert "skipped  the check author-bio is not run (comment_form)" in done.stdout
    assert done.returncode == 0


def test_a_gate_of_which_all_is_ignored_passes_nothing(project: Path) -> None:
    settings(project, 'ignore = ["duplicate-document"]', 'ignore = ["offtopic"]')
    done = seedproof(project, "gate")

    assert done.returncode == 2
    assert "nothing is left to judge" in done.stderr


def test_a_suite_of_which_all_is_ignored_is_skipped_beside_others(project: Path) -> None:
    settings(project, 'ignore = ["duplicate-document"]', 'ignore = ["offtopic"]')
    entry = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "garbled", "max_value": 0}}
    (project / "checks" / "mine.json").write_text(json.dumps({"name": "mine", "expectations": [entry]}), encoding="utf-8")
    done = seedproof(project, "gate")

    assert done.returncode == 0, done.stderr
    assert "offtopic  skipped  0 of 2 loaded, 2 skipped, 0 evaluated, 0 not met" in done.stdout
    assert seedproof(project, "docs").returncode == 0


def test_an_expectation_on_an_own_check_is_skipped_where_own_code_is_off_and_refused_where_there_is_none(project: Path) -> None:
    own_check(project, "HouseRule", "OFF902", "offtopic")
    seedproof(project, "suites", "--update")
    assert seedproof(project, "gate").returncode == 1
    off = seedproof(project, "gate", "--no-own-code")
    assert off.returncode == 0, off.stderr
    assert "skipped  own code is switched off, and with it the check house-rule (house_rule)" in off.stdout

    (project / "checks" / "houserule.py").unlink()
    gone = seedproof(project, "gate")
    assert gone.returncode == 2
    assert "no column 'house_rule'" in gone.stderr
    assert "there is no check house-rule: remove this expectation" in gone.stderr


def judged(frame: pd.DataFrame, suite: Path) -> dict[str, bool]:
    """Run a suite as whoever knows nothing of seedproof does, and return for each column whether it holds."""
    context = gx.get_context(mode="ephemeral")
    batch = context.data_sources.add_pandas("a").add_dataframe_asset("b").add_batch_definition_whole_dataframe("c")
    content = json.loads(suite.read_text(encoding="utf-8"))
    written = context.suites.add(gx.ExpectationSuite(**content))
    assert len(written.expectations) == len(content["expectations"])
    definition = context.validation_definitions.add(gx.ValidationDefinition(name="v", data=batch, suite=written))
    results = definition.run(batch_parameters={"dataframe": frame}).results
    return {str(result.expectation_config.kwargs["column"]): bool(result.success) for result in results if result.expectation_config}


@pytest.mark.parametrize("name", ["table.csv", "table.parquet"])
def test_any_great_expectations_judges_the_table_as_the_gate_does(project: Path, name: str) -> None:
    (project / "seeds" / "broken.txt").write_text(BROKEN, encoding="utf-8")
    done = seedproof(project, "table", "--output", name)
    assert done.returncode == 0, done.stderr

    frame = pd.read_csv(project / name) if name.endswith("csv") else pd.read_parquet(project / name)
    assert frame["id"].tolist() == ["broken", "ferry"]
    assert frame["comment_form"].tolist() == [1, 0]
    assert frame["origin"].str.endswith(".txt").all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert judged(frame, project / "checks" / "offtopic.json") == {"offtopic": False, "comment_form": False}


def test_a_table_in_csv_is_obeyed_by_no_spreadsheet_and_no_runner(project: Path) -> None:
    ids = ["=cmd|' /C calc'!A0", "::error::no", "a##[group]b", "two\nlines", "plain, with “marks”", "@x"]
    lines = (json.dumps({"id": f"{name}", "text": CLEAN.replace("Monday", f"Monday {n}")}) for n, name in enumerate(ids))
    (project / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")

    printed = seedproof(project, "table", "rows.jsonl").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["id"] for row in rows] == [
        "'=cmd|' /C calc'!A0", r"\x3a:error::no", r"a\x23#[group]b", r"two\nlines", "plain, with “marks”", "'@x",
    ]  # fmt: skip
    assert {row["title_length"] for row in rows} == {"19"}
    assert len(printed.splitlines()) == 1 + len(ids)


def test_a_table_of_nothing_and_parquet_without_a_file_are_wrong_use(project: Path) -> None:
    assert seedproof(project, "table", "--format", "parquet").returncode == 2
    (project / "seeds" / "ferry.txt").unlink()
    assert seedproof(project, "table").returncode == 2


def test_no_table_is_written_of_a_check_that_breaks(project: Path) -> None:
    own_check(project, "HouseRule", "OFF902", "offtopic")
    file = project / "checks" / "houserule.py"
    file.write_text(file.read_text("utf-8").replace("return [", "raise ValueError([").replace("else []", "else [])"), encoding="utf-8")
    done = seedproof(project, "table", "--output", "t.csv")

    assert done.returncode == 3
    assert not (project / "t.csv").exists()
