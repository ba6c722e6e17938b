"""Spark finds what one machine finds, whatever happens to its tasks."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from tests.cli.command import seedproof_process
from tests.run.spark.documents import TEXTS, on_spark, on_this_machine, rows, said
from tests.run.spark.own_checks import Raises

from seedproof import CheckSelection, Files, InputError, Project, check_corpus, check_documents


def test_a_frame_has_the_findings_that_its_rows_have_here(spark: Any) -> None:
    import seedproof.spark

    documents = rows(100)
    findings, seeds = seedproof.spark.check(spark.createDataFrame(documents, "id string, text string").repartition(1).coalesce(1))
    here = check_documents(documents)

    assert on_spark(findings) == on_this_machine(here.findings)
    assert {f.check for f in here.findings} >= {"corpus-name-variant", "duplicate-document"}
    assert sorted(row["id"] for row in seeds.collect()) == sorted(row.id for row in here.seeds)


def test_partitions_make_no_difference_and_their_counts_are_merged_in_a_tree(spark: Any) -> None:
    import seedproof.spark

    documents = rows(100)
    frame = spark.createDataFrame(documents, "id string, text string", verifySchema=False)
    findings, _ = seedproof.spark.check(spark.createDataFrame(spark.sparkContext.parallelize(frame.collect(), 20), frame.schema))

    assert on_spark(findings) == on_this_machine(check_documents(documents).findings)


def test_files_of_all_kinds_are_read_as_they_are_here(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # seeds of one name are told apart by their paths from here
    lines = [json.dumps(row) for row in rows(40)]
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "some of them.jsonl").write_text(
        "\n".join([*lines, "{broken", '{"text": "A lone \\ud800 half."}']), encoding="utf-8"
    )
    parquet.write_table(pa.Table.from_pylist([{**row, "id": f"p {row['id']}"} for row in rows(40)]), tmp_path / "rows" / "some.parquet")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for folder in ("a", "b"):
        (tmp_path / folder / "same.txt").write_bytes(TEXTS[0].encode() + b" A broken byte: \xff.")
    (tmp_path / "notes.md").write_text(f"---\ntitle: Another\n---\n# {TEXTS[1]}", encoding="utf-8")
    here = check_corpus(Files((tmp_path,)), CheckSelection.of())

    done = seedproof_process(tmp_path, "check", str(tmp_path), "--engine", "spark", "--master", "local[2]", "--output", "found")
    table = parquet.read_table(tmp_path / "found")

    assert done.returncode == 2  # for the broken line
    assert said(table.to_pylist()) == on_this_machine(here.findings)
    assert {(row["path"], row["row"]) for row in table.to_pylist()} == {(f.path, f.origin.row or None) for f in here.findings}
    assert f"Checked {len(here.seeds)} seeds" in done.stdout


def test_exceptions_severities_and_another_corpus_hold_there_as_here(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for number, text in enumerate(TEXTS[:12]):
        (tmp_path / "seeds" / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "old.jsonl").write_text(json.dumps({"id": "old", "text": f"As told before. {TEXTS[3]}"}), encoding="utf-8")
    exception = '[[except]]\ncheck = "offtopic"\npaths = ["seeds/1.txt", "seeds/2.txt"]\nreason = "r"\n'
    (tmp_path / "seedproof.toml").write_text(f'{exception}[severity]\ngarbled = "warning"\n', encoding="utf-8")
    project = Project.around(tmp_path)
    here = check_corpus(Files((tmp_path / "seeds",)), CheckSelection.of(project), against=Files((Path("old.jsonl"),)))
    assert here.excepted

    arguments = ("--engine", "spark", "--master", "local[2]", "--output", "found", "--against", "old.jsonl")
    done = seedproof_process(tmp_path, "check", str(tmp_path / "seeds"), *arguments)
    assert done.returncode == 1, done.stderr
    assert said(parquet.read_table(tmp_path / "found").to_pylist()) == on_this_machine(here.findings)
    assert "overlapping-document" in {finding.check for finding in here.findings}


def test_a_check_that_raises_loses_one_document(spark: Any) -> None:
    import seedproof.spark

    result = seedproof.spark.check(spark.createDataFrame(rows(40), "id string, text string"), checks=[Raises()])

    assert result.findings.count() == 39
    assert [(failure.check, failure.seed) for failure in result.failures] == [("raises", "seed 7")]
    assert result.exit_code("never") == 3


def test_findings_are_written_to_a_new_folder_alone(spark: Any, tmp_path: Path) -> None:
    import seedproof.spark

    result = seedproof.spark.check(spark.createDataFrame(rows(4), "id string, text string"), checks=[Raises()])
    result.write(str(tmp_path / "found"))
    assert parquet.read_table(tmp_path / "found").num_rows == 4

    with pytest.raises(InputError, match="this cannot be written"):
        result.write(str(tmp_path / "found"))


def test_a_row_without_a_text_is_told_and_the_others_are_checked(spark: Any) -> None:
    import seedproof.spark

    documents = [{"id": "gap", "text": None}, *rows(10)]
    result = seedproof.spark.check(spark.createDataFrame(documents, "id string, text string"))

    assert [problem.what for problem in result.problems] == ["no text in field 'text' (fields: id, text)"]
    assert result.seeds.count() == 10


def test_a_frame_that_changes_between_two_looks_is_told(spark: Any) -> None:
    from pyspark.sql import functions as f

    import seedproof.spark

    def changed(text: str) -> str:
        return f"{text} {os.urandom(4).hex()}"

    changing = spark.createDataFrame(rows(60), "id string, text string").withColumn("text", f.udf(changed).asNondeterministic()("text"))
    result = seedproof.spark.check(changing)

    assert {problem.what for problem in result.problems} == {"has changed while it was checked"}


def test_a_frame_without_the_column_is_refused(spark: Any) -> None:
    import seedproof
    import seedproof.spark

    with pytest.raises(seedproof.InputError, match="there is no column 'body'"):
        seedproof.spark.check(spark.createDataFrame(rows(2), "id string, text string"), text="body")
