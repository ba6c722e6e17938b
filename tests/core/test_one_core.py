"""Whatever library multiplies is asked for one core, unless whoever starts the command has said otherwise."""

from __future__ import annotations

import os

import pytest

from seedproof.core import one_core

LIBRARIES = {"MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"}


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LIBRARIES:
        monkeypatch.setenv(name, "")  # so that it is put back
        monkeypatch.delenv(name)


def test_every_library_is_asked() -> None:
    before = set(os.environ)
    assert not one_core.is_asked_for()
    one_core.request()
    assert {name: os.environ[name] for name in set(os.environ) - before} == dict.fromkeys(LIBRARIES, "1")
    assert one_core.is_asked_for()


@pytest.mark.parametrize("name", sorted(LIBRARIES))
def test_a_number_that_is_set_stays(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "2")
    one_core.request()
    assert os.environ[name] == "2"
    assert not one_core.is_asked_for()
