"""Whatever a corpus's own code does, it never decides how a command ends, and nothing is called sound that was not checked."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.command import CLEAN, seedproof, seedproof_process

CHECK = """
import os, sys
from seedproof import Hit, SeedCheck

class Own(SeedCheck):
    '''Finds sheep.'''
    code = "GRB599"
    family = "garbled"
    severity = "error"

    def find(self, seed):
        {}
        return []
"""
COUNTING = """
import os, sys
from seedproof import CorpusCheck

class Own(CorpusCheck):
    '''Finds sheep.'''
    code = "GRB599"
    family = "garbled"
    severity = "error"

    def tally(self, batch):
        return 1

    def merge(self, left, right):
        return left + right

    def decide(self, counts):
        {}

    def find(self, batch, decisions):
        return []
"""
CLASS = """
import os, sys
from pydantic import field_validator
from seedproof import Seed

class Ours(Seed):
    @field_validator("language")
    @classmethod
    def check(cls, value):
        {}
        return value
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one clean seed, and with settings that name a Seed class which is any seed."""
    for folder in ("seeds", "schemas", "checks"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seedproof.toml").write_text("own-checks = ['checks/*.py']\nseed-class = 'schemas/ours.py:Ours'\n", encoding="utf-8")
    (tmp_path / "schemas" / "ours.py").write_text(CLASS.format("pass"), encoding="utf-8")
    (tmp_path / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def own(project: Path, code: str, line: str, name: str = "checks/own.py") -> None:
    (project / name).write_text(code.format(line), encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "line", "name"),
    [
        (CHECK, "os._exit(0)", "checks/own.py"),
        ("import os; {}", "os._exit(0)", "checks/own.py"),
        pytest.param(COUNTING, "os._exit(1)", "checks/own.py", marks=pytest.mark.slow),
        pytest.param(CLASS, "os._exit(0)", "schemas/ours.py", marks=pytest.mark.slow),
    ],
    ids=["a seed", "loading", "deciding", "the class"],
)
def test_own_code_that_ends_the_process_ends_the_command_with_3(project: Path, code: str, line: str, name: str) -> None:
    own(project, code, line, name)

    done = seedproof_process(project, "check")
    assert done.returncode == 3
    assert "os._exit" in done.stderr
    assert "Found nothing" not in done.stdout


def test_a_command_in_a_process_of_its_own_ends_as_it_would_without(project: Path) -> None:
    own(project, CHECK, "pass")
    assert seedproof_process(project, "check").returncode == 0

    own(project, CHECK, "return [Hit(0, 5, 'no')]")
    found = seedproof_process(project, "check", "--format", "jsonl")
    assert (found.returncode, found.stderr) == (1, "")
    assert json.loads(found.stdout)["check"] == "own"

    assert seedproof_process(project, "chek").returncode == 2


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Have what is started heed interrupts: a shell has what it starts behind its prompt ignore them, and so would the command."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_ends_the_command_ends_its_child_as_well(project: Path, number: signal.Signals) -> None:
    own(project, CHECK, "print('looking', flush=True); import time; time.sleep(60)")
    command = [sys.executable, "-m", "seedproof", "check"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "looking\n"
        process.send_signal(number)
        assert process.wait(timeout=30) == 128 + number
        assert process.stdout.read() == ""  # the child has let go of it


@pytest.mark.skipif(sys.platform == "win32", reason="there a child is not told that its parent was killed")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_process_of_a_command_outlives_it_when_it_is_killed(project: Path, jobs: str) -> None:
    own(project, CHECK, "print('looking', flush=True); import time; time.sleep(90)")
    command = [sys.executable, "-m", "seedproof", "check", "--jobs", jobs]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "looking\n"
        process.kill()
        process.communicate(timeout=60)  # which ends with the last process that holds the output


@pytest.mark.parametrize("line", ["sys.exit(0)", "raise GeneratorExit", "raise BaseException", "1 / 0"])
@pytest.mark.parametrize(("code", "name"), [(CHECK, "checks/own.py"), (COUNTING, "checks/own.py"), (CLASS, "schemas/ours.py")])
def test_whatever_own_code_raises_the_command_ends_with_3_and_names_the_line(project: Path, code: str, name: str, line: str) -> None:
    own(project, code, line, name)

    done = seedproof(project, "check")
    assert done.returncode == 3
    assert f"{name}:" in done.stderr
    assert "Found nothing wrong" not in done.stdout
    assert "not everything was checked" in done.stdout


def test_own_code_that_raises_where_no_check_is_run_ends_with_3(project: Path) -> None:
    own(project, CHECK.replace("def find", "@classmethod\n    def name(cls):\n        sys.exit(0)\n\n    def find"), "pass")

    for command in (["checks"], ["explain", "own"], ["check"]):
        done = seedproof(project, *command)
        assert done.returncode == 3
        assert "checks/own.py:13" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--statistics"],
        *(["check", "--format", form] for form in ("text", "jsonl", "json", "sarif", "junit", "github")),
        ["fix"],
        ["fix", "--diff"],
        ["add", "new.txt"],
        ["baseline"],
        ["gate"],
        ["docs"],
    ],
    ids=" ".join,
)
def test_no_command_calls_sound_what_was_not_checked(project: Path, command: list[str]) -> None:
    own(project, CHECK, "sys.exit(0)")
    (project / "new.txt").write_text(CLEAN, encoding="utf-8")

    done = seedproof(project, *command)
    assert done.returncode == 3, done.stdout
    assert "own: raised SystemExit: 0 at checks/own.py:12 on" in done.stderr.replace(str(project) + "/", "")
    assert "nothing wrong" not in done.stdout.lower()
    assert not (project / "seeds" / "new.txt").exists()
    assert not (project / "checks" / "baseline.txt").exists()


def test_formats_for_machines_say_that_not_everything_was_checked(project: Path) -> None:
    own(project, CHECK, "sys.exit(0)")

    sarif = json.loads(seedproof(project, "check", "--format", "sarif").stdout)["runs"][0]["invocations"][0]
    assert sarif["executionSuccessful"] is False
    assert "own: raised" in sarif["toolExecutionNotifications"][0]["message"]["text"]
    assert "<error>own: raised" in seedproof(project, "check", "--format", "junit").stdout.replace('<error message="', "<error>")
    assert seedproof(project, "check", "--format", "github").stdout.startswith("::error title=not everything was checked::own: raised")


def test_the_site_does_not_say_that_there_is_nothing_where_a_check_did_not_look(project: Path) -> None:
    own(project, CHECK, "sys.exit(0)")
    assert seedproof(project, "docs").returncode == 3

    index, page = ((project / "reports" / name).read_text(encoding="utf-8") for name in ("index.html", "check/own.html"))
    assert "Not everything was checked" in index
    assert "No seed has any" not in index
    assert "This corpus has none" not in page
    assert "did not look at every seed" in page


def test_spellings_are_not_said_to_be_one_where_a_check_did_not_look(project: Path) -> None:
    own(project, CHECK.replace("GRB599", "SPL199").replace("garbled", "spelling"), "sys.exit(0)")

    done = seedproof(project, "spellings")
    assert done.returncode == 3
    assert "No name or word" not in done.stdout
