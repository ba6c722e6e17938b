"""Mutants are sound Python that differs from the code, each in one place; a test that fails kills one, and one that none tells lives."""

from __future__ import annotations

import ast
import json
import os
from pathlib import Path

import pytest
from tools import mutants, mutations
from tools.mutations import ROOT, Mutant
from tools.suite import Suite, TestsFailError

ONE = '''"""Say nothing."""


def one(a):
    return a < 1


def two(a):
    return a < 2
'''


def changed(mutant: Mutant) -> bytes:
    source = (ROOT / mutant.file).read_bytes()
    return source[: mutant.start] + mutant.new.encode() + source[mutant.end :]


@pytest.mark.skipif(not (ROOT / mutations.PACKAGE).is_dir(), reason="the sources are out of the way of the wheel")
def test_every_mutant_can_be_compiled_and_differs() -> None:
    drawn = mutations.mutants()

    assert len(drawn) > 1000
    for mutant in drawn[::40]:
        assert ast.dump(ast.parse(changed(mutant))) != ast.dump(ast.parse((ROOT / mutant.file).read_bytes())), str(mutant)


def test_all_kinds_of_changes_are_made_and_what_is_no_code_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = '''"""Say nothing."""
__all__ = ["of"]
def of(a: int = 1) -> int:
    """Return something."""
    if not a or a < 2:
        raise ValueError(f"é {a}")
    return a + 3
'''
    (tmp_path / "src/seedproof/core").mkdir(parents=True)
    (tmp_path / "src/seedproof/core/of.py").write_text(source, "utf-8")
    monkeypatch.setattr(mutations, "ROOT", tmp_path)

    assert sorted(mutant.new for mutant in mutations.mutants()) == sorted([
        "(0)", "(2)", "(not a and a < 2)", "(a)", "(a <= 2)", "(1)", "(3)", "pass", "return None", "(a - 3)", "(2)", "(4)",
    ])  # fmt: skip


@pytest.mark.skipif(not (ROOT / mutations.PACKAGE).is_dir(), reason="the sources are out of the way of the wheel")
def test_a_sample_is_the_same_for_its_seed_and_no_place_is_changed_twice() -> None:
    sample = mutants.drawn(300, seed=1)

    assert sample == mutants.drawn(300, seed=1)
    assert sample != mutants.drawn(300, seed=2)
    assert not [(one, other) for at, one in enumerate(sample) for other in sample[:at] if one.overlaps(other)]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the tree with two functions, one of which is tested, and a test in another folder that knows both."""
    for folder in ("src/seedproof/core", "tests/core", "tests/run", "tools"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("__init__.py", "core/__init__.py"):
        (tmp_path / "src/seedproof" / file).write_text("")
    (tmp_path / "tools/covered.py").write_text((ROOT / "tools/covered.py").read_text("utf-8"), "utf-8")
    (tmp_path / "src/seedproof/core/one.py").write_text(ONE, "utf-8")
    test = "from seedproof.core.one import one\n\n\ndef test_one():\n    assert one(0) and not one(1)\n"
    (tmp_path / "tests/core/test_one.py").write_text(test, "utf-8")
    source = "from pathlib import Path\n\n\ndef test_two():\n    assert '< 2' in Path('src/seedproof/core/one.py').read_text()\n"
    (tmp_path / "tests/run/test_source.py").write_text(source, "utf-8")
    monkeypatch.setattr(mutations, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_tests_that_enter_the_function_come_first_and_the_whole_suite_after_them(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suite = Suite(tree, tree / "covered.json")
    told, elsewhere, untold = (
        next(mutant for mutant in mutations.mutants() if mutant.new == new) for new in ("(a <= 1)", "(a <= 2)", "return None")
    )
    two = next(mutant for mutant in mutations.mutants() if mutant.new == "return None" and mutant.line == 9)

    assert suite.likely(told) == suite.likely(untold) == ["tests/core/test_one.py::test_one"]
    assert suite.likely(elsewhere) == []  # no test enters it
    assert mutants.left_by_likely([told, elsewhere], suite, until=1e12) == ([elsewhere], 2)
    assert mutants.left_by_likely([told, elsewhere], suite, until=0) == ([], 0)
    untested = Mutant(two.file, two.line, ONE.index("nothing"), ONE.index("nothing") + 7, "all")
    assert mutants.left_by_all([elsewhere, untested], suite) == [untested]
    assert "test_two, of the whole suite" in capsys.readouterr().out
    assert (tree / "src/seedproof/core/one.py").read_text("utf-8") == ONE


@pytest.mark.slow
def test_what_tests_enter_is_kept_for_another_run_and_tests_must_pass_without_a_change(tree: Path) -> None:
    Suite(tree, tree / "covered.json")
    assert json.loads((tree / "covered.json").read_text("utf-8"))["functions"] == ["core/one.py:4"]
    (tree / "tests/core/test_one.py").write_text("def test_one():\n    assert False\n", "utf-8")

    Suite(tree, tree / "covered.json")
    with pytest.raises(TestsFailError, match="test_one"):
        Suite(tree, tree / "again.json")
    (tree / "tests/core/test_one.py").write_text("import nothing_of_this_name\n", "utf-8")
    with pytest.raises(TestsFailError, match=r"tests/core/test_one\.py"):
        Suite(tree, tree / "other.json")


def test_a_test_that_fails_once_and_passes_by_itself_ends_nothing(tree: Path) -> None:
    once = (
        "from pathlib import Path\n\n\ndef test_once():\n    there = Path('there').exists()\n    Path('there').touch()\n    assert there\n"
    )
    (tree / "tests/core/test_once.py").write_text(once, "utf-8")

    suite = Suite(tree, tree / "covered.json")
    assert suite.likely(mutations.mutants()[0]) == ["tests/core/test_one.py::test_one"]


def test_what_no_test_can_begin_with_is_a_kill_and_a_test_that_is_not_there_is_none(tree: Path) -> None:
    (tree / "tests/conftest.py").write_text("import seedproof.core.one\n", "utf-8")
    suite = Suite(tree, tree / "covered.json")
    (tree / "src/seedproof/core/one.py").write_text("raise ValueError\n", "utf-8")

    assert suite.failing(["tests/core/test_one.py::test_one"]) == ["the beginning of pytest"]
    with pytest.raises(FileNotFoundError, match="test_gone"):
        suite.failing(["tests/core/test_gone.py::test_one"])


@pytest.mark.slow
def test_a_loop_without_an_end_is_a_kill(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.suite.LEAST", 3)
    suite = Suite(tree, tree / "covered.json")
    (tree / "src/seedproof/core/one.py").write_text("def one(a):\n    while True:\n        pass\n", "utf-8")

    assert suite.failing(["tests/core/test_one.py::test_one"]) == ["the end of pytest with -24"]


@pytest.mark.slow
def test_a_wait_without_an_end_is_a_kill(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.suite.WAITS", 5)
    suite = Suite(tree, tree / "covered.json")
    (tree / "src/seedproof/core/one.py").write_text("import time\n\n\ndef one(a):\n    time.sleep(600)\n", "utf-8")

    (why,) = suite.failing(["tests/core/test_one.py::test_one"])
    assert why.startswith("a wait of more than ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root could replace a device")
def test_no_mutant_can_replace_a_device(tree: Path) -> None:
    test = "from pathlib import Path\n\n\ndef test_one():\n    Path('/dev/seedproof-mutant').touch()\n"
    suite = Suite(tree, tree / "covered.json")
    (tree / "tests/core/test_one.py").write_text(test, "utf-8")

    assert suite.failing(["tests/core/test_one.py::test_one"]) == ["tests/core/test_one.py::test_one"]
    assert not Path("/dev/seedproof-mutant").exists()


def test_root_runs_no_mutants_where_devices_cannot_be_guarded(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("tools.suite.GUARD", ("false",))
    with pytest.raises(TestsFailError, match="another user"):
        Suite(tree, tree / "covered.json")


def test_a_test_that_fails_by_itself_kills_nothing(tree: Path) -> None:
    suite = Suite(tree, tree / "covered.json")
    told = next(mutant for mutant in mutations.mutants() if mutant.new == "(a <= 1)")
    (tree / "tests/core/test_one.py").write_text("def test_one():\n    assert False\n", "utf-8")

    assert mutants.left_by_likely([told], suite, until=1e12) == ([told], 1)
