"""What is remembered is of one state: of all that what was found depends on, and of nothing else, such as the order of a set."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from pydantic import BaseModel, PrivateAttr

from seedproof import CheckSelection
from seedproof.corpus.policy import Policy
from seedproof.run.state import canonical, state_of


@dataclass(frozen=True)
class _Pair:
    one: object
    other: object


class _Model(BaseModel):
    number: int
    _seen: int = PrivateAttr(0)


def _model(number: int, seen: int) -> _Model:
    model = _Model(number=number)
    model._seen = seen
    return model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2), ("a", "b"), (None, 0), ({"a": 1}, {"a": 2}), ({"a": 1}, {"b": 1}), ({1, 2}, {1, 3}), ([1, 2], [2, 1]), ((1, 2), (1,)),
        (np.array([1, 2]), np.array([1, 3])), (np.array([1, 2], np.int8), np.array([1, 2], np.int16)), (np.zeros((2, 3)), np.zeros((3, 2))),
        (int, str), (_Pair(1, 2), _Pair(1, 3)), (_model(1, 0), _model(2, 0)), (_model(1, 0), _model(1, 1)),
        ([np.array([1])], [np.array([2])]), ({"a": {"b": 1}}, {"a": {"b": 2}}),
    ],
)  # fmt: skip
def test_what_differs_is_told_apart(one: object, other: object) -> None:
    assert repr(canonical(one)) != repr(canonical(other))
    assert repr(canonical(one)) == repr(canonical(one))


def test_the_order_of_sets_and_tables_is_none_of_it() -> None:
    assert canonical({"b": 1, "a": {2, 1}}) == canonical({"a": {1, 2}, "b": 1})


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of the project, which its checks have imported."""
    file = tmp_path / "helper.py"
    file.write_text("VALUE = 1\n", encoding="utf-8")
    module = ModuleType("seedproof_test_helper")
    module.__file__ = str(file)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module


@pytest.mark.parametrize("own", [True, False])
def test_code_of_the_project_is_part_of_its_state_where_it_has_checks_of_its_own(
    module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    for name in [name for name in sys.modules if name.startswith("seedproof_own_")]:  # of other tests
        monkeypatch.delitem(sys.modules, name)
    if own:
        monkeypatch.setitem(sys.modules, "seedproof_own_checks", ModuleType("seedproof_own_checks"))
    checks = CheckSelection.of(select=["glued-words"]).checks()
    before = state_of(checks, Policy(), tmp_path)
    other = tmp_path / "another.py"
    other.write_text("VALUE = 2\n", encoding="utf-8")
    module.__file__ = str(other)

    assert (state_of(checks, Policy(), tmp_path) != before) is own


@pytest.mark.parametrize(
    ("name", "folder", "counts"),
    [
        ("helper_of_a_check", "elsewhere", False),
        ("helper_of_a_check", "project/site-packages", False),
        ("helper_of_a_check", "project/lib", True),
        ("seedproof_own_helper", "elsewhere", True),
    ],
)
def test_modules_in_the_project_count_and_its_own_code_wherever_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str, counts: bool
) -> None:
    monkeypatch.setitem(sys.modules, "seedproof_own_checks", ModuleType("seedproof_own_checks"))
    checks = CheckSelection.of(select=["glued-words"]).checks()
    (tmp_path / folder).mkdir(parents=True)
    before = state_of(checks, Policy(), tmp_path / "project")
    module = ModuleType(name)
    module.__file__ = str(tmp_path / folder / "helper.py")
    Path(module.__file__).write_text("VALUE = 1\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, name, module)

    assert (state_of(checks, Policy(), tmp_path / "project") != before) is counts
