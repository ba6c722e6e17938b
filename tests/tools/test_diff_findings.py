"""The guard of every change of a check: what two builds find, compared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tools.diff_findings import changes_between, generated

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


@pytest.mark.slow
def test_a_build_equals_itself_and_a_lost_finding_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title of a page\n\nAll of thecouncil voted on Monday to keep the lamps.\n", encoding="utf-8")
    source = TOOL.parents[1] / "src"

    done = subprocess.run([sys.executable, TOOL, "--base", source, tmp_path], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "the same" in done.stdout
