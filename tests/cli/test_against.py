"""check and gate beside another corpus: files, folders and rows, named on the command line or in the settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.command import CLEAN, seedproof, small_project


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = small_project(tmp_path_factory.mktemp("against") / "test-set")
    (project / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    train = project.parent / "train"
    train.mkdir()
    row = {"id": "ferry-7", "text": "Lindvik, 3 May - " + CLEAN}
    (train / "rows.jsonl").write_text(json.dumps({"id": "other", "text": "Nothing of it."}) + "\n" + json.dumps(row), encoding="utf-8")
    return project


@pytest.mark.parametrize("other", ["../train", "../train/rows.jsonl"])
def test_a_document_that_stands_in_the_other_corpus_is_told_with_its_place(made: Path, other: str) -> None:
    done = seedproof(made, "check", "--against", other, "--format", "concise")

    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "SCH111" in line]
    assert "ferry.txt:1:1: SCH111 overlapping-document [warning]" in line
    assert "stands in the other corpus, in “ferry-7” (../train/rows.jsonl:2): it is nearly the same" in line
    assert seedproof(made, "check").returncode == 0


def test_parquet_is_read_too(made: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": ["x", "y"], "text": ["Nothing.", CLEAN]}), made.parent / "rows.parquet")
    done = seedproof(made, "check", "--against", "../rows.parquet", "--format", "jsonl")
    (finding,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert finding["related"][0]["seed"] == "y"
    assert "word for word" in finding["message"]


def test_a_suite_can_hold_it_at_0(made: Path) -> None:
    kwargs = {"column": "overlapping_document", "max_value": 0}
    suite = {"type": "expect_column_values_to_be_between", "severity": "critical", "kwargs": kwargs}
    file = made / "checks" / "split.json"
    file.write_text(json.dumps({"name": "split", "expectations": [suite], "meta": {}}), encoding="utf-8")
    (made.parent / "clean").mkdir()
    (made.parent / "clean" / "a.txt").write_text("Another report of which nothing stands here.", encoding="utf-8")
    try:
        assert seedproof(made, "gate", "--against", "../train").returncode == 1
        assert seedproof(made, "gate", "--against", "../clean").returncode == 0
        done = seedproof(made, "gate")  # not held against anything: that is no pass
        assert done.returncode in (2, 3), done.stdout
        assert "overlapping_document" in done.stderr
    finally:
        file.unlink()


def test_the_settings_can_name_it_within_the_project(made: Path) -> None:
    settings = made / "seedproof.toml"
    before = settings.read_text("utf-8")
    (made / "old").mkdir()
    (made / "old" / "a.md").write_text(CLEAN, encoding="utf-8")
    try:
        settings.write_text('against = ["old"]\n' + before, encoding="utf-8")
        assert "/old/a.md), word for word" in seedproof(made, "check", "--format", "concise").stdout
        settings.write_text('against = ["../train"]\n' + before, encoding="utf-8")
        done = seedproof(made, "check")
        assert done.returncode == 2
        assert "seedproof.toml: against: '../train' is no path in the project" in done.stderr
    finally:
        settings.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("other", "said"), [("nowhere", "nowhere: no such file or folder"), ("empty", "the other corpus has no documents")]
)
def test_another_corpus_that_is_not_there_is_an_error(made: Path, other: str, said: str) -> None:
    (made / "empty").mkdir(exist_ok=True)
    done = seedproof(made, "check", "--against", other)
    assert done.returncode == 2
    assert said in done.stderr


def test_what_cannot_be_read_of_it_is_named(made: Path) -> None:
    (made.parent / "broken.jsonl").write_text("{\n" + json.dumps({"id": "a", "text": CLEAN}), encoding="utf-8")
    done = seedproof(made, "check", "--against", "../broken.jsonl", "--format", "concise")
    assert done.returncode == 2
    assert "broken.jsonl:1" in done.stderr
    assert "SCH111" in done.stdout


def test_the_check_has_nothing_to_do_by_itself(made: Path) -> None:
    done = seedproof(made, "check", "--select", "overlapping-document")
    assert done.returncode == 2
    assert "name another corpus by --against" in done.stderr
