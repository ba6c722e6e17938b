"""Reading ``checks/spellings.toml``, the spellings that a corpus has agreed on."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel, ValidationError

from seedproof.core.errors import SettingsError
from seedproof.core.escape import quoted
from seedproof.core.nearest import nearest
from seedproof.core.settings_file import parsed, text_of
from seedproof.core.settings_place import kebab
from seedproof.core.spellings import NONE_AGREED, NeverConfuse, Spelling, Spellings

__all__ = ["FILE", "read_spellings"]

FILE = "spellings.toml"
_TABLES: dict[str, type[BaseModel]] = {"spelling": Spelling, "never-confuse": NeverConfuse}


def read_spellings(path: Path) -> Spellings:
    """Return what ``path`` says, nothing where there is no such file. Raises SettingsError with file and line."""
    text = text_of(path, "UTF-8 TOML")
    if text is None:
        return NONE_AGREED
    content = parsed(text, path)
    try:
        return Spellings.model_validate(content)
    except ValidationError as error:
        raise _settings_error(error, path, text) from None


def _settings_error(error: ValidationError, path: Path, text: str) -> SettingsError:
    """Return an error for the first thing that is wrong, with the line of the table it stands in."""
    # A misspelt key is a missing one too: say what was misspelt.
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    keys = [str(part) for part in first["loc"]]
    where = f"{path}:{_line(text, keys, first.get('ctx', {}).get('form', ''))}"
    if first["type"] == "extra_forbidden":
        known = [kebab(field) for field in _TABLES[keys[0]].model_fields] if len(keys) > 1 else [f"[[{table}]]" for table in _TABLES]
        hint = nearest(keys[-1], known) if len(keys) > 1 else nearest(f"[[{keys[0]}]]", known)
        return SettingsError(f"unknown key {quoted(keys[-1])}", where=where, hint=hint)
    what = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        what = f"{keys[-1]!r} is missing"
    elif len(keys) > 2:
        what = f"{'.'.join(keys[2:])}: {what[0].lower()}{what[1:]}".replace("tuple", "list")
    return SettingsError(what, where=where, hint="`seedproof spellings --format toml` prints entries of the right form")


def _line(text: str, keys: list[str], form: str) -> int:
    """Return the line on which the table of a location such as ``spelling, 2, variants`` begins, or the last one that has ``form``."""
    heads = [m.start() for m in re.finditer(rf"^[ \t]*\[\[?[ \t]*\"?{re.escape(keys[0])}\b", text, re.MULTILINE)] if keys else []
    number = int(keys[1]) if len(keys) > 1 and keys[1].isdigit() else 0
    at = heads[number] if number < len(heads) else max(text.rfind(f'"{form}"' if form else "".join(keys[:1])), 0)
    return text.count("\n", 0, at) + 1
