"""A folder that one has not written runs no code unless its settings name it, and chooses no file outside of it that is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, seedproof_process

RAN = "from pathlib import Path\nwith Path({!r}).open('a') as log: log.write('ran\\n')\n"
OWN = """
from seedproof import Hit, Seed, SeedCheck

class Own(SeedCheck):
    '''Finds the ferry.'''
    code = "GRB599"
    family = "garbled"
    severity = "error"
    word: str = "ferry"

    def find(self, seed):
        at = seed.text.find(self.word)
        return [Hit(at, at + 5, "a ferry")]

class Ours(Seed):
    pass
"""
NAMED = "own-checks = ['checks/*.py']\nseed-class = 'schemas/ours.py:Ours'\n"
EVERY = [
    ["check"], ["check", "--jobs", "2"], ["parse"], ["gate"], ["docs"], ["fix"], ["fix", "--diff"], ["add", "new.txt"], ["baseline"],
    ["checks"], ["explain", "glued-words"], ["spellings"],
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with code that notes that it ran, where checks and a Seed class usually lie."""
    root = tmp_path / "project"
    for folder in ("seeds", "schemas", "checks"):
        (root / folder).mkdir(parents=True)
    code = RAN.format(str(tmp_path / "ran")) + OWN
    (root / "checks" / "own.py").write_text(code, encoding="utf-8")
    (root / "schemas" / "ours.py").write_text(code.replace("class Own(", "class _Other("), encoding="utf-8")
    (root / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    (root / "new.txt").write_text(CLEAN.replace("Monday", "Sunday"), encoding="utf-8")
    suite = {"type": "expect_table_row_count_to_be_between", "kwargs": {"min_value": 1}}
    (root / "checks" / "all.json").write_text(json.dumps({"name": "all", "expectations": [suite]}), encoding="utf-8")
    return root


def settle(project: Path, settings: str) -> None:
    (project / "seedproof.toml").write_text(settings, encoding="utf-8")


def ran(project: Path) -> bool:
    return (project.parent / "ran").exists()


@pytest.mark.parametrize("settings", [None, "fail-on = 'warning'\n"], ids=["no settings", "others"])
@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_no_code_of_a_folder_runs_that_its_settings_do_not_name(project: Path, command: list[str], settings: str | None) -> None:
    if settings:
        settle(project, settings)

    done = seedproof(project, *command)
    assert not ran(project)
    assert done.returncode in (0, 1), done.stderr  # 1: a candidate whose id is taken
    if command[0] != "parse":
        assert "own.py in checks is not run; if you trust it, write own-checks = ['checks/*.py']" in done.stderr
        assert done.stderr.count("is not run") == 1


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
@pytest.mark.parametrize("way", ["option", "variable"])
def test_own_code_can_be_switched_off_in_every_command(
    project: Path, command: list[str], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(project, NAMED + "[checks.own]\nword = 'sheep'\n")
    if way == "variable":
        monkeypatch.setenv("SEEDPROOF_NO_OWN_CODE", "1")

    done = seedproof(project, *command, *(["--no-own-code"] if way == "option" else []))
    assert not ran(project)
    assert done.returncode in (0, 1), done.stderr
    if command[0] != "parse":
        assert done.stderr.count("so schema-mismatch has nothing to hold seeds against (schemas/ours.py:Ours)") == 1
        assert done.stderr.count("own code is switched off: the corpus's own checks (checks/*.py)") == 1


def test_code_that_the_settings_name_runs_and_nothing_is_said(project: Path) -> None:
    settle(project, NAMED)

    done = seedproof(project, "check", "--format", "jsonl", "--select", "own")
    assert (done.returncode, done.stderr) == (1, "")
    assert ran(project)
    assert seedproof(project, "explain", "own").returncode == 0


@pytest.mark.parametrize(
    "arguments", [["--no-own-code", "check"], ["check", "--no-own-code", "--select", "nonsense"], ["check", "--select", "own"]]
)
def test_off_is_no_excuse_for_wrong_use(project: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(project, NAMED)
    monkeypatch.setenv("SEEDPROOF_NO_OWN_CODE", "1")
    assert seedproof(project, *arguments).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "variable", "code"),
    [
        pytest.param([], None, 3, marks=pytest.mark.slow),
        (["--no-own-code"], "0", 0),
        pytest.param([], "1", 0, marks=pytest.mark.slow),
        ([], "0", 3),
        (["--", "--no-own-code"], None, 2),  # looks like the option and is none, but lets no code run outside of a process of its own
    ],
)
def test_a_process_of_its_own_is_started_for_code_that_may_run_alone(
    project: Path, arguments: list[str], variable: str | None, code: int
) -> None:
    (project / "checks" / "own.py").write_text("import os; os._exit(0)")
    settle(project, "own-checks = ['checks/own.py']\n")
    variables = {} if variable is None else {"SEEDPROOF_NO_OWN_CODE": variable}

    assert seedproof_process(project, "check", *arguments, **variables).returncode == code


def test_a_check_that_is_named_and_is_not_there_is_said(project: Path) -> None:
    settle(project, "own-checks = ['checks/none.py']\n")
    done = seedproof(project, "check")
    assert done.returncode == 2
    assert "none.py: no such Python file" in done.stderr


def test_a_file_called_as_a_module_is_not_imported(project: Path) -> None:
    for name in ("typing.py", "multiprocessing.py", "pickle.py", "typer.py", "numpy.py", "pyarrow.py"):
        (project / name).write_text((project / "checks" / "own.py").read_text(encoding="utf-8"), encoding="utf-8")

    assert seedproof_process(project, "check", "--jobs", "2").returncode == 0
    assert not ran(project)


@pytest.mark.parametrize(
    "setting",
    [
        "{} = '/etc'",
        "{} = '../outside'",
        "{} = 'seeds/../../outside'",
        "{} = ''",
        '{} = "a\\u0000b"',
        "{} = '..'",
        "{} = '..\\outside'",
    ],
)
@pytest.mark.parametrize("key", ["seeds", "suites", "reports", "baseline", "seed-class", "own-checks"])
def test_paths_in_settings_stay_in_the_project(project: Path, key: str, setting: str) -> None:
    if key == "own-checks":
        setting = setting.replace("= ", "= [") + "]"
    settle(project, setting.format(key))

    done = seedproof(project, "check")
    assert done.returncode == 2
    assert f"seedproof.toml: {key}: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "link"),
    [
        (["docs"], "reports"),
        (["docs"], "reports/style.css"),
        (["docs"], "reports/seed"),
        (["docs"], "reports/data-docs"),
        (["docs"], "reports/data-docs/static"),
        (["gate"], "reports"),
        (["gate"], "reports/data-docs"),
        (["baseline"], "checks/baseline.txt"),
        (["add", "new.txt"], "seeds/new.txt"),
        (["fix"], "seeds/linked.txt"),
    ],
    ids=str,
)
@pytest.mark.parametrize("way", ["", "a folder", "a file"], ids=["dangling", "folder", "file"])
def test_a_link_that_leads_out_of_the_project_is_not_written(project: Path, command: list[str], link: str, way: str) -> None:
    if (command, way) == (["fix"], "a folder"):
        pytest.skip("links to folders are not followed for reading either")
    outside = project.parent / "outside"
    if way == "a folder":
        outside.mkdir()
        (outside / "index.html").write_text("mine", encoding="utf-8")
    elif way == "a file":
        outside.write_text(BROKEN, encoding="utf-8")
    before = sorted((path, path.read_bytes()) for path in (outside, *outside.rglob("*")) if path.is_file())
    (project / link).parent.mkdir(parents=True, exist_ok=True)
    (project / link).symlink_to(outside)

    done = seedproof(project, *command)
    assert "Traceback" not in done.stderr
    assert done.returncode == 2, done.stderr
    assert sorted((path, path.read_bytes()) for path in (outside, *outside.rglob("*")) if path.is_file()) == before
    assert outside.exists() == bool(way)


def test_a_folder_of_seeds_that_leads_out_of_the_project_is_read_and_not_written(project: Path) -> None:
    (project.parent / "outside").mkdir()
    (project.parent / "outside" / "a.txt").write_text(BROKEN, encoding="utf-8")
    settle(project, "seeds = 'linked'\n")
    (project / "linked").symlink_to(project.parent / "outside")

    assert seedproof(project, "check").returncode == 1
    done = seedproof(project, "fix")
    assert done.returncode == 2
    assert "leads out of the project" in done.stderr
    assert (project.parent / "outside" / "a.txt").read_text(encoding="utf-8") == BROKEN
    assert seedproof(project, "add", "new.txt").returncode == 2


def test_init_writes_nothing_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "new" / "checks").symlink_to(tmp_path / "outside")
    assert seedproof(tmp_path, "init", "new").returncode == 2
    assert list((tmp_path / "outside").iterdir()) == []

    (tmp_path / "new" / "checks").unlink()
    (tmp_path / "new" / "seedproof.toml").symlink_to(tmp_path / "outside" / "dangling")
    assert seedproof(tmp_path, "init", "new").returncode == 2
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize("mark", ["folder", "file"])
def test_settings_above_the_repository_are_not_looked_for(project: Path, mark: str) -> None:
    (project.parent / "seedproof.toml").write_text(NAMED.replace("'checks", "'project/checks"), encoding="utf-8")
    (project / "seedproof.toml").unlink(missing_ok=True)
    (project / ".git").mkdir() if mark == "folder" else (project / ".git").touch()

    for folder in (project, project / "seeds"):
        seedproof(folder, "checks")
        assert not ran(project)
    (project / "seedproof.toml").write_text(NAMED, encoding="utf-8")
    seedproof(project / "seeds", "checks")
    assert ran(project)


@pytest.mark.skipif(sys.platform == "win32", reason="folders that everybody may write to have no mark there")
def test_settings_in_a_folder_of_everybody_are_not_looked_for_from_below(project: Path) -> None:
    (project.parent / "seedproof.toml").write_text(NAMED.replace("'checks", "'project/checks"), encoding="utf-8")
    seedproof(project, "checks")
    assert ran(project)

    (project.parent / "ran").unlink()
    project.parent.chmod(0o1777)  # as /tmp
    seedproof(project, "checks")
    assert not ran(project)


CONDITIONS = [
    "@pd.io.common.os.system('touch {}') == 0",
    "title_length.__class__.__init__.__globals__['sys'].modules['os'].system('touch {}') == 0",
    "title_length > 0 and @__builtins__['open']('{}', 'w')",
    "`title_length`.map(@open)",
]


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("way", ["string", "pass through", "column"])
def test_a_condition_in_a_suite_runs_no_code(project: Path, condition: str, way: str) -> None:
    settle(project, "fail-on = 'warning'")
    text = condition.replace("{}", str(project.parent / "ran"))
    ways: dict[str, dict[str, Any]] = {
        "string": {"row_condition": text, "condition_parser": "pandas"},
        "pass through": {"row_condition": {"type": "pass_through", "pass_through_filter": text}},
        "column": {"row_condition": {"type": "nullity", "column": {"name": f"a`, {text}, `b"}, "is_null": True}},
    }
    entry = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "title_length", "max_value": 900, **ways[way]}}
    (project / "checks" / "all.json").write_text(json.dumps({"name": "all", "expectations": [entry]}), encoding="utf-8")

    done = seedproof(project, "gate", "--no-own-code")
    assert done.returncode == 2, done.stdout
    assert "all.json: expectations.0" in done.stderr
    assert not ran(project)


@pytest.mark.filterwarnings("ignore:.*is deprecated as of GX Core:DeprecationWarning")
@pytest.mark.parametrize(
    "kwargs",
    [
        {"row_condition": "title_length > 3 and language == 'en'", "condition_parser": "pandas"},
        {"row_condition": "`title_length` >= 3 | language in ['en', 'de']", "condition_parser": "pandas"},
        {"row_condition": {"type": "comparison", "column": {"name": "language"}, "operator": "!=", "parameter": "it's @ `en`"}},
        {"row_condition": {"type": "nullity", "column": {"name": "language"}, "is_null": False}},
    ],
)
def test_a_plain_condition_in_a_suite_is_evaluated(project: Path, kwargs: dict[str, Any]) -> None:
    entry = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "title_length", "max_value": 900, **kwargs}}
    (project / "checks" / "all.json").write_text(json.dumps({"name": "all", "expectations": [entry]}), encoding="utf-8")

    done = seedproof(project, "gate")
    assert (done.returncode, "1 evaluated" in done.stdout) == (0, True), done.stderr


def test_init_names_the_checks_that_are_to_come(tmp_path: Path) -> None:
    assert seedproof(tmp_path, "init", "corpus").returncode == 0
    assert 'own-checks = ["checks/*.py"]' in (tmp_path / "corpus" / "seedproof.toml").read_text(encoding="utf-8")
