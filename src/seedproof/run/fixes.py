"""Applying the fixes of findings to a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from seedproof.core.finding import Edit, Finding

__all__ = ["Fixed", "fixed"]


class Fixed(NamedTuple):
    """A text after fixing.

    - ``text``: the new text
    - ``applied``: findings whose fixes are in it
    - ``left``: findings whose fixes overlap with one of those
    """

    text: str
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fixed(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """Apply the safe fixes of ``findings`` (with ``unsafe`` all of them) to ``text``.

    A fix is applied whole or not at all. Of two that overlap the safe one is taken, then the one that comes first;
    equal fixes of several findings count as one. Nothing outside the edits changes.
    """
    wanted = [f for f in findings if f.fix and f.fix.edits and (unsafe or f.fix.safe) and not f.baselined]
    chosen: dict[tuple[int, int], Edit] = {}
    applied, left = [], []
    for finding in sorted(wanted, key=lambda f: (not (f.fix and f.fix.safe), f.start, f.code)):
        edits = finding.fix.edits if finding.fix else ()
        if all(chosen.get((e.start, e.end)) == e or not any(_clash(e, c) for c in chosen.values()) for e in edits):
            chosen.update({(e.start, e.end): e for e in edits})
            applied.append(finding)
        else:
            left.append(finding)
    for edit in sorted(chosen.values(), key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return Fixed(text, tuple(applied), tuple(left))


def _clash(one: Edit, other: Edit) -> bool:
    """Tell whether two edits share a character, or insert at the same place."""
    return (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)
