"""What docs/suites.md shows works as it says."""

from __future__ import annotations

import json
import re
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import seedproof, small_project

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "suites.md").read_text(encoding="utf-8")
SHOWN: list[dict[str, Any]] = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
NORPRESS = (ROOT / "seeds" / "002-storm-strands-ferry.txt").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    small_project(tmp_path)
    (tmp_path / "seeds" / "ferry.txt").write_text(NORPRESS, encoding="utf-8")
    return tmp_path


def write(project: Path, *expectations: dict[str, Any]) -> None:
    suite = {"name": "offtopic", "expectations": list(expectations), **SHOWN[0]}
    (project / "checks" / "offtopic.json").write_text(json.dumps(suite), encoding="utf-8")


def test_every_threshold_is_judged(project: Path) -> None:
    expectations = [shown for shown in SHOWN if "type" in shown]
    write(project, *expectations)
    done = seedproof(project, "gate")

    assert len(expectations) == 5
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 of 5 loaded, 5 evaluated, 0 not met" in done.stdout
    assert "number-style" not in done.stdout


def test_a_threshold_of_a_source_judges_that_source_alone(project: Path) -> None:
    [of_source] = [shown for shown in SHOWN if "description" in shown]
    write(project, of_source)
    tail = "\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n"
    other = project / "seeds" / "other.txt"
    other.write_text(NORPRESS.replace("Norpress", "Tessaly Wire").replace("Monday", "Tuesday") + tail, encoding="utf-8")
    assert seedproof(project, "gate").returncode == 0
    assert "in no seed where source == 'Norpress' and language == 'en'" in seedproof(project, "suites").stdout

    other.write_text(NORPRESS.replace("Monday", "Tuesday") + tail, encoding="utf-8")
    failed = seedproof(project, "gate")
    assert failed.returncode == 1
    assert "Nothing off topic in what Norpress sends" in failed.stdout


def test_the_table_is_judged_by_a_great_expectations_that_knows_nothing_of_us(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert seedproof(project, "table", "--output", "table.parquet").returncode == 0
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)

    monkeypatch.chdir(project)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(code, "docs/suites.md", "exec"), {})
    assert capsys.readouterr().out.strip() == "True"
    assert "seedproof" not in code
    assert "great_expectations" in sys.modules
