"""From a check's hits to findings: batch offsets to seed offsets, line and column, excerpt and fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from seedproof.core.check import Check
from seedproof.core.finding import EXCERPT_LENGTH, Edit, Finding, Fix, Hit
from seedproof.text.batch import Batch
from seedproof.text.columns import Columns, Document
from seedproof.text.spans import Offsets

__all__ = ["findings_of", "sort_key"]


def sort_key(finding: Finding) -> tuple[str, int, str, int, str]:
    """Order findings by seed, start, code; then by end and message, so that the order is total."""
    return finding.seed, finding.start, finding.code, finding.end, finding.message


def findings_of(check: Check, hits: Iterable[Hit], batch: Batch) -> list[Finding]:
    """Return the findings of ``hits``, whose offsets are those of ``batch.columns.text``, in order of their places.

    Raises ValueError for a hit that is empty, or does not lie within one seed.
    """
    ordered = _distinct(sorted(hits, key=_place))
    if not ordered:
        return []
    columns = batch.columns
    seed_of = columns.document_of(np.array([hit.start for hit in ordered], np.int64)).tolist()
    for hit, index in zip(ordered, seed_of, strict=True):
        _require_within(hit, index, columns)
    seen: Counter[tuple[int, str]] = Counter()
    findings = []
    for hit, index, place in zip(ordered, seed_of, _line_and_column(batch, ordered, seed_of), strict=True):
        excerpt = columns.text[hit.start : hit.end][:EXCERPT_LENGTH]
        words = " ".join(excerpt.split())
        seen[index, words] += 1
        fingerprint = _fingerprint(check.name(), columns.documents[index].id, words, seen[index, words] - 1)
        findings.append(_finding(check, hit, columns.documents[index], columns.starts.item(index), place, excerpt, fingerprint))
    return findings


def _line_and_column(batch: Batch, hits: list[Hit], seed_of: list[int]) -> Iterator[tuple[int, int]]:
    """The line of each hit in its seed and the column in that line, both from 1."""
    newlines = batch.keep(_newlines)
    start, offset = np.array([hit.start for hit in hits], np.int64), batch.columns.starts[seed_of]
    before = np.searchsorted(newlines, start)
    line = before - np.searchsorted(newlines, offset)
    line_start = np.where(line > 0, np.append(newlines, 0)[before - 1] + 1, offset)
    return zip((line + 1).tolist(), (start - line_start + 1).tolist(), strict=True)


def _finding(check: Check, hit: Hit, document: Document, offset: int, place: tuple[int, int], excerpt: str, fingerprint: str) -> Finding:
    return Finding(
        seed=document.id,
        path=document.path,
        check=check.name(),
        code=check.code,
        family=check.family,
        severity=hit.severity or check.severity,
        start=hit.start - offset,
        end=hit.end - offset,
        line=place[0],
        column=place[1],
        text=excerpt,
        message=hit.message,
        score=hit.score,
        fingerprint=fingerprint,
        variants=hit.variants,
        related=hit.related,
        fix=_moved(hit.fix, offset),
    )


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.message


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Return each hit once; equal ones stand side by side. Compared rather than hashed: a fix takes long to hash."""
    return [hit for i, hit in enumerate(hits) if not i or _place(hit) != _place(hits[i - 1]) or hit != hits[i - 1]]


def _require_within(hit: Hit, index: int, columns: Columns) -> None:
    """Raise ValueError unless the hit is a stretch of the seed, or speaks of all of an empty one."""
    low, high = (columns.starts[index], columns.ends[index]) if index >= 0 else (0, -1)
    if not (low <= hit.start < hit.end <= high or low == hit.start == hit.end == high):
        raise ValueError(f"reported [{hit.start}, {hit.end}), which is not a stretch of one seed")


def _newlines(batch: Batch) -> Offsets:
    return np.flatnonzero(batch.columns.codes == ord("\n"))


def _fingerprint(check: str, seed: str, words: str, nth: int) -> str:
    """16 hexadecimal digits that stay the same when lines move or white space changes."""
    key = "\x1f".join((check, seed, words.casefold(), str(nth)))
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _moved(fix: Fix | None, offset: int) -> Fix | None:
    if fix is None or not offset:
        return fix
    return Fix(safe=fix.safe, edits=tuple(Edit(start=e.start - offset, end=e.end - offset, text=e.text) for e in fix.edits))
