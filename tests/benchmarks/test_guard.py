"""The guard fails where a build is too slow beside another, and says why where it measures nothing."""

from __future__ import annotations

import pytest
from benchmarks import guard


def test_the_least_times_are_compared_since_others_only_add_to_them() -> None:
    rounds = [{guard.NOW: 1.3, guard.BEFORE: 2.0}, {guard.NOW: 2.6, guard.BEFORE: 1.0}]

    assert guard.ratio(rounds) == pytest.approx(1.3)


def test_a_revision_that_is_not_there_is_said_and_fails_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["guard.py"])
    monkeypatch.setattr(guard, "last_release", lambda: "0" * 40)

    assert guard.main() == 0
    assert "skipped" in capsys.readouterr().out


def test_the_file_names_a_whole_revision() -> None:
    assert len(guard.named()) == 40
    assert not guard.is_there("no such revision")
