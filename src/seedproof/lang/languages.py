"""The languages that are told apart: what ``data/languages.toml`` says of each, and the files in its folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Literal, get_args

from seedproof.core.errors import SettingsError
from seedproof.text.codepoints import SCRIPTS

__all__ = ["ANY", "LANGUAGES", "UNKNOWN", "Language", "folder", "known_by", "language_folders"]

KnownBy = Literal["lexicon", "script", "small-words"]

#: The folder of what belongs to no one language.
ANY: Final = "any"
#: The number of a language that is not known.
UNKNOWN: Final = -1


@dataclass(frozen=True)
class Language:
    """One language.

    ``code``: ISO 639-1 · ``name``: in English · ``known_by``: what a line of it is told by · ``scripts``: those of ``codepoints.SCRIPTS``
    that it is written in.
    """

    code: str
    name: str
    known_by: KnownBy
    scripts: tuple[str, ...]


def folder(code: str) -> Traversable:
    """Return the folder of what a language knows."""
    return files("seedproof.lang").joinpath("data", code)


@cache
def language_folders() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, in order, and ``any``."""
    return tuple(sorted(entry.name for entry in files("seedproof.lang").joinpath("data").iterdir() if entry.is_dir()))


@cache
def known_by(kind: KnownBy) -> tuple[Language, ...]:
    """Return the languages that are known by their lexicon, their script or their small words, in the order of the table."""
    return tuple(language for language in _table() if language.known_by == kind)


@cache
def _table() -> tuple[Language, ...]:
    """Read the table. Raises SettingsError where a row breaks its rules."""
    where = "lang/data/languages.toml"
    found = []
    for code, row in tomllib.loads(files("seedproof.lang").joinpath("data/languages.toml").read_text("utf-8")).items():
        if (
            set(row) != {"name", "known-by", "scripts"}
            or row["known-by"] not in get_args(KnownBy)
            or not set(row["scripts"]) <= set(SCRIPTS)
        ):
            raise SettingsError(
                f"cannot use {row}", where=f"{where}: {code}", hint="give name, known-by and scripts as the rows beside it do"
            )
        found.append(Language(code, row["name"], row["known-by"], tuple(row["scripts"])))
    _require_one_language_a_script(found, where)
    return tuple(found)


def _require_one_language_a_script(found: list[Language], where: str) -> None:
    """Raise SettingsError where two languages claim to be known by one script."""
    claimed: dict[str, str] = {}
    for language in found:
        for script in language.scripts if language.known_by == "script" else ():
            if claimed.setdefault(script, language.code) != language.code:
                hint = "only one language may be known by a script; let the other be known by its lexicon or small words"
                raise SettingsError(f"claims the script {script} as {claimed[script]} does", where=f"{where}: {language.code}", hint=hint)


#: The codes of the languages told apart; a language's number is its index here.
LANGUAGES: Final = tuple(language.code for language in _table())
