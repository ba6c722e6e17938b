"""From a check's hits to findings: batch offsets to seed offsets, line and column, excerpt and fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import numpy as np

from seedproof.core.check import Check
from seedproof.core.finding import EXCERPT_LENGTH, Edit, Finding, Fix, Hit
from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets

__all__ = ["findings_of", "sort_key"]


def sort_key(finding: Finding) -> tuple[str, int, str, int, str]:
    """Order findings by seed, start, code; then by end and message, so that the order is total."""
    return finding.seed, finding.start, finding.code, finding.end, finding.message


def findings_of(check: Check, hits: Iterable[Hit], batch: Batch) -> list[Finding]:
    """Return the findings of ``hits``, whose offsets are those of ``batch.columns.text``, in order of their places.

    Raises ValueError for a hit that is empty, or does not lie within one seed.
    """
    newlines = batch.keep(_newlines)
    seen: Counter[tuple[int, str]] = Counter()
    findings = []
    for hit in sorted(set(hits), key=lambda h: (h.start, h.end, h.message)):
        index = int(np.searchsorted(batch.columns.starts, hit.start, side="right")) - 1
        offset = int(batch.columns.starts[index]) if index >= 0 else 0
        if not (index >= 0 and offset <= hit.start < hit.end <= batch.columns.ends[index]) and not _is_empty_seed(batch, index, hit):
            raise ValueError(f"reported [{hit.start}, {hit.end}), which is not a stretch of one seed")
        low, high = np.searchsorted(newlines, [offset, hit.start])
        excerpt = batch.columns.text[hit.start : hit.end][:EXCERPT_LENGTH]
        nth = seen[index, " ".join(excerpt.split())]
        seen[index, " ".join(excerpt.split())] += 1
        line_start = int(newlines[high - 1]) + 1 if high > low else offset
        findings.append(_finding(check, hit, batch, index, (int(high - low) + 1, hit.start - line_start + 1), excerpt, nth))
    return findings


def _newlines(batch: Batch) -> Offsets:
    return np.flatnonzero(batch.columns.codes == ord("\n"))


def _is_empty_seed(batch: Batch, index: int, hit: Hit) -> bool:
    """A seed without text has no stretch to report: an empty hit at its start speaks of all of it."""
    return index >= 0 and hit.start == hit.end == batch.columns.starts[index] == batch.columns.ends[index]


def _finding(check: Check, hit: Hit, batch: Batch, index: int, place: tuple[int, int], excerpt: str, nth: int) -> Finding:
    seed, offset = batch.seeds[index], int(batch.columns.starts[index])
    return Finding(
        seed=seed.id,
        path=seed.path,
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
        fingerprint=_fingerprint(check.name(), seed.id, excerpt, nth),
        variants=hit.variants,
        related=hit.related,
        fix=_moved(hit.fix, offset),
    )


def _fingerprint(check: str, seed: str, excerpt: str, nth: int) -> str:
    """16 hexadecimal digits that stay the same when lines move or white space changes."""
    key = "\x1f".join((check, seed, " ".join(excerpt.split()).casefold(), str(nth)))
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _moved(fix: Fix | None, offset: int) -> Fix | None:
    if fix is None or not offset:
        return fix
    return Fix(safe=fix.safe, edits=tuple(Edit(start=e.start - offset, end=e.end - offset, text=e.text) for e in fix.edits))
