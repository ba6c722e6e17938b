"""The record of accuracy: what a scorer wrote is read, compared with the run before, and kept."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
RESULTS = "# Results\n\nNewest first.\n\n## 2026-01-02, the first version\n\nSomething | of | old.\n"
SCORER = """
import json, pathlib, sys
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
value = 0.5 if given["--cmd"] == "half" else 0.75
figures = {"tails.near.f1_exact": {"value": value, "n": 92}, "tails.near.alarm": {"value": None, "n": 0}}
pathlib.Path(given["--json"]).write_text(json.dumps({} if given.get("--only") == "nothing" else figures))
"""


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "benchmarks/accuracy.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


accuracy = _module()
Figure = accuracy.Figure
OLD = {
    "tails.near.f1_exact": Figure(0.75, 92),
    "tails.near.body_cut": Figure(0.04, 92),
    "quotes.recall": Figure(None, 0),
    "per.mille": Figure(2.5, 9),
}


@pytest.fixture
def scorer(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/tails.jsonl").touch()
    path = tmp_path / "score.py"
    path.write_text(SCORER, encoding="utf-8")
    return path


def test_what_a_table_holds_can_be_read_again() -> None:
    results = accuracy.with_section(RESULTS, "## 2026-02-03, accuracy at `abc1234`", accuracy.table(OLD, {}, {}))

    assert accuracy.newest(results) == OLD


def test_a_table_says_what_moved_and_what_is_to_be_expected_of_unseen_sites() -> None:
    new = {"tails.near.f1_exact": Figure(0.8, 92), "tails.near.body_cut": Figure(0.03, 92), "per.mille": Figure(4.0, 9)}
    unseen = {"tails.near.f1_exact": Figure(0.72, 92)}

    rows = accuracy.table(new, OLD, unseen).splitlines()

    assert rows[2:] == [
        "| tails.near | f1_exact 0.800 ▲.050 [0.720] (92) · body_cut 0.030 ▼.010 (92) |",
        "| per | mille 4.000 ▲1.500 (9) |",
    ]
    results = accuracy.with_section(RESULTS, "## 2026-02-03, accuracy at `abc1234`", "\n".join(rows))
    assert accuracy.newest(results) == new


def test_the_newest_run_comes_first_and_the_rest_stays() -> None:
    results = RESULTS
    for day, value in ((3, 0.5), (4, 0.6)):
        body = accuracy.table({"tails.f1": Figure(value, 9)}, {}, {})
        results = accuracy.with_section(results, f"## 2026-02-0{day}, accuracy at `abc1234`", body)

    assert accuracy.newest(results)["tails.f1"].value == 0.6
    assert results.index("2026-02-04") < results.index("2026-02-03") < results.index("2026-01-02")
    assert results.startswith("# Results\n\nNewest first.\n\n## ")
    assert results.endswith("## 2026-01-02, the first version\n\nSomething | of | old.\n")


def test_a_run_of_the_same_day_and_commit_is_replaced() -> None:
    heading = "## 2026-02-03, accuracy at `abc1234`"
    once = accuracy.with_section(RESULTS, heading, accuracy.table({"tails.f1": Figure(0.6, 9)}, {}, {}))
    again = accuracy.with_section(once, heading, accuracy.table({"tails.f1": Figure(0.6, 9)}, {}, {}))

    assert again == once
    assert accuracy.without(once, heading) == RESULTS


def test_results_without_any_section_get_their_first() -> None:
    results = accuracy.with_section("# Results\n", "## 2026-02-03, accuracy at `abc1234`", "| set | figures |")

    assert results == "# Results\n\n## 2026-02-03, accuracy at `abc1234`\n\n| set | figures |\n"


def test_figures_are_what_the_scorer_wrote(scorer: Path) -> None:
    assert accuracy.scored(scorer, "whole") == {"tails.near.f1_exact": Figure(0.75, 92), "tails.near.alarm": Figure(None, 0)}


def test_a_run_is_printed_and_written_only_when_asked(
    scorer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "RESULTS.md"
    kept.write_text(RESULTS, encoding="utf-8")
    monkeypatch.setattr(accuracy, "RESULTS", kept)

    accuracy.main([str(scorer)])
    assert "| tails.near | f1_exact 0.750 (92) · alarm - (0) |" in capsys.readouterr().out
    assert kept.read_text(encoding="utf-8") == RESULTS

    accuracy.main([str(scorer), "--cmd", "half", "--write"])
    accuracy.main([str(scorer), "--write"])
    assert kept.read_text(encoding="utf-8").count(", accuracy at `") == 1
    assert f"`python benchmarks/accuracy.py {scorer}`" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(("broken", "said"), [
    ("scorer", "there is no scorer at"), ("data", "there are no labelled documents in"), ("crash", "the scorer ended with 1"),
    ("nothing", "measured nothing of --only nothing"),
])  # fmt: skip
def test_what_is_missing_is_named(scorer: Path, broken: str, said: str) -> None:
    if broken == "scorer":
        scorer.unlink()
    if broken == "data":
        (scorer.parent / "data/tails.jsonl").unlink()
    if broken == "crash":
        scorer.write_text("raise SystemExit('no such build')", encoding="utf-8")

    with pytest.raises(SystemExit, match=said):
        accuracy.scored(scorer, "whole", ["--only", "nothing"])


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": {"value": 1}}'])
def test_json_that_no_scorer_writes_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match="the scorer wrote no JSON of the form"):
        accuracy.parsed(content)
