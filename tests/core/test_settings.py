"""Settings that can be used and those that cannot, on both sides of each bound."""

from __future__ import annotations

from typing import Any

import pytest

from seedproof.core.errors import SettingsError
from seedproof.core.settings import Settings
from seedproof.core.settings_place import SettingsPlace

PLACE = SettingsPlace("seedproof.toml")
TEBIBYTE = 2**40


def refused(key: str, value: Any) -> str:
    """Return what is said of a setting, nothing where it can be used."""
    try:
        Settings.load({key: value}, PLACE)
    except SettingsError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("key", ["seeds", "suites", "reports", "baseline", "own-checks", "against", "seed-class"])
@pytest.mark.parametrize("path", ["../x", "x/../../y", "x\\..\\y", "/x", "\\x", "x\0", ""])
def test_a_path_that_may_lead_out_of_the_project_is_refused(key: str, path: str) -> None:
    written = f"{path}:Seed" if key == "seed-class" else path
    value = ["within", written] if key in ("own-checks", "against") else written

    assert refused(key, value).startswith(f"seedproof.toml: {key}: ")
    assert "is no path in the project" in refused(key, value)


@pytest.mark.parametrize("key", ["seeds", "suites", "reports", "baseline", "own-checks", "against", "seed-class"])
@pytest.mark.parametrize("path", ["x", "x/y", ".", "..x", "x..", "x/..y", "x\\y"])
def test_a_path_within_the_project_is_taken(key: str, path: str) -> None:
    written = f"{path}:Seed" if key == "seed-class" else path
    assert not refused(key, ["within", written] if key in ("own-checks", "against") else written)


@pytest.mark.parametrize(
    "name", ["idna", "punycode", "raw_unicode_escape", "raw-unicode-escape", "undefined", "unicode_escape", "utf-7", "UTF_7"]
)
def test_an_encoding_of_no_text_files_is_refused(name: str) -> None:
    assert f"no encoding of text files is called {name!r}" in refused("encoding", name)


@pytest.mark.parametrize("name", ["base64", "rot13", "utf-9", "", "x\0"])
def test_what_encodes_no_text_is_no_encoding(name: str) -> None:
    assert "no encoding of text files is called" in refused("encoding", name)


@pytest.mark.parametrize(("name", "known"), [("utf8", "utf-8"), ("Latin-1", "iso8859-1"), ("cp1252", "cp1252"), ("utf-8-sig", "utf-8-sig")])
def test_an_encoding_is_called_as_python_calls_it(name: str, known: str) -> None:
    assert Settings.load({"encoding": name}, PLACE).encoding == known


def test_the_longest_document_has_a_byte_at_least_and_a_tebibyte_at_most() -> None:
    assert [bool(refused("max-document-bytes", size)) for size in (0, 1, TEBIBYTE, TEBIBYTE + 1)] == [True, False, False, True]
    assert [bool(refused("max-document-bytes", size)) for size in (True, "5", 5.0)] == [True] * 3  # Python would take these for numbers
