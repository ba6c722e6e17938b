"""Applying the fixes of findings to a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from seedproof.core.finding import Edit, Finding

__all__ = ["Fixed", "fixed", "to_apply"]


class Fixed(NamedTuple):
    """A text after fixing.

    - ``text``: the new text
    - ``applied``: findings whose fixes are in it
    - ``left``: findings whose fixes overlap with one of those
    - ``edits``: what was replaced, by its places in the old text
    """

    text: str
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    edits: tuple[Edit, ...] = ()


def to_apply(
    findings: Iterable[Finding], *, unsafe: bool = False, allowed: Callable[[Finding], bool] = lambda _: True
) -> Iterator[Finding]:
    """Yield the findings whose fixes are to be applied: safe ones, with ``unsafe`` all, of findings that are ``allowed``.

    Where the fix of a finding is, those of what it has absorbed are not: it mends them. Where it is not, because there is none, or it is
    unsafe or not allowed, they are as if nothing had absorbed them.
    """

    def able(finding: Finding) -> bool:
        return bool(finding.fix and finding.fix.edits and (unsafe or finding.fix.safe)) and not finding.baselined and allowed(finding)

    for finding in findings:
        yield from (finding,) if able(finding) else filter(able, finding.narrower)


def fixed(text: str, findings: Iterable[Finding], *, unsafe: bool = False, allowed: Callable[[Finding], bool] = lambda _: True) -> Fixed:
    """Apply the fixes of ``findings`` that ``to_apply`` names to ``text``.

    A fix is applied whole or not at all. Of two that overlap the safe one is taken, then the one that comes first;
    equal fixes of several findings count as one. Nothing outside the edits changes.
    """
    wanted = to_apply(findings, unsafe=unsafe, allowed=allowed)
    chosen = _Edits()
    applied: list[Finding] = []
    left: list[Finding] = []
    for finding in sorted(wanted, key=lambda f: (not (f.fix and f.fix.safe), f.start, f.code)):
        taken = chosen.take(finding.fix.edits if finding.fix else ())
        (applied if taken else left).append(finding)
    return Fixed(chosen.applied_to(text), tuple(applied), tuple(left), tuple(chosen.sorted))


class _Edits:
    """Hold edits none of which clash, in order of their places."""

    def __init__(self) -> None:
        self.sorted: list[Edit] = []

    def take(self, edits: Sequence[Edit]) -> bool:
        """Take all of ``edits``, unless one clashes with what was taken; return whether they were."""
        new: list[Edit] = []
        for edit in edits:
            at = bisect_left(self.sorted, (edit.start, edit.end), key=_span)
            if self.sorted[at : at + 1] == [edit]:
                continue
            if self._clashes(edit, at):
                for other in new:
                    del self.sorted[bisect_left(self.sorted, _span(other), key=_span)]
                return False
            self.sorted.insert(at, edit)
            new.append(edit)
        return True

    def _clashes(self, edit: Edit, at: int) -> bool:
        """Tell whether ``edit`` shares a character with one taken, or inserts at the same place; by order it would stand at ``at``.

        None of those taken overlap, so that only its neighbours can.
        """
        return any(_clash(edit, other) for other in self.sorted[max(at - 1, 0) : at + 1])

    def applied_to(self, text: str) -> str:
        """Return ``text`` with all edits in it."""
        parts: list[str] = []
        at = 0
        for edit in self.sorted:
            parts += (text[at : edit.start], edit.text)
            at = edit.end
        return "".join([*parts, text[at:]])


def _span(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _clash(one: Edit, other: Edit) -> bool:
    """Tell whether two edits share a character, or insert at the same place."""
    return (one.start < other.end and other.start < one.end) or _span(one) == _span(other)
