"""What packages offer is found wherever they are installed, and where they offer nothing the standard library is not asked."""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from pathlib import Path
from zipfile import ZipFile

import pytest

from seedproof.corpus.installed import entry_points

OFFERED = "[seedproof.tests]\nfence = some.module:Fence\n"


@pytest.fixture(autouse=True)
def _only_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out finders of editable packages, which are always asked."""
    monkeypatch.setattr(sys, "meta_path", [finder for finder in sys.meta_path if not hasattr(finder, "find_distributions")] + [PathFinder])


def package(folder: Path, kind: str) -> None:
    (folder / f"fence-1.0.{kind}").mkdir(parents=True)
    (folder / f"fence-1.0.{kind}" / "entry_points.txt").write_text(OFFERED, encoding="utf-8")
    (folder / f"fence-1.0.{kind}" / ("METADATA" if kind == "dist-info" else "PKG-INFO")).write_text(
        "Name: fence\nVersion: 1.0\n", encoding="utf-8"
    )


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_a_package_in_any_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    package(tmp_path / "packages", kind)
    assert not list(entry_points("seedproof.tests"))

    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    assert [point.name for point in entry_points("seedproof.tests")] == ["fence"]
    assert not list(entry_points("seedproof.others"))


def test_the_current_folder_is_one_of_them_where_python_looks_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "dist-info")
    monkeypatch.chdir(tmp_path)
    assert not list(entry_points("seedproof.tests"))

    monkeypatch.syspath_prepend("")
    assert [point.name for point in entry_points("seedproof.tests")] == ["fence"]


def test_a_package_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "packages.zip", "w") as archive:
        archive.writestr("fence-1.0.dist-info/entry_points.txt", OFFERED)
        archive.writestr("fence-1.0.dist-info/METADATA", "Name: fence\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path / "packages.zip"))
    assert [point.name for point in entry_points("seedproof.tests")] == ["fence"]
