"""The suites of a corpus as they are written: ``checks/*.json``, read and verified without Great Expectations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from seedproof.core.errors import SettingsError
from seedproof.run.gate import SuiteSeverity

__all__ = ["Entry", "SuiteFile", "columns_in", "read_suite", "suite_files"]


class Entry(BaseModel):
    """One expectation, as GX writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    kwargs: dict[str, Any] = Field(default_factory=dict)
    severity: SuiteSeverity = "critical"
    meta: dict[str, Any] | None = None
    notes: str | list[str] | None = None
    description: str | None = None
    id: str | None = None
    rendered_content: Any = Field(default=None, exclude=True)


class SuiteFile(BaseModel):
    """A suite, as GX writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, pattern=r"^[\w-]+$")
    expectations: tuple[Entry, ...]
    meta: dict[str, Any] = Field(default_factory=dict)
    notes: str | list[str] | None = None
    id: str | None = None


def suite_files(folder: Path) -> dict[Path, SuiteFile]:
    """Return the suites of ``folder`` by their files, in the order of the files' names.

    Raises SettingsError that names the file and the key where one cannot be used, or two have one name.
    """
    found: dict[Path, SuiteFile] = {}
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        suite = read_suite(file)
        taken = next((other for other, content in found.items() if content.name == suite.name), None)
        if taken:
            hint = "give one of the two suites another `name`"
            raise SettingsError(f"the name {suite.name!r} is taken by {taken.name}", where=str(file), hint=hint)
        found[file] = suite
    return found


def read_suite(file: Path) -> SuiteFile:
    """Return the suite that is written in ``file``. Raises SettingsError where it is none, or is empty."""
    try:
        suite = SuiteFile.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "the file"
        hint = "write it as docs/suites.md shows, or take a suite of `seedproof init`"
        raise SettingsError(f"{key}: {first['msg'][:1].lower()}{first['msg'][1:]}", where=str(file), hint=hint) from None
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(file), hint="mend the file; it must be UTF-8 JSON") from None
    if not suite.expectations:
        hint = "write what the corpus must hold, or remove the file"
        raise SettingsError("expectations: the suite is empty, so it would pass whatever the corpus holds", where=str(file), hint=hint)
    return suite


def columns_in(kwargs: dict[str, Any]) -> Iterator[str]:
    """Yield the columns that an expectation with these arguments looks at."""
    for key, value in kwargs.items():
        if key in ("column", "column_A", "column_B"):
            yield str(value)
        elif key == "column_list":
            yield from map(str, value)
