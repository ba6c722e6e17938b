"""Findings and seeds as Arrow tables: what Parquet files of them hold, and what goes from one machine to another.

The columns of a finding are those that `--format jsonl` prints, and ``row``: its document's row of the file. Needs pyarrow, which the
extras ``parquet`` and ``spark`` bring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyarrow as pa

from seedproof.core.finding import Finding
from seedproof.core.patterns import regex
from seedproof.run.result import SeedRow

__all__ = ["FINDINGS", "SEEDS", "batches_of", "fields_of", "finding_from", "seed_fields"]

_SPAN: Final = [pa.field("start", pa.int64()), pa.field("end", pa.int64())]
_EDIT: Final = pa.struct([*_SPAN, pa.field("text", pa.string())])
_ABSORBED: Final = pa.struct([pa.field("check", pa.string()), *_SPAN, pa.field("message", pa.string())])
_FIX: Final = pa.struct([pa.field("safe", pa.bool_()), pa.field("edits", pa.list_(_EDIT))])
_PLACE: Final = pa.struct([pa.field("seed", pa.string()), *_SPAN, pa.field("text", pa.string())])

FINDINGS: Final = pa.schema(
    [
        pa.field("seed", pa.string()), pa.field("path", pa.string()), pa.field("row", pa.int64()), pa.field("check", pa.string()),
        pa.field("code", pa.string()), pa.field("family", pa.string()), pa.field("severity", pa.string()), *_SPAN,
        pa.field("line", pa.int64()), pa.field("column", pa.int64()), pa.field("text", pa.string()), pa.field("message", pa.string()),
        pa.field("score", pa.float64()), pa.field("fingerprint", pa.string()), pa.field("variants", pa.list_(pa.string())),
        pa.field("related", pa.list_(_PLACE)), pa.field("fix", _FIX), pa.field("baselined", pa.bool_()),
        pa.field("absorbed", pa.list_(_ABSORBED)),
    ]
)  # fmt: skip

SEEDS: Final = pa.schema(
    [
        pa.field("id", pa.string()), pa.field("path", pa.string()), pa.field("row", pa.int64()), pa.field("language", pa.string()),
        pa.field("title", pa.string()), pa.field("source", pa.string()), pa.field("title_length", pa.int64()),
        pa.field("body_length", pa.int64()), pa.field("quotes", pa.int64()), pa.field("digest", pa.string()),
    ]
)  # fmt: skip

_LONE: Final = regex("[\ud800-\udfff]")
_BATCH: Final = 10_000  # findings that are turned into columns at once (guessed)


def fields_of(finding: Finding) -> dict[str, Any]:
    """Return a finding as a row of ``FINDINGS``."""
    return {**_writable(finding.model_dump()), "row": finding.origin.row or None}


def finding_from(row: Mapping[str, Any]) -> Finding:
    """Return the finding of a row of ``FINDINGS``."""
    fields = dict(row)
    number = fields.pop("row")
    return Finding.model_validate(fields).in_row(number)


def seed_fields(seed: SeedRow) -> dict[str, Any]:
    """Return a seed as a row of ``SEEDS``."""
    return dict(_writable(seed._asdict()))


def batches_of(findings: Iterable[Finding]) -> Iterator[pa.RecordBatch]:
    """Yield findings in batches of ``FINDINGS``, in their order."""
    rows: list[dict[str, Any]] = []
    for finding in findings:
        rows.append(fields_of(finding))
        if len(rows) == _BATCH:
            yield pa.RecordBatch.from_pylist(rows, FINDINGS)
            rows = []
    yield pa.RecordBatch.from_pylist(rows, FINDINGS)


def _writable(value: Any) -> Any:
    """Return a value whose strings Arrow can hold: a lone surrogate, which a broken document may have, becomes U+FFFD in its place."""
    if isinstance(value, str):
        return value if value.isascii() else _LONE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {key: _writable(item) for key, item in value.items()}
    return [_writable(item) for item in value] if isinstance(value, list | tuple) else value
