"""Tables that are kept equal what the texts say, and a kept one that does not hold good any more is not used."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from seedproof.text import compiled
from seedproof.text.compiled import Compiled, every_table, packed, unpacked

SOURCES = Path(__file__).parent.parent.parent / "src"
PACKAGE = Path(compiled.__file__).parent.parent


TABLES = {table.file_name(*arguments): (table, arguments) for table, arguments in every_table()}
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut in its header": lambda b: b[:20],
    "cut in its columns": lambda b: b[:-70],
    "something else": lambda b: b"x" * len(b),
    "another header": lambda b: b[:8] + b"{}" + b[10:],
}


def same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return all(a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes() for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_that_is_kept_is_what_would_be_worked_out(name: str) -> None:
    table, arguments = TABLES[name]
    table.read(*arguments)  # keeps it, where that can be done

    assert same(table.read(*arguments), table.compute(*arguments))


def test_a_wheel_brings_all_tables() -> None:
    if PACKAGE.is_relative_to(SOURCES):
        pytest.skip("this is a source tree, which keeps its own")
    kept = PACKAGE / compiled.FOLDER
    assert sorted(file.name for file in kept.iterdir()) == sorted(TABLES)
    assert all(b'"shipped"' in file.read_bytes()[:60] for file in kept.iterdir())


class Columns(NamedTuple):
    numbers: npt.NDArray[np.int64]
    nothing: npt.NDArray[np.float32]
    text: npt.NDArray[np.uint8]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package with a source that ``table`` reads."""
    (tmp_path / "numbers.txt").write_text("3 1 2", encoding="utf-8")
    monkeypatch.setattr(compiled, "_PACKAGE", tmp_path)
    monkeypatch.setattr(compiled, "state", compiled.state.__wrapped__)
    return tmp_path


def table(package: Path) -> tuple[Compiled[Columns], list[str]]:
    worked_out: list[str] = []

    def compute() -> Columns:
        text = (package / "numbers.txt").read_text(encoding="utf-8")
        worked_out.append(text)
        return Columns(np.array([int(n) for n in text.split()], np.int64).reshape(-1, 1), np.zeros((0, 4), np.float32), packed(text))

    return Compiled(Columns, compute, lambda: [()]), worked_out


def test_a_table_is_worked_out_once(package: Path) -> None:
    made, worked_out = table(package)

    found = [made.read() for _ in range(3)]

    assert worked_out == ["3 1 2"]
    assert found[1].numbers.tolist() == [[3], [1], [2]]
    assert found[1].nothing.shape == (0, 4)
    assert unpacked(found[1].text) == "3 1 2"
    assert not any(column.flags.writeable for column in found[1] if column.size)


@pytest.mark.parametrize("edit", ["longer", "touched", "another file"])
def test_after_an_edit_it_is_worked_out_anew(package: Path, edit: str) -> None:
    made, worked_out = table(package)
    made.read()

    source = package / "numbers.txt"
    if edit == "longer":
        source.write_text("3 1 2 4", encoding="utf-8")
        os.utime(source, ns=(0, 0))
    elif edit == "touched":
        time = source.stat().st_mtime_ns
        source.write_text("3 1 7", encoding="utf-8")
        os.utime(source, ns=(time, time + 1))
    else:
        (package / "more.txt").write_text("8", encoding="utf-8")

    assert made.read().numbers.ravel().tolist() == [int(n) for n in source.read_text(encoding="utf-8").split()]
    assert len(worked_out) == 2
    made.read()
    assert len(worked_out) == 2


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_table_is_worked_out_and_mended(package: Path, damage: str) -> None:
    made, worked_out = table(package)
    made.read()
    (file,) = (package / compiled.FOLDER).iterdir()
    file.write_bytes(DAMAGES[damage](file.read_bytes()))

    assert made.read().numbers.tolist() == [[3], [1], [2]]
    assert len(worked_out) == 2
    made.read()
    assert len(worked_out) == 2


def test_where_nothing_can_be_written_it_is_worked_out_each_time(package: Path) -> None:
    made, worked_out = table(package)
    (package / compiled.FOLDER).write_text("in the way", encoding="utf-8")

    assert [made.read().numbers.size for _ in range(2)] == [3, 3]
    assert len(worked_out) == 2
