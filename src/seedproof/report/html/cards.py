"""What is told of each finding of a seed beside its text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seedproof.core.finding import Finding
from seedproof.report.html.changes import Change, changes
from seedproof.report.html.commands import mending
from seedproof.report.html.fields import RELATED, other_id, related_here

__all__ = ["Absorbed", "Card", "Elsewhere", "cards"]


class Absorbed(NamedTuple):
    """A narrower finding that is told of with another, as one remedy mends both.

    - ``check``, ``message``: what found it, and what is wrong
    - ``first``, ``stop``: which marks of the page it covers
    """

    check: str
    message: str
    first: int
    stop: int


class Elsewhere(NamedTuple):
    """Another place that a finding speaks of.

    - ``words``: which seed it is in
    - ``link``: what leads there, if anything does
    - ``text``: what stands there
    """

    words: str
    link: str | None
    text: str


class Card(NamedTuple):
    """What is shown of a finding.

    - ``number``: from 1, as on its place in the text
    - ``finding``: itself
    - ``first``, ``stop``: which marks of the page it covers, counted from 0
    - ``changes``: the first that its fix makes; ``more``: how many edits more
    - ``command``: what mends it, and ``mends``: how many findings of the seed with it
    - ``following``: the page and place of the next finding of the same check
    - ``elsewhere``: other places that it speaks of
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
    elsewhere: list[Elsewhere]
    absorbed: tuple[Absorbed, ...]


def cards(
    text: str, findings: Sequence[Finding], marks: Sequence[int], following: Sequence[str | None], page_of: Mapping[str, str]
) -> list[Card]:
    """Return a card for each of the findings of ``text``, whose ``marks`` begin at these places.

    ``following`` leads on from each; ``page_of`` has the pages of other seeds by their ids.
    """
    alike = Counter((f.check, f.fix.safe) for f in findings if f.fix)
    result = []
    for number, (finding, then) in enumerate(zip(findings, following, strict=True), 1):
        shown, more = changes(text, finding.fix) if finding.fix else ([], 0)
        span = bisect_left(marks, finding.start), bisect_left(marks, finding.end)
        mends = alike[finding.check, finding.fix.safe] if finding.fix else 0
        elsewhere = list(_elsewhere(text, finding, page_of))
        inner = tuple(_absorbed(finding, marks))
        result.append(Card(number, finding, *span, shown, more, mending(finding), mends, then, elsewhere, inner))
    return result


def _elsewhere(text: str, finding: Finding, page_of: Mapping[str, str]) -> Iterator[Elsewhere]:
    here = related_here(finding.seed, text, finding)
    for place in finding.related[:RELATED]:
        link = f"#{other_id(place.start)}" if place in here else page_of.get(place.seed)
        yield Elsewhere("elsewhere here" if place in here else place.seed, link, place.text)


def _absorbed(finding: Finding, marks: Sequence[int]) -> Iterator[Absorbed]:
    for inner in finding.absorbed:
        yield Absorbed(inner.check, inner.message, bisect_left(marks, inner.start), bisect_left(marks, inner.end))
