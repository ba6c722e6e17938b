"""What came of fixing a text: which of its fixes did not mend what they were for, or did harm.

A text may have as many findings as words, so that each is looked up among the others, and none is compared with all of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from seedproof.core.finding import Edit, Finding
from seedproof.run.pairs import Lines
from seedproof.run.result import SeedRow, severity_rank

__all__ = ["Attempt", "to_blame"]

_WARNING = severity_rank("warning")


class Attempt(NamedTuple):
    """A text before and after fixes.

    - ``old``, ``new``: the texts
    - ``applied``: findings whose fixes are in the new one
    - ``edits``: of these, by their places in the old one
    - ``found``: everything that was found in the old one
    """

    old: str
    new: str
    applied: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    found: tuple[Finding, ...]


def to_blame(attempt: Attempt, found: Sequence[Finding], before: SeedRow, after: SeedRow | None) -> list[Finding]:
    """Return the findings whose fixes should not have been applied, given what is ``found`` in the new text.

    ``before`` and ``after``: what is known of the seed, ``after`` None where it could not be read again.
    """
    if after is None or (before.body_length and not after.body_length):
        return list(attempt.applied)
    places, lines, judge = _Places(attempt.edits), Lines(attempt.old), _Judge(attempt)
    blamed = {id(f): f for f in attempt.applied if any(not e.text.strip() and lines.loses_half(e.start, e.end) for e in _edits(f))}
    for finding in found:
        start, end = places.before(finding.start), places.before(finding.end)
        for applied in judge.still_there(finding, start, end) or judge.brought(finding, start, end):
            blamed[id(applied)] = applied
    return list(blamed.values())


class _Judge:
    """Tell which of the fixes of an attempt is to blame for a finding in the new text, by its place in the old one."""

    def __init__(self, attempt: Attempt) -> None:
        alike: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in attempt.applied:
            alike[finding.check, finding.text].append(finding)
        self._applied = {kind: _Spans(findings) for kind, findings in alike.items()}
        severe: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
        for finding in attempt.found:
            severe[finding.check, severity_rank(finding.severity)].append(finding)
        self._known = {kind: _Spans(findings) for kind, findings in severe.items()}
        self._fixes = _Fixes(attempt.applied)

    def still_there(self, finding: Finding, start: int, end: int) -> list[Finding]:
        """Return the findings that were to be gone and of which ``finding`` is one: at their place, and of the same text."""
        applied = self._applied.get((finding.check, finding.text))
        return list(applied.touching(start, end)) if applied else []

    def brought(self, finding: Finding, start: int, end: int) -> list[Finding]:
        """Return those of whose fixes ``finding`` has come: the nearest, if it is a warning or worse that was not there before.

        What a text has in common with other ones is none of it: without its tail, a copy of a seed is what it was before.
        """
        rank = severity_rank(finding.severity)
        if finding.related and all(place.seed != finding.seed for place in finding.related):
            return []
        known = (self._known.get((finding.check, severity)) for severity in range(rank + 1))
        if rank > _WARNING or any(spans is not None and any(spans.touching(start, end)) for spans in known):
            return []
        return self._fixes.nearest(start, end)


class _Spans:
    """Hold findings by their places."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings = sorted(findings, key=lambda f: f.start)
        self._starts = [f.start for f in self._findings]
        self._ends = list(accumulate((f.end for f in self._findings), max))  # no finding up to each one ends behind it

    def touching(self, start: int, end: int) -> Iterator[Finding]:
        """Yield those that share a character with ``[start, end)``, or at which this lies, where it is empty."""
        for finding in self._findings[bisect_left(self._ends, start) : bisect_right(self._starts, end)]:
            if (finding.start < end and start < finding.end) or (start in (finding.start, finding.end) and start == end):
                yield finding


class _Fixes:
    """Hold findings by the places of their edits, none of which overlap."""

    def __init__(self, applied: Iterable[Finding]) -> None:
        edits = sorted(((edit.start, edit.end, finding) for finding in applied for edit in _edits(finding)), key=lambda edit: edit[:2])
        self._starts, self._ends = [start for start, _, _ in edits], [end for _, end, _ in edits]
        self._findings = [finding for _, _, finding in edits]

    def nearest(self, start: int, end: int) -> list[Finding]:
        """Return those whose edits are nearest to ``[start, end)``."""
        low, high = bisect_left(self._ends, start), bisect_right(self._starts, end)  # of those that are in it or at it
        if low < high:
            return self._findings[low:high]
        before = start - self._ends[low - 1] if low else None
        behind = self._starts[high] - end if high < len(self._starts) else None
        nearest = min(distance for distance in (before, behind) if distance is not None)
        first = bisect_left(self._ends, start - nearest) if before == nearest else low
        last = bisect_right(self._starts, end + nearest) if behind == nearest else high
        return self._findings[first:last]


def _edits(finding: Finding) -> Sequence[Edit]:
    return finding.fix.edits if finding.fix else ()


class _Places:
    """Tell where a place in the new text was in the old one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        shifts = list(accumulate((len(e.text) - (e.end - e.start) for e in edits), initial=0))
        self._shifts = shifts
        self._starts = [e.start + shift for e, shift in zip(edits, shifts, strict=False)]  # of the edits, in the new text

    def before(self, place: int) -> int:
        """Return the place in the old text; the start of what was replaced, for what is within a replacement."""
        n = bisect_right(self._starts, place)
        if not n:
            return place
        edit = self._edits[n - 1]
        within = place < self._starts[n - 1] + len(edit.text)
        return edit.start if within else place - self._shifts[n]
