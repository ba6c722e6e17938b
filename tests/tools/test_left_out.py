"""A wheel that lacks a file of data is told before anything is installed."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.test_wheel import left_out


def test_files_that_a_wheel_lacks_are_named(tmp_path: Path) -> None:
    for name in ("__init__.py", "data/en/words.txt", "data/weights.npz", "__pycache__/a.pyc"):
        file = tmp_path / "src" / "package" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    wheel = tmp_path / "package.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("package/__init__.py", "x")
        archive.writestr("package/data/en/words.txt", "x")

    assert left_out(wheel, tmp_path / "src" / "package") == ["package/data/weights.npz"]
