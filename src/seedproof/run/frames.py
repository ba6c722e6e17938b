"""Checking a data frame: findings as another one, to be joined, counted and filtered as its user is wont to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seedproof.core.check import Check
from seedproof.core.errors import BrokenRunError, InputError
from seedproof.core.finding import Finding
from seedproof.run.texts import check_documents

__all__ = ["COLUMNS", "check_frame"]

#: The columns of the findings.
COLUMNS = (
    "row", "id", "check", "code", "family", "severity", "start", "end", "line", "column", "text", "message", "score", "safe_fix", "fixed",
    "absorbed",
)  # fmt: skip


def check_frame(frame: Any, text: str = "text", id: str | None = None, *, checks: Sequence[Check] | None = None, jobs: int = 1) -> Any:
    """Check a column of texts as one corpus, and return the findings as a frame of the same kind: of pandas, polars or Arrow.

    ``text``, ``id``: names of the columns with the texts and, if there is one, with what they are called · ``checks``: those to run, all
    where none are named · ``jobs``: processes. ``row`` of a finding is the position of its text in the frame, from 0; ``start`` and ``end``
    are code points; ``fixed`` is the finding's own text once mended, None where no fix lies within it; ``absorbed`` says how many narrower
    findings the same remedy mends. Rows without a text are passed over.

    Raises InputError where a column is not there, BrokenRunError where a check does not run to its end.
    """
    columns = _columns(frame, [text] if id is None else [text, id])
    texts = columns[text]
    names = [str(value) for value in columns[id]] if id is not None else [str(row) for row in range(len(texts))]
    rows = [row for row, value in enumerate(texts) if isinstance(value, str)]
    result = check_documents(({"text": texts[row], "id": names[row]} for row in rows), checks, jobs=jobs)
    if result.failures:
        raise BrokenRunError(str(result.failures[0]), where="check_frame", hint="see the failures of `check_documents`")
    # Texts are numbered from 1 as they are read.
    found = [_row(finding, rows[finding.origin.row - 1]) for finding in sorted(result.findings, key=lambda f: f.origin.row)]
    return _frame(type(frame), {name: [row[i] for row in found] for i, name in enumerate(COLUMNS)})


def _columns(frame: Any, wanted: Sequence[str]) -> dict[str, list[Any]]:
    """Return columns of a frame as lists."""
    there = [str(name) for name in (frame.column_names if hasattr(frame, "column_names") else frame.columns)]
    for name in wanted:
        if name not in there:
            raise InputError(f"there is no column {name!r}", where="check_frame", hint=f"the columns are {', '.join(there)}")
    return {name: frame[name].to_pylist() if hasattr(frame[name], "to_pylist") else list(frame[name]) for name in wanted}


def _frame(kind: Any, columns: dict[str, list[Any]]) -> Any:
    """Return a frame of a kind: Arrow's tables are made otherwise than all others."""
    return kind.from_pydict(columns) if hasattr(kind, "from_pydict") else kind(columns)


def _row(finding: Finding, row: int) -> tuple[Any, ...]:
    whole = finding.end - finding.start == len(finding.text)  # and not cut to an excerpt
    return (
        row, finding.seed, finding.check, finding.code, finding.family, finding.severity, finding.start, finding.end, finding.line,
        finding.column, finding.text, finding.message, finding.score, finding.fix.safe if finding.fix else None,
        finding.fix.within(finding.text, finding.start) if finding.fix and finding.fix.edits and whole else None, len(finding.absorbed),
    )  # fmt: skip
