"""Where something stands in the settings, as it is written there, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic.alias_generators import to_snake

from seedproof.core.errors import SettingsError
from seedproof.core.escape import VALUE_LENGTH, quoted
from seedproof.core.nearest import nearest

__all__ = ["SettingsPlace", "kebab", "names_of"]

_REFERENCE = "docs/reference/settings.md says what each key takes"
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class SettingsPlace(NamedTuple):
    """The table of settings in a file.

    - ``file``: its path, or what else the settings come from
    - ``keys``: those that lead to the table: ``tool``, ``seedproof`` in pyproject.toml
    """

    file: str
    keys: tuple[str, ...] = ()

    def of(self, *keys: str | int) -> str:
        """Return file and key of what ``keys`` lead to, as whoever wrote it would look for it; numbers, from 0, are of entries."""
        written = ""
        for key in (*self.keys, *keys):
            if isinstance(key, int):
                written += f" (entry {key + 1})"
            else:
                written += ("." if written else "") + (key if _BARE.fullmatch(key) and len(key) <= VALUE_LENGTH else quoted(key))
        return f"{self.file}: {written}" if written else self.file

    def error(self, model: type[BaseModel], refused: ValidationError) -> SettingsError:
        """Return the error for the first thing in the table that ``model`` refuses: sooner for an unknown key than for a missing one."""
        first = min(refused.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
        loc, known, about = _followed(model, first["loc"])
        if first["type"] == "extra_forbidden":
            return SettingsError(f"unknown key {quoted(loc[-1])}", where=self.of(*loc[:-1]), hint=nearest(str(loc[-1]), known))
        said = first["msg"].removeprefix("Value error, ").replace("tuple", "list")
        return SettingsError(f"{said[:1].lower()}{said[1:]}", where=self.of(*loc), hint=about or _REFERENCE)


def kebab(name: str) -> str:
    """Return a field's name as it is written in settings: ``id_field`` is ``id-field``."""
    return to_snake(name).replace("_", "-")


def names_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a table as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _followed(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[tuple[int | str, ...], list[str], str | None]:
    """Return the keys that lead to a place, without what the validator says of kinds of values, the names known there, and what it is."""
    kept: list[int | str] = []
    inside: Any = model
    about: str | None = None
    for part in loc:
        if isinstance(inside, type) and issubclass(inside, BaseModel):
            field = next((f for name, f in inside.model_fields.items() if part in (name, f.alias)), None)
            kept.append(part)
            if field is None:
                return tuple(kept), names_of(inside), None
            inside, about = field.annotation, f"{part} is: {field.description}" if field.description else None
        elif isinstance(part, int) or _is_mapping(inside):
            kept.append(part)
            inside = (*get_args(inside), None)[1 if _is_mapping(inside) else 0]
    return tuple(kept), names_of(inside) if isinstance(inside, type) and issubclass(inside, BaseModel) else [], about


def _is_mapping(kind: Any) -> bool:
    origin = getattr(kind, "__origin__", None)
    return isinstance(origin, type) and issubclass(origin, Mapping)
