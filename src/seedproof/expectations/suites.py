"""The suites of a corpus, loaded as Great Expectations suites.

GX only logs an expectation that it cannot load, drops it and goes on to say success. So every entry is loaded one by one
here, and what cannot be loaded is an error that names file and key. What a run has counted nothing for is skipped, and told.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

import great_expectations as gx
from great_expectations.compatibility import pydantic as pydantic_v1
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.registry import get_expectation_impl, list_registered_expectation_implementations

from seedproof.core.errors import SettingsError
from seedproof.core.nearest import nearest
from seedproof.expectations.columns import Columns
from seedproof.expectations.conditions import require_plain
from seedproof.expectations.suite_files import Entry, SuiteFile, columns_in, suite_files
from seedproof.run.gate import Skipped

__all__ = ["Suite", "load_suites"]


@dataclass(frozen=True)
class Suite:
    """A suite that was loaded.

    - ``file``: where it is written
    - ``written``: how many expectations the file holds
    - ``suite``: as GX has it
    - ``skipped``: the expectations that were not loaded, as the run has counted nothing for them
    """

    file: Path
    written: int
    suite: gx.ExpectationSuite
    skipped: tuple[Skipped, ...] = ()


def load_suites(folder: Path, columns: Columns) -> list[Suite]:
    """Return the suites of ``folder`` in the order of their file names; they may only speak of ``columns``.

    Raises SettingsError that names the file and the key where a suite cannot be used, or where nothing is to be judged.
    """
    suites = [_load(file, content, columns) for file, content in suite_files(folder).items()]
    if not suites:
        raise SettingsError("there are no suites (*.json)", where=str(folder), hint="`seedproof init` writes a first set")
    if not any(suite.suite.expectations for suite in suites):
        what = f"nothing is left to judge: {suites[0].skipped[0].why}"
        raise SettingsError(what, where=str(folder), hint="run more checks: see `select` and `ignore` in the settings")
    return suites


def _load(file: Path, content: SuiteFile, columns: Columns) -> Suite:
    loaded, skipped = [], []
    for number, entry in enumerate(content.expectations):
        where = f"{file}: expectations.{number}"
        _require_type(entry, where)
        require_plain(entry.kwargs, where, [*columns.there, *columns.not_run])
        if why := columns.why_not(entry):
            skipped.append(Skipped(", ".join(columns_in(entry.kwargs)) or entry.type, why))
        else:
            loaded.append(_expectation(entry, where, columns))
    suite = gx.ExpectationSuite(name=content.name, expectations=loaded, meta=dict(content.meta), notes=content.notes)
    return Suite(file, len(content.expectations), suite, tuple(skipped))


def _require_type(entry: Entry, where: str) -> None:
    try:
        get_expectation_impl(entry.type)
    except ExpectationNotFoundError:
        known = list_registered_expectation_implementations()
        hint = nearest(entry.type, known, "write one of Great Expectations, such as expect_column_values_to_be_between")
        raise SettingsError(f"type: no expectation is called {entry.type!r}", where=where, hint=hint) from None


def _expectation(entry: Entry, where: str, columns: Columns) -> Expectation:
    try:
        expectation = ExpectationConfiguration(**entry.model_dump(exclude={"id"}, exclude_none=True)).to_domain_obj()
    except (pydantic_v1.ValidationError, TypeError, ValueError) as error:
        hint = "write what this expectation of Great Expectations takes; docs/suites.md has examples"
        raise SettingsError(f"{entry.type}: {_reason(error)}", where=where, hint=hint) from None
    for column in columns_in(entry.kwargs):
        if column not in columns.there:
            raise _without_column(column, entry, where, columns)
    return expectation


def _without_column(column: str, entry: Entry, where: str, columns: Columns) -> SettingsError:
    close = difflib.get_close_matches(column, [*columns.there, *columns.not_run], n=1)
    about = (entry.meta or {}).get("check")
    hint = f"there is no check {about}: remove this expectation" if about else "see `seedproof checks`: each has one, and each family"
    return SettingsError(
        f"kwargs: the table of seeds has no column {column!r}", where=where, hint=f"did you mean {close[0]!r}?" if close else hint
    )


def _reason(error: Exception) -> str:
    if isinstance(error, pydantic_v1.ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
