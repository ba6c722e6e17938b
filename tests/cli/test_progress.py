"""The bar of each command that shows one is full when all was looked at: steps add up to the bytes that were announced."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, small_project


class Bar:
    """What a bar was told."""

    def __init__(self) -> None:
        self.total = self.done = 0

    @contextmanager
    def shown(self, size: Callable[[], int]) -> Iterator[Callable[[int], None]]:
        """Stand for the bar of a command."""
        self.total += size()
        yield self.advance

    def advance(self, done: int) -> None:
        """Take a step."""
        assert done >= 0
        self.done += done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small_project(tmp_path / "corpus")
    (project / "seeds" / "ferry.txt").write_text(BROKEN + "“Été”, said Zoë.\n", encoding="utf-8")
    (project / "seeds" / "boat.txt").write_text(CLEAN.replace("ferry", "boat"), encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mill.txt").write_text(CLEAN.replace("ferry", "mill"), encoding="utf-8")
    return project


@pytest.mark.parametrize(
    ("arguments", "folders"),
    [
        (["check"], ["seeds"]),
        (["check", "seeds/boat.txt", "../other"], ["seeds/boat.txt", "../other"]),
        (["check", "--against", "../other"], ["seeds", "../other"]),
        (["gate"], ["seeds"]),
        (["gate", "--against", "../other"], ["seeds", "../other"]),
        (["docs"], ["seeds"]),
        (["spellings"], ["seeds"]),
        (["table"], ["seeds"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_bar_is_full_in_the_end(project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], folders: list[str]) -> None:
    places = [project / folder for folder in folders]
    files = [file for place in places for file in ([place] if place.is_file() else place.iterdir())]
    command = importlib.import_module(f"seedproof.cli.{arguments[0]}")
    for _ in range(2):  # the second time a check remembers
        bar = Bar()
        monkeypatch.setattr(command, "progress_bar", bar.shown)
        assert seedproof(project, *arguments).returncode in (0, 1)
        assert bar.total == bar.done == sum(file.stat().st_size for file in files)
