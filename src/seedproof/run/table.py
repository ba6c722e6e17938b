"""The table that suites judge: one row a seed, without its text, so that any Great Expectations, on pandas or Spark, can run them on it.

Columns: ``id``, ``origin`` (its file, and the row of it), ``path``, ``language``, ``source``, ``title_length``, ``body_length``,
``quotes``; then for each check that was run a column of its name with underscores, and for each of their families a column of the
family's name. These hold how many findings the seed has of severity error or warning that no baseline knows: those that make ``check``
fail. Findings of severity info are never counted, and what a finding has absorbed counts with it. A check that was not run has no column,
as a zero would say that nothing was found.

Ids may repeat; a seed is known by its origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from seedproof.core.check import Check
from seedproof.core.document import Origin
from seedproof.core.errors import SettingsError
from seedproof.core.finding import Finding
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


def table(result: Result) -> dict[str, list[Any]]:
    """Return the columns of the table of ``result``, in their order. Raises SettingsError where a check has the name of another one."""
    columns_for(result.checks)
    counted = _counted(result.checks)
    counts = _counts([f for f in result.findings if fails(f, "warning")], [row.origin for row in result.seeds], counted)
    return {
        **{name: [_clean(getattr(row, name)) for row in result.seeds] for name in TEXTS},
        **{name: [getattr(row, name) for row in result.seeds] for name in NUMBERS},
        **dict(zip(counted, counts.T.tolist(), strict=True)),
    }


def _counted(checks: Sequence[Check | type[Check]]) -> list[str]:
    return [*(column_of(check.name()) for check in checks), *dict.fromkeys(check.family for check in checks)]


def _counts(findings: Sequence[Finding], origins: Sequence[Origin], columns: Sequence[str]) -> npt.NDArray[np.int64]:
    """Count by seeds and columns: a finding once for its check and once for its family."""
    row = {origin: number for number, origin in enumerate(origins)}
    column = {name: number for number, name in enumerate(columns)}
    counts = np.zeros((len(row), len(column)), np.int64)
    rows = [row[f.origin] for f in findings]
    np.add.at(counts, (rows, [column[column_of(f.check)] for f in findings]), 1)
    np.add.at(counts, (rows, [column[f.family] for f in findings]), 1)
    return counts


def _clean(value: object) -> str | None:
    r"""Write lone surrogates as ``\udc80``: GX cannot hash them, and replacing them would make different ids equal."""
    return str(value).encode("utf-8", "backslashreplace").decode() if value is not None else None
