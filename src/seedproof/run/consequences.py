"""What came of fixing a text: which of its fixes did not mend what they were for, or did harm."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from seedproof.core.finding import Edit, Finding
from seedproof.run.result import SeedRow, severity_rank

__all__ = ["Attempt", "halves", "to_blame"]

_PAIRS = ("()", "[]", "{}", "“”", "«»", "„“")
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
    places = _Places(attempt.edits)
    blamed = {id(f): f for f in attempt.applied if _parts_a_pair(attempt, f)}
    for finding in found:
        start, end = places.before(finding.start), places.before(finding.end)
        for applied in _still_there(attempt, finding, start, end) or _brought(attempt, finding, start, end):
            blamed[id(applied)] = applied
    return list(blamed.values())


def _still_there(attempt: Attempt, finding: Finding, start: int, end: int) -> list[Finding]:
    """Return the findings that were to be gone and of which ``finding`` is one: at their place, and of the same text."""
    return [f for f in attempt.applied if f.check == finding.check and f.text == finding.text and _touch(f, start, end)]


def _brought(attempt: Attempt, finding: Finding, start: int, end: int) -> list[Finding]:
    """Return those of whose fixes ``finding`` has come: the nearest, if it is a warning or worse that was not there before.

    What a text has in common with other ones is none of it: without its tail, a copy of a seed is what it was before.
    """
    rank = severity_rank(finding.severity)
    if finding.related and all(place.seed != finding.seed for place in finding.related):
        return []
    known = (f for f in attempt.found if f.check == finding.check and severity_rank(f.severity) <= rank)
    if rank > _WARNING or any(_touch(f, start, end) for f in known):
        return []

    def distance(applied: Finding) -> int:
        edits = applied.fix.edits if applied.fix else ()
        return min(max(edit.start - end, start - edit.end, 0) for edit in edits)

    nearest = min(map(distance, attempt.applied))
    return [f for f in attempt.applied if distance(f) == nearest]


def _touch(finding: Finding, start: int, end: int) -> bool:
    """Tell whether ``finding`` and ``[start, end)`` share a character, or one is empty and lies at the other."""
    return (finding.start < end and start < finding.end) or (start in (finding.start, finding.end) and start == end)


def _parts_a_pair(attempt: Attempt, finding: Finding) -> bool:
    """Tell whether the fix cuts off one half of a pair of marks in its lines, the other half of which stays."""
    for edit in finding.fix.edits if finding.fix else ():
        low = attempt.old.rfind("\n", 0, edit.start) + 1
        high = attempt.old.find("\n", edit.end)
        line = attempt.old[low : len(attempt.old) if high < 0 else high]
        new = line[: edit.start - low] + edit.text + line[edit.end - low :]
        if not edit.text.strip() and any(halves(new, pair) > halves(line, pair) for pair in _PAIRS):
            return True
    return False


def halves(line: str, pair: str) -> int:
    """Return how many marks of a pair stand in ``line`` without the other."""
    open_, halves = 0, 0
    for mark in line:
        if mark == pair[0]:
            open_ += 1
        elif mark == pair[1]:
            halves += open_ == 0
            open_ -= open_ > 0
    return halves + open_


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
