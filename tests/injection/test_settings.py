"""Settings, spellings, suites and own code that quote a hostile string end with a sentence that nobody obeys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.command import CLEAN, seedproof
from tests.injection.hostile import HOSTILE, LONGEST, lines_of, obeyed

from seedproof.core.escape import in_toml

OWN = '''
import json
from seedproof import Hit, SeedCheck

class Own(SeedCheck):
    """Finds it."""
    code = {code}
    family = "garbled"
    severity = "error"

    @classmethod
    def name(cls):
        return {name}

    def find(self, seed):
        raise ValueError({error})
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("checks", "seeds"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "seedproof.toml").write_text('own-checks = ["checks/*.py"]', encoding="utf-8")
    return tmp_path


def refused(project: Path, *command: str, code: int = 2) -> None:
    """Run a command that ends with ``code``, or with 3 as settings that name no file can, and look at all it prints."""
    done = seedproof(project, *command)
    assert done.returncode in (code, 3), done
    assert "seedproof: " in done.stderr
    assert [line[:200] for line in lines_of(done.stdout + done.stderr) if obeyed(line, LONGEST)] == []


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_settings(said: str, project: Path) -> None:
    word = in_toml(said)
    for settings in (
        f"{word} = 1",
        f"fail-on = {word}",
        f"select = [{word}]",
        f"seeds = {word}",
        f"seed-class = {word}",
        f"[checks.{word}]\na = 1",
        f"[checks.stub-body]\n{word} = 1",
        f"[checks.stub-body]\nwords = {word}",
        f"a = {said}".replace("\ud800", "").replace("\udc80", "").replace("\udfff", ""),
    ):
        (project / "seedproof.toml").write_text(settings, encoding="utf-8")
        refused(project, "check")


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_spellings_suites_and_baselines(said: str, project: Path) -> None:
    (project / "seedproof.toml").write_text("select = ['stub-body']", encoding="utf-8")
    spellings, suite, baseline = (project / "checks" / name for name in ("spellings.toml", "own.json", "baseline.txt"))
    form = "a" + in_toml(said)[1:-1]
    tables = f"[[{in_toml(said)}]]", f"[[spelling]]\n{in_toml(said)} = 1", f'[[spelling]]\npreferred = "{form}"\nvariants = ["{form}"]'
    for entry in tables:
        spellings.write_text(entry, encoding="utf-8")
        refused(project, "check")
    spellings.unlink()
    expectation = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "stub_body", "max_value": 0}}
    for content in (
        {"name": f"{said}!", "expectations": [expectation]},
        {"name": "own", said: 1},
        {"name": "own", "expectations": [{**expectation, "type": said}]},
        {"name": "own", "expectations": [{**expectation, "kwargs": {"column": said}}]},
        {"name": "own", "expectations": [{**expectation, "kwargs": {"column": "stub_body", said: 1}}]},
        {"name": "own", "expectations": [{**expectation, "severity": said}]},
    ):
        suite.write_text(json.dumps(content), encoding="utf-8")
        refused(project, "gate")
    baseline.write_text("!" + said.encode("utf-8", "replace").decode().replace("\n", " ").strip(), encoding="utf-8")
    refused(project, "check")


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_own_code_that_is_refused_or_breaks(said: str, project: Path) -> None:
    string = f"json.loads({json.dumps(json.dumps(said))})"
    file = project / "checks" / "own.py"
    for count, (code, name) in enumerate([(string, "'own'"), ("'GRB599'", string)]):
        file = file.rename(project / "checks" / f"own{count}.py") if file.exists() else file  # a module is loaded once a path
        file.write_text(OWN.format(code=code, name=name, error="''"), encoding="utf-8")
        refused(project, "checks")
        refused(project, "explain", "own")
    file.unlink()
    file = project / "checks" / "breaks.py"
    file.write_text(OWN.format(code="'GRB599'", name="'own'", error=string), encoding="utf-8")
    refused(project, "check", "--select", "own", "--format", "jsonl", code=3)
    file.unlink()
    (project / "checks" / "raises.py").write_text(f"import json\nraise ValueError({string})", encoding="utf-8")
    refused(project, "checks", code=3)
