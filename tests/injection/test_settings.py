"""Settings, spellings, suites and own code that quote a hostile string end with a sentence that nobody obeys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.command import CLEAN, seedproof
from tests.injection.hostile import EVERYWHERE, HOSTILE, LONGEST, lines_of, obeyed, places

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


@EVERYWHERE
@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_settings(said: str, everywhere: bool, project: Path) -> None:
    word = in_toml(said)
    all_settings = (
        f"{word} = 1",
        f"fail-on = {word}",
        f"select = [{word}]",
        f"seeds = {word}",
        f"seed-class = {word}",
        f"[checks.{word}]\na = 1",
        f"[checks.stub-body]\n{word} = 1",
        f"[checks.stub-body]\nwords = {word}",
        f"a = {said}".replace("\ud800", "").replace("\udc80", "").replace("\udfff", ""),
    )
    for settings in places(all_settings, said, everywhere=everywhere):
        (project / "seedproof.toml").write_text(settings, encoding="utf-8")
        refused(project, "check")


@EVERYWHERE
@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_spellings_suites_and_baselines(said: str, everywhere: bool, project: Path) -> None:
    (project / "seedproof.toml").write_text("select = ['stub-body']", encoding="utf-8")
    spellings, suite, baseline = (project / "checks" / name for name in ("spellings.toml", "own.json", "baseline.txt"))
    form = "a" + in_toml(said)[1:-1]
    tables = f"[[{in_toml(said)}]]", f"[[spelling]]\n{in_toml(said)} = 1", f'[[spelling]]\npreferred = "{form}"\nvariants = ["{form}"]'
    for entry in places(tables, said, everywhere=everywhere):
        spellings.write_text(entry, encoding="utf-8")
        refused(project, "check")
    spellings.unlink(missing_ok=True)
    expectation = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "stub_body", "max_value": 0}}
    contents = (
        {"name": f"{said}!", "expectations": [expectation]},
        {"name": "own", said: 1},
        {"name": "own", "expectations": [{**expectation, "type": said}]},
        {"name": "own", "expectations": [{**expectation, "kwargs": {"column": said}}]},
        {"name": "own", "expectations": [{**expectation, "kwargs": {"column": "stub_body", said: 1}}]},
        {"name": "own", "expectations": [{**expectation, "severity": said}]},
    )
    for content in places(contents, said, everywhere=everywhere):
        suite.write_text(json.dumps(content), encoding="utf-8")
        refused(project, "gate")
    baseline.write_text("!" + said.encode("utf-8", "replace").decode().replace("\n", " ").strip(), encoding="utf-8")
    refused(project, "check")


@EVERYWHERE
@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_own_code_that_is_refused_or_breaks(said: str, everywhere: bool, project: Path) -> None:
    string = f"json.loads({json.dumps(json.dumps(said))})"
    named, explained, checked = ["checks"], ["explain", "own"], ["check", "--select", "own", "--format", "jsonl"]
    codes = (
        (OWN.format(code=string, name="'own'", error="''"), 2, [named, explained]),
        (OWN.format(code="'GRB599'", name=string, error="''"), 2, [named, explained]),
        (OWN.format(code="'GRB599'", name="'own'", error=string), 3, [checked]),
        (f"import json\nraise ValueError({string})", 3, [named]),
    )
    for number, (code, ends_with, commands) in enumerate(places(codes, said, everywhere=everywhere)):
        file = project / "checks" / f"own{number}.py"  # a module is loaded once a path
        file.write_text(code, encoding="utf-8")
        for command in commands:
            refused(project, *command, code=ends_with)
        file.unlink()
