"""The page of a check that is gone is not removed before its code is retired."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import generate

PAGE = "<!-- -->\n# old-check (GRB309)\n\nFamily `garbled`, severity `error`.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs/checks").mkdir(parents=True)
    (tmp_path / "docs/checks/old-check.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "contents", lambda: {tmp_path / "docs/checks/README.md": "all of them"})
    monkeypatch.setattr("sys.argv", ["generate"])
    return tmp_path / "docs/checks"


def test_a_check_that_is_gone_has_to_be_retired_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main() == 1

    assert (root / "old-check.md").exists()
    assert "old-check (GRB309) is gone; put its code and name into RETIRED" in capsys.readouterr().err


def test_the_page_of_a_retired_check_is_removed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "RETIRED", {"GRB309": "old-check"})

    assert generate.main() == 0

    assert [file.name for file in root.iterdir()] == ["README.md"]


def test_check_names_what_is_stale_and_writes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["generate", "--check"])

    assert generate.main() == 1

    assert [line.partition(" (")[0] for line in capsys.readouterr().out.splitlines()] == [
        "stale: docs/checks/README.md",
        "stale: docs/checks/old-check.md",
    ]
    assert [file.name for file in root.iterdir()] == ["old-check.md"]
