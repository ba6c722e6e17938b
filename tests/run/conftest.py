"""A project of three seeds, with the suites that it takes an own check from."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "seedproof.toml").write_text("own-checks = ['checks/*.py']\n", encoding="utf-8")
    (tmp_path / "checks").mkdir()
    (tmp_path / "seeds").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"Title {name}\n\nThe word sheep stands here.\n", encoding="utf-8")
    return Project.around(tmp_path)
