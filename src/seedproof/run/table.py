"""The table that suites judge: one row a seed, without its text, so that any Great Expectations, on pandas or Spark, can run them on it.

Columns: ``id``, ``origin`` (its file, and the row of it), ``path``, ``language``, ``source``, ``title_length``, ``body_length``,
``quotes``; then for each check that was run a column of its name with underscores, and for each of their families a column of the
family's name. These hold how many findings the seed has of severity error or warning that no baseline knows: those that make ``check``
fail. Findings of severity info are never counted, and what a finding has absorbed counts with it. A check that was not run has no column,
as a zero would say that nothing was found.

Ids may repeat; a seed is known by its origin.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from seedproof.core.check import Check
from seedproof.core.errors import SettingsError
from seedproof.run.result import Result, fails

__all__ = ["NUMBERS", "TEXTS", "column_of", "columns_for", "table"]

#: Columns that hold texts, any of which but the first two may be missing.
TEXTS = ("id", "origin", "path", "language", "source")
#: Columns that hold numbers, beside the counts.
NUMBERS = ("title_length", "body_length", "quotes")


def column_of(check: str) -> str:
    """Return the column of the check of this name: ``glued-words`` has ``glued_words``."""
    return check.replace("-", "_")


def columns_for(checks: Sequence[Check | type[Check]]) -> list[str]:
    """Return the columns of the table of a run of these checks. Raises SettingsError where a check has the name of another column."""
    counts = _counted(checks)
    families = {check.family for check in checks}
    for name in counts[: len(checks)]:
        if name in (*TEXTS, *NUMBERS, *families):
            hint = "give the check another name: its findings are counted in a column of that name"
            raise SettingsError(f"a check is called {name!r}, as another column of the table is", where=name, hint=hint)
    return [*TEXTS, *NUMBERS, *counts]


def table(result: Result) -> dict[str, Sequence[Any] | npt.NDArray[np.int64]]:
    """Return the columns of the table of ``result``, in their order. Raises SettingsError where a check has the name of another one."""
    columns_for(result.checks)
    counted = _counted(result.checks)
    return {
        **{name: [_clean(getattr(row, name)) for row in result.seeds] for name in TEXTS},
        **{name: [getattr(row, name) for row in result.seeds] for name in NUMBERS},
        **dict(zip(counted, _counts(result, counted), strict=True)),
    }


def _counted(checks: Sequence[Check | type[Check]]) -> list[str]:
    return [*(column_of(check.name()) for check in checks), *dict.fromkeys(check.family for check in checks)]


def _counts(result: Result, columns: Sequence[str]) -> npt.NDArray[np.int64]:
    """Count by columns and seeds: a finding once for its check and once for its family."""
    number = {row.origin: number for number, row in enumerate(result.seeds)}
    column = {name: place for place, name in enumerate(columns)}
    rows, checks, families = array("I"), array("I"), array("I")
    for finding in result.findings:
        if fails(finding, "warning"):
            rows.append(number[finding.origin])
            checks.append(column[column_of(finding.check)])
            families.append(column[finding.family])
    counts = np.zeros((len(column), len(number)), np.int64)
    for places in (checks, families):
        np.add.at(counts, (np.array(places), np.array(rows)), 1)
    return counts


def _clean(value: object) -> str | None:
    r"""Write lone surrogates as ``\udc80``: GX cannot hash them, and replacing them would make different ids equal."""
    if value is None:
        return None
    text = str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text  # which most rows share with what they are of
