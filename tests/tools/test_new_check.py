"""The scaffold starts a check that works, or says what, where and what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import generate, new_check
from tools.new_check import KINDS, NAME, next_code, planned, write

from seedproof import Check
from seedproof.checks import codes
from seedproof.core.errors import UsageError
from seedproof.corpus.registry import built_in
from seedproof.testing import cases

ROOT = Path(__file__).parents[2]
USED = {"GRB301": "glued-words", "GRB302": "split-word", "SPL101": "name-variant", "SPL201": "corpus-name-variant"}


def rooms(root: Path) -> Path:
    """Make the folders that the scaffold writes into."""
    for room in codes.RANGES:
        (root / "src/seedproof/checks" / room).mkdir(parents=True, exist_ok=True)
    (root / "tests/cases").mkdir(parents=True)
    return root


@pytest.mark.parametrize(
    ("room", "kind", "code"),
    [
        ("garbled/words", "batch", "GRB303"),
        ("garbled/noise", "batch", "GRB303"),
        ("garbled/sentences", "batch", "GRB401"),
        ("spelling/names", "batch", "SPL102"),
        ("spelling/names", "corpus", "SPL202"),
        ("offtopic/inline", "batch", "OFF301"),
    ],
)
def test_a_check_gets_the_next_free_code_of_its_room(room: str, kind: str, code: str) -> None:
    assert planned(room, "new-thing", kind, used=USED).code == code


def test_another_code_of_the_room_can_be_asked_for() -> None:
    assert planned("offtopic/inline", "new-thing", code="OFF202", used=USED).code == "OFF202"


def test_codes_go_up_then_fill_gaps_and_pass_over_retired_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_check, "RETIRED", {"GRB303": "old-check"})
    used = {f"GRB3{number:02}": f"check-{number}" for number in range(1, 100) if number not in (3, 40)}

    assert next_code("garbled/words", "batch", {"GRB302": "split-word"}) == "GRB304"
    assert next_code("garbled/words", "batch", used) == "GRB340"
    with pytest.raises(UsageError, match="all codes of GRB3xx are used or retired"):
        next_code("garbled/words", "batch", {**used, "GRB340": "check-40"})


@pytest.mark.parametrize(
    ("room", "name", "code", "message"),
    [
        ("garbled/wrds", "new-thing", None, "no room 'garbled/wrds'.*did you mean 'garbled/words'"),
        ("garbled", "new-thing", None, "no room 'garbled'"),
        ("garbled/shared", "new-thing", None, "no room"),
        ("garbled/words", "NewThing", None, "no name for a check"),
        ("garbled/words", "new_thing", None, "no name for a check"),
        ("garbled/words", "new--thing", None, "no name for a check"),
        ("garbled/words", "u-turn", None, "no name for a check"),
        ("garbled/words", "import", None, "no name for a check"),
        ("garbled/words", "glued-words", None, "is taken .GRB301"),
        ("garbled/words", "old-check", None, "is taken .GRB309, retired"),
        ("garbled/words", "spelling", None, "selects whole families"),
        ("garbled/words", "hit", None, "class Hit is imported"),
        ("garbled/words", "new-thing", "GRB401", "no code of garbled/words.*GRB301 to GRB399"),
        ("garbled/words", "new-thing", "GRB300", "no code of garbled/words"),
        ("garbled/words", "new-thing", "GRB3²1", "no code of garbled/words"),
        ("garbled/words", "new-thing", "GRB301", "is that of glued-words"),
        ("garbled/words", "new-thing", "GRB309", "was that of old-check.*never used again"),
    ],
)
def test_what_cannot_be_started_is_told(room: str, name: str, code: str | None, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_check, "RETIRED", {"GRB309": "old-check"})

    with pytest.raises(UsageError, match=f"(?s){message}") as told:
        planned(room, name, code=code, used=USED)

    assert told.value.exit_code == 2
    assert told.value.hint


@given(st.from_regex(NAME, fullmatch=True))
def test_a_name_is_what_its_class_gives_back(name: str) -> None:
    made: type[Check] = type(new_check._class_name(name), (Check,), {})

    assert made.name() == name


@pytest.mark.parametrize("taken", ["src/seedproof/checks/garbled/words/new_thing.py", "tests/cases/new-thing.yaml"])
def test_no_file_is_written_over(tmp_path: Path, taken: str) -> None:
    plan = planned("garbled/words", "new-thing", used=USED)
    (rooms(tmp_path) / taken).write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(UsageError, match="is there already"):
        write(plan, tmp_path)

    assert (tmp_path / taken).read_text(encoding="utf-8") == "mine"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("kind", KINDS)
def test_it_writes_a_check_and_cases_of_both_kinds(tmp_path: Path, kind: str) -> None:
    plan = planned("garbled/words", "new-thing", kind, used=USED)

    check, case_file = write(plan, rooms(tmp_path))

    source = (tmp_path / check).read_text(encoding="utf-8")
    compile(source, str(check), "exec")
    assert "class NewThing(" in source
    assert "$" not in source
    assert {case.group for case in cases(tmp_path / case_file)} == {"flags", "passes"}


@pytest.mark.parametrize("kind", KINDS)
def test_its_page_is_known_to_be_unwritten(tmp_path: Path, kind: str) -> None:
    check, _ = write(planned("garbled/words", "new-thing", kind, used=USED), rooms(tmp_path))
    page = tmp_path / check

    assert generate.unwritten({page: page.read_text(encoding="utf-8")}) == [page]


def test_the_command_ends_with_2_and_says_where_and_what_to_do(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    taken = built_in()[0]
    monkeypatch.setattr(sys, "argv", ["new_check", "garbled/words", taken.name()])

    assert new_check.main() == 2
    told = capsys.readouterr().err
    assert taken.code in told
    assert "hint: " in told


@pytest.fixture
def run_in_a_copy(tmp_path: Path) -> Callable[..., str]:
    """Return what runs a command of Python in a copy of the repository, and shows its output where it fails."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "reports", "dist", "__pycache__"))
    (copy / "reports").mkdir()
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "MYPYPATH": str(copy / "src"), "PYTHONUTF8": "1"}

    def run(*command: str) -> str:
        done = subprocess.run([sys.executable, *command], cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    return run


@pytest.mark.slow
def test_started_checks_keep_all_laws_right_away(run_in_a_copy: Callable[..., str]) -> None:
    for room, name, kind in (("garbled/words", "torn-heading", "batch"), ("spelling/names", "town", "corpus"), ("schema", "plot", "seed")):
        assert name in run_in_a_copy("tools/new_check.py", room, name, "--kind", kind)
    run_in_a_copy("tools/build_suites.py")
    run_in_a_copy("tools/generate.py")
    run_in_a_copy("tools/case_findings.py")

    run_in_a_copy(
        "-m", "pytest", "-q", "-x", "tests/laws", "tests/test_cases.py", "tests/test_own_seeds.py", "tests/expectations/test_suites.py"
    )
    assert "2 passed" in run_in_a_copy("-m", "pytest", "-q", "tests/test_cases.py", "-k", "torn-heading")
    run_in_a_copy("-m", "ruff", "check", "src/seedproof/checks")
    run_in_a_copy("-m", "ruff", "format", "--check", "src/seedproof/checks")
    run_in_a_copy(
        "-m", "mypy", *(f"src/seedproof/checks/{file}.py" for file in ("garbled/words/torn_heading", "spelling/names/town", "schema/plot"))
    )
