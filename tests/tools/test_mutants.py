"""Mutants are sound Python that differs from the code, each in one place; a test that fails kills one, and one that none tells lives."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tools import mutants
from tools.mutants import ROOT, Mutant


def changed(mutant: Mutant) -> bytes:
    source = (ROOT / mutant.file).read_bytes()
    return source[: mutant.start] + mutant.new.encode() + source[mutant.end :]


@pytest.mark.skipif(not (ROOT / mutants.PACKAGE).is_dir(), reason="the sources are out of the way of the wheel")
def test_every_mutant_can_be_compiled_and_differs() -> None:
    drawn = mutants.mutants()

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
    monkeypatch.setattr(mutants, "ROOT", tmp_path)

    assert sorted(mutant.new for mutant in mutants.mutants()) == sorted([
        "(0)", "(2)", "(not a and a < 2)", "(a)", "(a <= 2)", "(1)", "(3)", "pass", "return None", "(a - 3)", "(2)", "(4)",
    ])  # fmt: skip


def test_a_file_is_mirrored_by_the_test_of_its_name_by_its_cases_or_by_those_of_its_room() -> None:
    package = mutants.PACKAGE
    assert mutants.tests_of(package / "corpus/readers.py", ROOT) == ["tests/corpus/test_readers.py"]
    assert mutants.tests_of(package / "checks/spelling/variants/hyphen_variant.py", ROOT) == ["tests/test_cases.py", "-k", "hyphen-variant"]
    assert "tests/run/test_run.py" in mutants.tests_of(package / "run/local.py", ROOT)


def test_a_mutant_that_a_test_tells_is_killed_and_the_file_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "src/one.py").write_text("ONE = 1\nTWO = 2\n", "utf-8")
    (tmp_path / "tests/test_one.py").write_text("import one\ndef test_one():\n    assert one.ONE == 1\n", "utf-8")
    monkeypatch.setattr(mutants, "tests_of", lambda _file, _tree: ["tests/test_one.py"])
    monkeypatch.setattr(mutants, "BROAD", ("tests",))

    told, untold = (Mutant(Path("src/one.py"), line, at, at + 1, "(3)") for line, at in ((1, 6), (2, 14)))
    assert "test_one.py::test_one" in (mutants.killer(told, tmp_path, broad=True) or "")
    assert mutants.killer(untold, tmp_path, broad=False) is None
    assert (tmp_path / "src/one.py").read_text("utf-8") == "ONE = 1\nTWO = 2\n"
