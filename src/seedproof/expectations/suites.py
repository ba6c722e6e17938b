"""The suites of a corpus: ``checks/*.json``, read, verified and loaded as Great Expectations suites.

GX only logs an expectation that it cannot load, drops it and goes on to say success. So every entry is loaded one by one
here, and what cannot be loaded is an error that names file and key.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.compatibility import pydantic as pydantic_v1
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.registry import get_expectation_impl, list_registered_expectation_implementations
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from seedproof.core.errors import SettingsError
from seedproof.core.settings import nearest
from seedproof.corpus.registry import built_in
from seedproof.expectations.conditions import require_plain
from seedproof.expectations.table import column_of
from seedproof.run.gate import SuiteSeverity

__all__ = ["Suite", "columns_in", "load_suites"]


class _Entry(BaseModel):
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


class _SuiteFile(BaseModel):
    """A suite, as GX writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, pattern=r"^[\w-]+$")
    expectations: tuple[_Entry, ...]
    meta: dict[str, Any] = Field(default_factory=dict)
    notes: str | list[str] | None = None
    id: str | None = None


@dataclass(frozen=True)
class Suite:
    """A suite that was loaded.

    - ``file``: where it is written
    - ``written``: how many expectations the file holds
    - ``suite``: as GX has it
    """

    file: Path
    written: int
    suite: gx.ExpectationSuite


def load_suites(folder: Path, columns: Sequence[str]) -> list[Suite]:
    """Return the suites of ``folder`` in the order of their file names; they may only speak of ``columns``.

    Raises SettingsError that names the file and the key where a suite cannot be used, or where there is none.
    """
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not files:
        raise SettingsError("there are no suites (*.json)", where=str(folder), hint="`seedproof init` writes a first set")
    suites = [_load(file, columns) for file in files]
    seen: dict[str, Path] = {}
    for suite in suites:
        if seen.setdefault(suite.suite.name, suite.file) != suite.file:
            raise SettingsError(f"the name {suite.suite.name!r} is taken by {seen[suite.suite.name].name}", where=str(suite.file))
    return suites


def columns_in(kwargs: dict[str, Any]) -> Iterator[str]:
    """Yield the columns that an expectation with these arguments looks at."""
    for key, value in kwargs.items():
        if key in ("column", "column_A", "column_B"):
            yield str(value)
        elif key == "column_list":
            yield from map(str, value)


def _load(file: Path, columns: Sequence[str]) -> Suite:
    content = _read(file)
    if not content.expectations:
        raise SettingsError("expectations: the suite is empty, so it would pass whatever the corpus holds", where=str(file))
    loaded = [_expectation(entry, f"{file}: expectations.{number}", columns) for number, entry in enumerate(content.expectations)]
    suite = gx.ExpectationSuite(name=content.name, expectations=loaded, meta=dict(content.meta), notes=content.notes)
    return Suite(file, len(content.expectations), suite)


def _read(file: Path) -> _SuiteFile:
    try:
        return _SuiteFile.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "the file"
        raise SettingsError(f"{key}: {first['msg'][:1].lower()}{first['msg'][1:]}", where=str(file)) from None
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(file), hint="mend the file; it must be UTF-8 JSON") from None


def _expectation(entry: _Entry, where: str, columns: Sequence[str]) -> Expectation:
    try:
        get_expectation_impl(entry.type)
    except ExpectationNotFoundError:
        known = list_registered_expectation_implementations()
        raise SettingsError(f"type: no expectation is called {entry.type!r}", where=where, hint=nearest(entry.type, known)) from None
    require_plain(entry.kwargs, where, columns)
    try:
        expectation = ExpectationConfiguration(**entry.model_dump(exclude={"id"}, exclude_none=True)).to_domain_obj()
    except (pydantic_v1.ValidationError, TypeError, ValueError) as error:
        raise SettingsError(f"{entry.type}: {_reason(error)}", where=where) from None
    for column in columns_in(entry.kwargs):
        if column not in columns:
            raise _without_column(column, where, columns)
    return expectation


def _without_column(column: str, where: str, columns: Sequence[str]) -> SettingsError:
    check = next((kind.name() for kind in built_in() if column_of(kind.name()) == column), None)
    if check:
        hint = "take it out of `ignore` in the settings, or add it to `select`; or remove this expectation from the suite"
        return SettingsError(f"kwargs: the check {check} is not run here, so nothing is known of {column!r}", where=where, hint=hint)
    close = difflib.get_close_matches(column, columns, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "a check that is not run has no column: run it, or remove this expectation"
    return SettingsError(f"kwargs: the table of seeds has no column {column!r}", where=where, hint=hint)


def _reason(error: Exception) -> str:
    if isinstance(error, pydantic_v1.ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
