"""This corpus's suites speak of every check, and drafts for other corpora do too."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.expectations.conftest import CHECKS, AuthorBio, GluedWords, MakeResult, ShortLine

from seedproof.checks.base import ComparingCheck
from seedproof.core.check import Check
from seedproof.core.finding import Family
from seedproof.core.settings import Settings
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection, built_in
from seedproof.expectations.columns import Columns
from seedproof.expectations.drafts import completed, draft_suites, note_on
from seedproof.expectations.gate import gate
from seedproof.expectations.suites import load_suites
from seedproof.run.table import column_of

ROOT = Path(__file__).parent.parent.parent


def suite_of(family: Family) -> dict[str, Any]:
    suite: dict[str, Any] = json.loads((ROOT / "checks" / f"{family}.json").read_text(encoding="utf-8"))
    return suite


@pytest.mark.parametrize("family", get_args(Family))
def test_each_check_that_can_fail_has_an_expectation_in_the_suite_of_its_family(family: Family) -> None:
    written = {e["kwargs"].get("column") for e in suite_of(family)["expectations"]}

    judged = [kind for kind in built_in() if kind.severity != "info" and not issubclass(kind, ComparingCheck)]
    wanted = {column_of(kind.name()) for kind in judged if kind.family == family}
    assert wanted <= written, "run: python tools/build_suites.py"


@pytest.mark.parametrize("family", get_args(Family))
def test_notes_on_checks_are_those_of_their_docstrings(family: Family) -> None:
    notes = {kind.name(): note_on(kind) for kind in built_in()}
    told = {e["meta"]["check"]: e["notes"] for e in suite_of(family)["expectations"] if "check" in e["meta"]}

    assert told == {name: notes[name] for name in told}, "run: python tools/build_suites.py"


def test_each_column_that_a_suite_names_exists() -> None:
    run = CheckSelection.of(Project(ROOT, Settings())).checks()
    suites = load_suites(ROOT / "checks", Columns.of(run, built_in()))

    assert [s.suite.name for s in suites] == sorted(get_args(Family))
    assert all(s.written == len(s.suite.expectations) for s in suites)


def test_an_error_may_not_occur_and_a_warning_seldom() -> None:
    drafts = draft_suites(CHECKS)

    [missing] = [e for e in drafts["schema"]["expectations"] if "check" in e["meta"]]
    assert (missing["severity"], missing["kwargs"]) == ("critical", {"column": "missing_title", "max_value": 0})
    bio = drafts["offtopic"]["expectations"][-1]
    assert (bio["severity"], bio["kwargs"]) == ("warning", {"column": "author_bio", "max_value": 0, "mostly": 0.98})
    assert "short_line" not in str(drafts["garbled"])


def test_completing_a_suite_keeps_what_is_written_in_it_and_its_order() -> None:
    suite = draft_suites(CHECKS)["garbled"]
    [family, glued] = suite["expectations"]
    edited = {**glued, "severity": "info", "notes": "GRB302: old"}

    assert completed({**suite, "expectations": [edited, family]}, [GluedWords])["expectations"] == [edited, family, glued]
    assert completed({**suite, "expectations": [glued, family]}, [ShortLine])["expectations"][:2] == [glued, completed_one(ShortLine)]
    assert completed({**suite, "expectations": [family]}, [GluedWords])["expectations"] == [family, glued]


def completed_one(kind: type[Check]) -> dict[str, Any]:
    """Return the expectation on a check."""
    [expectation] = completed({"name": "s", "expectations": []}, [kind])["expectations"]
    return dict(expectation)


def test_drafting_suites_needs_no_great_expectations() -> None:
    code = "import sys, seedproof.expectations.drafts; sys.exit(len({'great_expectations', 'pandas'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_drafts_load_and_run(make_result: MakeResult, tmp_path: Path) -> None:
    for family, suite in draft_suites(CHECKS).items():
        (tmp_path / f"{family}.json").write_text(json.dumps(suite), encoding="utf-8")

    result = gate(make_result({str(i): [(AuthorBio, "warning")] if i == 0 else [] for i in range(100)}), tmp_path)
    assert result.passed()
