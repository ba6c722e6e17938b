"""Tell which languages there are: what ``data/languages.toml`` says of each, and where the files of each lie."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from pydantic import ConfigDict, TypeAdapter, ValidationError

from seedproof.core.errors import SettingsError
from seedproof.core.settings_place import kebab
from seedproof.text.codepoints import SCRIPTS
from seedproof.text.compiled import compiled, packed, unpacked

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


def folder(code: str) -> Traversable:
    """Return the folder of what a language knows."""
    return files("seedproof.lang").joinpath("data", code)


@cache
def language_folders(file: str | None = None) -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, in order, and ``any``; those with a ``file`` of that name, if one is given."""
    return tuple(code for code, names in _known()["folders"].items() if file is None or file in names)


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that are told apart, in the order of the table."""
    return tuple(Language(**{**row, "scripts": tuple(row["scripts"])}) for row in _known()["languages"])


@cache
def _known() -> Mapping[str, Any]:
    """Return the rows of the table, and the names of the files in each folder."""
    return json.loads(unpacked(_packed().json))


class _Packed(NamedTuple):
    json: npt.NDArray[np.uint8]


@compiled(_Packed)
def _packed() -> _Packed:
    found = read_table(files("seedproof.lang").joinpath("data/languages.toml").read_text("utf-8"))
    folders = sorted(
        (entry for entry in files("seedproof.lang").joinpath("data").iterdir() if entry.is_dir()), key=lambda entry: entry.name
    )
    names = {entry.name: sorted(file.name for file in entry.iterdir()) for entry in folders}
    return _Packed(packed(json.dumps({"languages": [asdict(language) for language in found], "folders": names})))


@cache
def known_by(kind: KnownBy) -> tuple[Language, ...]:
    """Return the languages that are known by their lexicon, their script or their small words, in the order of the table."""
    return tuple(language for language in languages() if language.known_by == kind)


def read_table(table: str) -> tuple[Language, ...]:
    """Return the languages of a table's text. Raises SettingsError where a row breaks its rules, or two rows claim one thing."""
    import tomllib

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
        language = TypeAdapter(Language).validate_python({"code": code, **row})
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
