"""What is remembered between runs: entries that only the user who signed them reads, whatever lies in the folder."""

from __future__ import annotations

import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from seedproof.corpus import cache
from seedproof.corpus.cache import FOLDER, Cache, cache_of, user_key
from seedproof.corpus.project import Project

NAME, OTHER = "ab" * 20, "cd" * 20


@pytest.fixture
def made(tmp_path: Path) -> Cache:
    return Cache(tmp_path / FOLDER, b"k" * 32)


def file_of(tmp_path: Path) -> Path:
    return tmp_path / FOLDER / NAME[:2] / NAME[2:]


def test_an_entry_is_what_was_put_there(made: Cache) -> None:
    assert made.get(NAME) is None
    made.put(NAME, b"found")
    made.put(OTHER, b"")

    assert (made.get(NAME), made.get(OTHER)) == (b"found", b"")


@pytest.mark.parametrize("damage", [lambda _: b"", lambda b: b[:10], lambda b: b[:-1], lambda b: b + b"x", lambda b: b[:32] + b"other"])
def test_a_damaged_entry_is_none(made: Cache, tmp_path: Path, damage: object) -> None:
    made.put(NAME, b"found")
    file = file_of(tmp_path)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]

    assert made.get(NAME) is None


def test_an_entry_that_somebody_else_has_signed_is_none(made: Cache, tmp_path: Path) -> None:
    Cache(tmp_path / FOLDER, b"x" * 32).put(NAME, b"nothing is wrong")

    assert made.get(NAME) is None


def test_an_entry_under_another_name_is_none(made: Cache, tmp_path: Path) -> None:
    made.put(OTHER, b"of another document")
    file_of(tmp_path).parent.mkdir(parents=True)
    file_of(tmp_path).write_bytes((tmp_path / FOLDER / OTHER[:2] / OTHER[2:]).read_bytes())

    assert made.get(NAME) is None


def test_no_repository_and_no_backup_takes_the_folder(made: Cache, tmp_path: Path) -> None:
    made.put(NAME, b"found")

    assert (tmp_path / FOLDER / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert (tmp_path / FOLDER / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_what_was_of_no_use_for_longest_goes_where_there_is_too_much(made: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 1000)
    names = [f"{number:040x}" for number in range(10)]
    for age, name in enumerate(names):
        made.put(name, b"x" * 100)
        path = tmp_path / FOLDER / name[:2] / name[2:]
        os.utime(path, ns=(age * 10**9, age * 10**9))
    assert made.get(names[0])  # it is of use now

    made.trim()

    assert [name for name in names if made.get(name)] == [names[0], *names[5:]]


def test_where_nothing_can_be_written_nothing_is_kept(made: Cache, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    made.put(NAME, b"found")
    made.trim()

    assert made.get(NAME) is None


def test_many_write_and_read_at_once(tmp_path: Path) -> None:
    def write_and_read(number: int) -> set[bytes | None]:
        one = Cache(tmp_path / FOLDER, b"k" * 32)
        one.put(NAME, b"%d" % number * 10_000)
        return {one.get(NAME) for _ in range(20)}

    with ThreadPoolExecutor(8) as pool:
        seen = set().union(*pool.map(write_and_read, range(32)))
    assert seen <= {b"%d" % number * 10_000 for number in range(32)}
    assert [path.name for path in (tmp_path / FOLDER).rglob("*.tmp")] == []


def project(folder: Path) -> Project:
    (folder / "seedproof.toml").write_text("", encoding="utf-8")
    return Project.around(folder)


def test_a_folder_without_settings_has_no_cache(tmp_path: Path) -> None:
    assert cache_of(Project.around(tmp_path)) is None
    assert cache_of(project(tmp_path)) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_that_leads_elsewhere_is_none(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / FOLDER).symlink_to(tmp_path / "elsewhere")

    assert cache_of(project(tmp_path / "corpus")) is None


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such modes")
def test_a_key_that_others_may_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    key = user_key()
    assert key is not None
    assert len(key) == 32
    assert user_key() == key
    file = tmp_path / "seedproof" / "key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    file.chmod(0o644)
    assert user_key() is None
    file.chmod(0o600)
    file.write_bytes(b"short")
    assert user_key() is None


def test_without_a_home_there_is_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "file" / "below"))
    assert user_key() is None
