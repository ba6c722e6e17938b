"""From a check's hits to findings: batch offsets to seed offsets, line and column, excerpt and fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from seedproof.batch import Batch
from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.core.escape import cut
from seedproof.core.finding import EXCERPT_LENGTH, MESSAGE_LENGTH, Finding, Fix, Hit
from seedproof.text.spans import Offsets

__all__ = ["findings_of", "full_order", "in_full_order", "of_nth", "stands_for_more"]

#: Orders findings by seed, start, code; then by document, end and message, so that the order is total.
full_order = attrgetter("seed", "start", "code", "origin", "end", "message")
_span = attrgetter("start", "end", "message")
_MORE = " more of this kind in this document)"  # what ends the message of the last of a check's findings in a document that are told


def findings_of(check: Check, hits: Iterable[Hit], batch: Batch) -> list[Finding]:
    """Return the findings of ``hits``, whose offsets are those of ``batch.text``, in order of their spans.

    Raises ValueError for a hit that is empty, or does not lie within one seed.
    """
    ordered = _distinct(sorted(hits, key=_span))
    if not ordered:
        return []
    name = check.name()
    start = np.array([hit.start for hit in ordered], np.int64)
    seed_of = batch.document_of(start)
    _require_within(ordered, start, seed_of, batch)
    ordered, start, seed_of = _bounded(ordered, start, seed_of, batch)
    offsets, lines, line_columns = batch.starts[seed_of], *_line_and_column(batch, start, batch.starts[seed_of])
    seen: Counter[tuple[int, str]] = Counter()
    rows = []
    for hit, index, *spot in zip(ordered, *(c.tolist() for c in (seed_of, offsets, lines, line_columns)), strict=True):
        excerpt = batch.text[hit.start : min(hit.end, hit.start + EXCERPT_LENGTH)]
        words = " ".join(excerpt.split())
        nth = seen[index, words]
        seen[index, words] = nth + 1
        document = batch.documents[index]
        rows.append(_fields(check, name, hit, document, spot, excerpt, _fingerprint(name, document.id, words.casefold(), str(nth))))
    found = _findings().validate_python(rows)  # all at once: half the time
    for finding in found:  # one set of names for all: a set of its own is a third of what a finding takes
        object.__setattr__(finding, "__pydantic_fields_set__", found[0].model_fields_set)
    return [finding.in_row(batch.documents[index].row) for finding, index in zip(found, seed_of.tolist(), strict=True)]


@cache
def _findings() -> TypeAdapter[list[Finding]]:
    return TypeAdapter(list[Finding])


def in_full_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings of a run in the order of its contract, whether or not documents share an id."""
    return sorted(findings, key=full_order)


def stands_for_more(finding: Finding) -> bool:
    """Tell whether a finding is the last of its kind that is told in its document, and says how many there are beside it."""
    return finding.message.endswith(_MORE)


def of_nth(finding: Finding, nth: int) -> Finding:
    """Return a finding of the document that is number ``nth``, from 0, among those of its id."""
    if not nth:
        return finding
    return finding.model_copy(update={"fingerprint": _fingerprint(finding.fingerprint, str(nth))})


def _line_and_column(batch: Batch, start: Offsets, offset: Offsets) -> tuple[Offsets, Offsets]:
    """Return the line of each hit in its seed, which begins at ``offset``, and the column in that line, both from 1."""
    ends = batch.characters.line_ends
    before = np.searchsorted(ends, start)
    line = before - np.searchsorted(ends, offset)
    line_start = np.where(line > 0, np.append(ends, 0)[before - 1] + 1, offset)
    return line + 1, start - line_start + 1


def _fields(check: Check, name: str, hit: Hit, document: Document, spot: list[int], excerpt: str, fingerprint: str) -> dict[str, Any]:
    offset, line, column = spot
    return {
        "seed": document.id,
        "path": document.path,
        "check": name,
        "code": check.code,
        "family": check.family,
        "severity": hit.severity or check.severity,
        "start": hit.start - offset,
        "end": hit.end - offset,
        "line": line,
        "column": column,
        "text": excerpt,
        "message": cut(hit.message, MESSAGE_LENGTH),
        "score": hit.score,
        "fingerprint": fingerprint,
        "variants": hit.variants,
        "related": hit.related,
        "fix": _moved(hit.fix, offset),
    }


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Return each hit once; equal ones stand side by side. Compared rather than hashed: a fix takes long to hash."""
    return [hit for i, hit in enumerate(hits) if not i or hit != hits[i - 1]]


def _bounded(hits: list[Hit], start: Offsets, seed_of: Offsets, batch: Batch) -> tuple[list[Hit], Offsets, Offsets]:
    """Leave out what is beyond ``most_findings`` of a seed; the last that stays tells how many there are."""
    kept = np.flatnonzero(batch.are_told(start))
    if len(kept) == len(hits):
        return hits, start, seed_of
    few, more = [hits[i] for i in kept.tolist()], np.bincount(seed_of) - np.bincount(seed_of[kept])
    for seed in np.flatnonzero(more).tolist():
        last = int(np.searchsorted(seed_of[kept], seed, side="right")) - 1
        few[last] = few[last]._replace(message=f"{few[last].message} (and {more[seed]:,}{_MORE}")
    return few, start[kept], seed_of[kept]


def _require_within(hits: list[Hit], start: Offsets, seed_of: Offsets, batch: Batch) -> None:
    """Raise ValueError unless each hit is a stretch of its seed, or speaks of all of an empty one."""
    end = np.array([hit.end for hit in hits], np.int64)
    low, high = batch.starts[seed_of], batch.ends[seed_of]
    stretch = (seed_of >= 0) & (start < end) & (end <= high)
    whole = (low == start) & (start == end) & (end == high)
    for i in np.flatnonzero(~(stretch | whole)).tolist():
        raise ValueError(f"reported [{hits[i].start}, {hits[i].end}), which is not a stretch of one seed")


def _fingerprint(*parts: str) -> str:
    """Return 16 hexadecimal digits that stay the same when lines move or white space changes."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _moved(fix: Fix | None, offset: int) -> Fix | dict[str, Any] | None:
    """Return the fix, or its fields, with the offsets of its seed."""
    if fix is None or not offset:
        return fix
    return {"safe": fix.safe, "edits": [{"start": e.start - offset, "end": e.end - offset, "text": e.text} for e in fix.edits]}
