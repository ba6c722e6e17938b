"""Files of settings: which are looked at, what of them is read, and what is said of those that cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from seedproof.core.errors import SettingsError
from seedproof.core.settings_file import NO_OWN_CODE, names_code, own_code_is_off, parsed, settings_around, text_of


def said(path: Path) -> str:
    """Return what is said of a file that cannot be read."""
    with pytest.raises(SettingsError) as told:
        text_of(path, "UTF-8 TOML")
    assert told.value.where == str(path)
    assert told.value.hint == "mend the file; it must be UTF-8 TOML"
    return told.value.what


def test_what_is_no_file_is_told_as_what_it_is(tmp_path: Path) -> None:
    assert said(tmp_path) == "cannot be read: it is a folder"
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        assert said(tmp_path / "pipe") == "cannot be read: it is no file"


def test_a_byte_that_is_no_text_is_named_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a = 'caf\xe9'")
    assert said(tmp_path / "a") == "cannot be read: byte 8 is not UTF-8"


def test_a_file_that_is_not_there_has_no_text_and_one_below_a_file_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("é", encoding="utf-8")

    assert text_of(tmp_path / "b", "text") is None
    assert text_of(tmp_path / "a" / "b", "text") is None
    assert text_of(tmp_path / "a", "text") == "é"


@pytest.mark.parametrize(
    ("text", "why"),
    [("a = ", "Invalid value"), ("a = 1\na = 2", "Cannot overwrite"), ("a = " + "9" * 5000, "digits"), ("a = " + "[" * 9999, "nested")],
)
def test_what_is_no_toml_is_told(text: str, why: str) -> None:
    with pytest.raises(SettingsError, match=f"x.toml: cannot be read: .*{why}"):
        parsed(text, Path("x.toml"))


@pytest.mark.parametrize("key", ["own-checks", "own_checks", "seed-class", "seed_class"])
def test_settings_name_code_however_the_key_is_written(key: str) -> None:
    assert names_code({key: "checks/a.py"}) is True
    assert names_code({key: ""}) is False
    assert names_code({"seeds": "x"}) is False


@pytest.mark.parametrize(("value", "off"), [(None, False), ("", False), ("0", False), ("1", True), ("no", True)])
def test_own_code_is_off_where_the_variable_says_anything_but_0(monkeypatch: pytest.MonkeyPatch, value: str | None, off: bool) -> None:
    monkeypatch.delenv(NO_OWN_CODE, raising=False)
    if value is not None:
        monkeypatch.setenv(NO_OWN_CODE, value)
    assert own_code_is_off() is off


def test_the_nearest_settings_hold_and_those_of_the_tool_itself_first(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    assert settings_around(inner) == (inner, {}, None, ())

    (tmp_path / "pyproject.toml").write_text('[tool.seedproof]\nseeds = "x"\n', encoding="utf-8")
    assert settings_around(inner) == (tmp_path, {"seeds": "x"}, tmp_path / "pyproject.toml", ("tool", "seedproof"))
    (tmp_path / "seedproof.toml").write_text('seeds = "y"\n', encoding="utf-8")
    assert settings_around(inner) == (tmp_path, {"seeds": "y"}, tmp_path / "seedproof.toml", ())
    (inner.parent / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")  # says nothing of the corpus
    assert settings_around(inner).root == tmp_path
    (inner.parent / "pyproject.toml").write_text("[tool.seedproof]\n", encoding="utf-8")
    assert settings_around(inner).root == inner.parent
