"""The guard of every change of a check: what two builds find, compared."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tools.changes import changes_between, seeds_between
from tools.corpora import generated

TOOL = Path(__file__).parents[2] / "tools" / "diff_findings.py"


def record(check: str = "glued-words", start: int = 3, end: int = 9, message: str = "two words", seed: str = "a") -> dict[str, Any]:
    return {
        "seed": seed,
        "check": check,
        "start": start,
        "end": end,
        "message": message,
        "severity": "error",
        "line": 1,
        "column": 1,
        "text": "x",
    }


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ([record()], [record()], []),
        ([record(), record()], [record()], ["gone"]),
        ([], [record()], ["new"]),
        ([record()], [], ["gone"]),
        ([record()], [record(end=12)], ["moved"]),
        ([record()], [record(message="three words")], ["told"]),
        ([record()], [record(start=9, end=12)], ["gone", "new"]),
        ([record()], [record(seed="b")], ["gone", "new"]),
        ([record()], [record(check="split-word")], ["gone", "new"]),
    ],
    ids=lambda value: None,
)
def test_each_kind_of_change_is_told(before: list[dict[str, Any]], after: list[dict[str, Any]], wanted: list[str]) -> None:
    assert sorted(change.kind for change in changes_between(before, after)) == wanted


def test_the_generated_corpus_is_the_same_each_time_and_has_all_shapes() -> None:
    texts = ["One here.\n\nTwo there, and more of it, up to a line that is longer than seventy-two characters are."]

    first = list(generated(texts, 40))

    assert first == list(generated(texts, 40))
    assert any("\n\n" in text for text in first)
    assert any("\n" not in text and len(text) > 100 for text in first)


def test_what_differs_is_paired_with_the_nearest_alike_and_each_finding_once() -> None:
    before, after = [record(), record(start=4), record(start=20, end=30)], [record(message="three words"), record(start=25, end=28)]

    changes = {(change.kind, (change.before or {}).get("start")) for change in changes_between(before, after)}

    assert changes == {("told", 3), ("gone", 4), ("moved", 20)}


def test_many_changes_take_no_long() -> None:
    before, after = ([record(seed=str(i), message=message) for i in range(20_000)] for message in ("two words", "three words"))

    began = time.process_time()
    assert len(changes_between(before, after)) == 20_000
    assert time.process_time() - began < 20


def test_seeds_are_compared_by_their_ids_and_lost_ones_are_told() -> None:
    before: list[dict[str, Any]] = [{"id": "a", "title": "x", "body": "y"}, {"id": "b", "title": None}, {"id": "b", "title": "z"}]
    after: list[dict[str, Any]] = [{"id": "a", "title": "w", "body": "y"}, {"id": "b", "title": None}, {"id": "c", "title": "z"}]

    assert seeds_between(before, after) == {"title": ["a"], "seed": ["b", "c"]}


TEXT = "A title of a page\n\nAll of thecouncil voted on Monday to keep the lamps.\n"


def compare(base: object, *paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, "--base", str(base), *map(str, paths)], capture_output=True, text=True, check=False)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return a checkout whose glued-words has another code, and whose settings nothing may obey."""
    shutil.copytree(TOOL.parents[1] / "src", tmp_path / "other" / "src")
    check = next((tmp_path / "other").rglob("glued_words.py"))
    check.write_text(check.read_text("utf-8").replace('"GRB301"', '"GRB399"'), encoding="utf-8")
    return tmp_path / "other"


@pytest.mark.slow
def test_a_build_equals_itself_whatever_settings_lie_about(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "seedproof.toml").write_text('select = ["no-such-check"]\n', encoding="utf-8")

    done = compare(TOOL.parents[1] / "src", tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "the same 2 findings and 1 seeds" in done.stdout


@pytest.mark.slow
def test_a_changed_finding_is_named_with_its_check(tmp_path: Path, other: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    done = compare(other, tmp_path / "a.txt")

    assert done.returncode == 1, done.stderr
    assert "glued-words: 1 told" in done.stdout
    assert "code: 'GRB399' -> 'GRB301'" in done.stdout


@pytest.mark.slow
def test_a_build_that_does_not_run_is_no_build_without_findings(tmp_path: Path, other: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (other / "src/seedproof/cli/app.py").write_text("import no_such_module\n", encoding="utf-8")

    done = compare(other, tmp_path / "a.txt")

    assert done.returncode == 2
    assert "no_such_module" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("base", "name", "told"), [("no-such-revision", "a.txt", "no revision"), ("src", "b.txt", "b.txt"), ("src", "", "no seed")]
)
def test_what_cannot_be_compared_ends_with_2(tmp_path: Path, base: str, name: str, told: str) -> None:
    done = compare(TOOL.parents[1] / base if base == "src" else base, tmp_path / name)

    assert done.returncode == 2
    assert told in done.stderr
