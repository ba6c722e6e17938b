"""One cause, one finding: what the remedy of a wider finding mends or removes is told with that, and is no finding of its own.

Whose findings a check's own absorb is knowledge of the check (``Check.absorbs``, ``Check.speaks_of``). Here is when one is absorbed:

- It lies within the wider one, with all other places that it speaks of: those that its own fix would change, those of forms that are not
  to stay, and what a finding of a document is about. And where the wider one has a fix, that changes something at each of them.
- The wider one is as severe or more, and is not in a baseline that does not know the narrower one. So whatever would fail a run is told
  with something that fails it as well: no run, no gate, no ``fail-on`` and no baseline passes what it would fail without absorption.
  An error in a tail that is a warning stays a finding: the tail may be article after all, and the error is one wherever it stands.
- It does not stand for more of its kind that are not told.

What is absorbed by something that is absorbed itself goes to the outermost. The outcome is one of the findings alone: whatever order they
come in, and whichever batch or pass they were found in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from seedproof.core.check import Check, is_meant
from seedproof.core.document import Origin
from seedproof.core.finding import SEVERITIES, Finding, Fix
from seedproof.run.findings import in_full_order, stands_for_more

__all__ = ["Absorption", "Unfolded", "absorb", "unfold"]


def absorb(findings: Iterable[Finding], checks: Iterable[Check]) -> tuple[Finding, ...]:
    """Return the findings of a run in their order, those that others absorb within these. ``checks``: that were run."""
    return Absorption(checks).absorb(findings)


def unfold(findings: Iterable[Finding]) -> list[Finding]:
    """Return all findings in their order, those that are absorbed as findings of their own."""
    return in_full_order(one for finding in findings for one in finding.unfolded())


class Unfolded(Mapping[Origin, list[Finding]]):
    """Give the findings of each document with those that are absorbed as findings of their own, when they are asked for."""

    def __init__(self, found: Mapping[Origin, list[Finding]]) -> None:
        self._found = found

    def __getitem__(self, origin: Origin) -> list[Finding]:
        return unfold(self._found[origin])

    def __iter__(self) -> Iterator[Origin]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Absorption:
    """Tell which findings absorb which, by what their checks say."""

    def __init__(self, checks: Iterable[Check]) -> None:
        kinds = list(checks)
        self._keys = {check.name(): check.absorbs for check in kinds if check.absorbs}
        self._of_documents = {check.name() for check in kinds if check.speaks_of == "document"}
        self._everywhere = self._of_documents & self._keys.keys()  # what absorbs wherever it is in the document
        self._named = cache(self._names)

    def absorb(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings of some documents, whole, in their order, those that others absorb within these."""
        ordered = unfold(findings)
        by_document: dict[Origin, list[Finding]] = {}
        for finding in ordered:
            by_document.setdefault(finding.origin, []).append(finding)
        held: dict[int, list[Finding]] = {}  # of each absorbing finding
        gone: set[int] = set()
        for found in by_document.values():
            for narrower, wider in self.pairs(found):
                held.setdefault(id(wider), []).append(narrower)
                gone.add(id(narrower))
        return tuple(f.absorbing(in_full_order(held[id(f)])) if id(f) in held else f for f in ordered if id(f) not in gone)

    def pairs(self, found: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
        """Yield each finding of a document that is absorbed, with the one that absorbs it and is not absorbed itself."""
        if len(found) < 2 or not any(f.check in self._keys for f in found):
            return
        outermost: dict[int, Finding] = {}
        around: list[Finding] = []  # what may absorb, the outer before the inner
        for finding in sorted(found, key=self._outer_first):
            around = [f for f in around if f.end > finding.start or f.check in self._everywhere]
            wider = next((f for f in around if self._absorbs(f, finding)), None)
            if wider:
                outermost[id(finding)] = outermost.get(id(wider), wider)
                yield finding, outermost[id(finding)]
            if finding.check in self._keys:
                around.append(finding)

    def _outer_first(self, finding: Finding) -> tuple[bool, int, int, int, str, str]:
        """Return a key by which a finding comes before all that it may absorb; of those of one span the severest comes first."""
        rank = SEVERITIES.index(finding.severity)
        return finding.check not in self._everywhere, finding.start, -finding.end, rank, finding.code, finding.message

    def _absorbs(self, wider: Finding, narrower: Finding) -> bool:
        """Tell whether ``wider``, which comes before ``narrower``, absorbs it."""
        return (
            self._named(wider.check, narrower.check, narrower.code, narrower.family)
            and SEVERITIES.index(wider.severity) <= SEVERITIES.index(narrower.severity)
            and (narrower.baselined or not wider.baselined)
            and (wider.check in self._everywhere or self._mends(wider, narrower))
            and not stands_for_more(narrower)
        )

    def _mends(self, wider: Finding, narrower: Finding) -> bool:
        """Tell whether ``narrower`` speaks of nothing outside the span of ``wider``, nor of what its fix leaves as it is."""
        edits = narrower.fix.edits if narrower.fix else ()
        places = [(narrower.start, narrower.end), *((e.start, e.end) for e in edits), *self._other_places(narrower)]
        within = all(wider.start <= start and end <= wider.end for start, end in places)
        return within and (not wider.fix or all(_changes(wider.fix, start, end) for start, end in (places[1:] or places)))

    def _other_places(self, finding: Finding) -> Iterator[tuple[int, int]]:
        """Yield the places of the seed that a finding is about beside its span: not those that say how it should be."""
        for place in finding.related:
            wrong = place.text in finding.variants[1:] if finding.variants else finding.check in self._of_documents
            if wrong and place.seed == finding.seed:
                yield place.start, place.end

    def _names(self, absorber: str, name: str, code: str, family: str) -> bool:
        return any(is_meant(key, name, code, family) for key in self._keys[absorber])


def _changes(fix: Fix, start: int, end: int) -> bool:
    """Tell whether a fix changes anything of ``[start, end)``, or puts something there where that is empty."""
    return any(e.start < max(end, start + 1) and start < max(e.end, e.start + 1) for e in fix.edits)
