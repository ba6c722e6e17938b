"""What is told of each finding of a seed beside its text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from seedproof.core.finding import Finding
from seedproof.report.html.changes import Change, changes
from seedproof.report.html.commands import mending
from seedproof.report.html.sections import Section

__all__ = ["Absorbed", "Card", "cards"]


class Absorbed(NamedTuple):
    """A narrower finding that is told of with another, as one remedy mends both.

    - ``check``, ``message``: what found it, and what is wrong
    - ``first``, ``stop``: which marks of the page it covers
    """

    check: str
    message: str
    first: int
    stop: int


class Card(NamedTuple):
    """What is shown of a finding.

    - ``number``: from 1, as on its place in the text
    - ``finding``: itself
    - ``first``, ``stop``: which marks of the page it covers, counted from 0
    - ``changes``: the first that its fix makes; ``more``: how many edits more
    - ``command``: what mends it, and ``mends``: how many findings of the seed with it
    - ``following``: the page and place of the next finding of the same check
    - ``absorbed``: what is told of with it
    """

    number: int
    finding: Finding
    first: int
    stop: int
    changes: Sequence[Change]
    more: int
    command: str | None
    mends: int
    following: str | None
    absorbed: tuple[Absorbed, ...]


def cards(text: str, findings: Sequence[Finding], laid_out: Iterable[Section], following: Sequence[str | None]) -> list[Card]:
    """Return a card for each of the findings of ``text``, whose pieces are ``laid_out``; ``following`` leads on from each."""
    marks = [p.start for section in laid_out for chunk in section.chunks for p in chunk.pieces if p.text and not p.plain]
    alike = Counter((f.check, f.fix.safe) for f in findings if f.fix)
    result = []
    for number, (finding, then) in enumerate(zip(findings, following, strict=True), 1):
        shown, more = changes(text, finding.fix) if finding.fix else ([], 0)
        span = bisect_left(marks, finding.start), bisect_left(marks, finding.end)
        mends = alike[finding.check, finding.fix.safe] if finding.fix else 0
        inner = tuple(
            Absorbed(other.check, other.message, bisect_left(marks, other.start), bisect_left(marks, other.end))
            for other in getattr(finding, "absorbed", ())
        )
        result.append(Card(number, finding, *span, shown, more, mending(finding), mends, then, inner))
    return result
