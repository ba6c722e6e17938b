"""Tell which languages there are: what ``data/languages.toml`` says of each, and where the files of each lie."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from pydantic import ConfigDict, TypeAdapter, ValidationError

from seedproof.core.errors import SettingsError
from seedproof.core.settings_place import kebab
from seedproof.text.codepoints import SCRIPTS

__all__ = [
    "ANY",
    "LANGUAGES",
    "UNKNOWN",
    "KnownBy",
    "Language",
    "folder",
    "known_by",
    "language_folders",
    "languages",
    "numbers",
    "read_table",
]

KnownBy = Literal["lexicon", "script", "small-words"]

#: The folder of what belongs to no one language.
ANY: Final = "any"
#: The number of a language that is not known.
UNKNOWN: Final = -1

_TABLE: Final = "lang/data/languages.toml"


@dataclass(frozen=True)
class Language:
    """Hold a row of the table.

    ``code``: ISO 639-1
    ``name``: in English
    ``known_by``: what a line of it is told by
    ``scripts``: those of ``codepoints.SCRIPTS`` that it is written in
    ``inflects_names``: whether names change their endings in a sentence
    ``small_lexicon``: whether its lexicon was counted in a small text, which it fits too well
    """

    __pydantic_config__ = ConfigDict(extra="forbid", alias_generator=kebab)

    code: str
    name: str
    known_by: KnownBy
    scripts: tuple[str, ...]
    inflects_names: bool = False
    small_lexicon: bool = False


_LANGUAGE: Final = TypeAdapter(Language)


def folder(code: str) -> Traversable:
    """Return the folder of what a language knows."""
    return files("seedproof.lang").joinpath("data", code)


@cache
def language_folders() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, in order, and ``any``."""
    return tuple(sorted(entry.name for entry in files("seedproof.lang").joinpath("data").iterdir() if entry.is_dir()))


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that are told apart, in the order of the table."""
    return read_table(files("seedproof.lang").joinpath("data/languages.toml").read_text("utf-8"))


@cache
def known_by(kind: KnownBy) -> tuple[Language, ...]:
    """Return the languages that are known by their lexicon, their script or their small words, in the order of the table."""
    return tuple(language for language in languages() if language.known_by == kind)


def read_table(table: str) -> tuple[Language, ...]:
    """Return the languages of a table's text. Raises SettingsError where a row breaks its rules, or two rows claim one thing."""
    try:
        rows = tomllib.loads(table)
    except tomllib.TOMLDecodeError as error:  # two rows with one code, too
        raise SettingsError(str(error), where=_TABLE, hint="give each language one row of its own") from None
    found = [_language(code, row) for code, row in rows.items()]
    _require_one_owner(((language.name, language.code) for language in found), "name", "one language has one row and one folder")
    claims = ((script, language.code) for language in found if language.known_by == "script" for script in language.scripts)
    _require_one_owner(claims, "script", "only one language is known by a script; let the other be known by its lexicon or small words")
    return tuple(found)


def _language(code: str, row: Mapping[str, Any]) -> Language:
    """Return the language of a row."""
    try:
        language = _LANGUAGE.validate_python({"code": code, **row})
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'row'}: {e['msg'].lower()}" for e in error.errors(include_url=False))
        raise SettingsError(problems, where=f"{_TABLE}: {code}", hint="write it as the rows beside it") from None
    unknown = set(language.scripts) - set(SCRIPTS)
    if unknown or not language.scripts:
        what = f"unknown script {', '.join(sorted(unknown))}" if unknown else "no script"
        raise SettingsError(what, where=f"{_TABLE}: {code}", hint=f"use some of {', '.join(SCRIPTS[2:])}")
    return language


def _require_one_owner(claims: Iterable[tuple[str, str]], what: str, hint: str) -> None:
    """Raise SettingsError where two languages claim one thing."""
    owners: dict[str, str] = {}
    for thing, code in claims:
        if owners.setdefault(thing, code) != code:
            raise SettingsError(f"claims the {what} {thing}, as {owners[thing]} does", where=f"{_TABLE}: {code}", hint=hint)


#: The codes of the languages told apart; a language's number is its index here.
LANGUAGES: Final = tuple(language.code for language in languages())


@cache
def numbers(kind: KnownBy) -> npt.NDArray[np.int8]:
    """Return the numbers of the languages that are known by one thing."""
    return np.array([LANGUAGES.index(language.code) for language in known_by(kind)], np.int8)
