"""Find one person in two spellings, in two seeds of a corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, ClassVar

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.options import Count
from seedproof.checks.spelling.names.clusters import Verdict, verdicts
from seedproof.checks.spelling.names.counts import NameCounts, count_names
from seedproof.checks.spelling.names.people import Key, hash_keys, people
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.sets import distinct, within

__all__ = ["CorpusNameVariant"]


class CorpusNameVariant(HeedsSpellings, CorpusCheck[NameCounts, dict[Key, Verdict]]):
    """Finds people whose name one seed spells differently from the rest of the corpus.

    **Why it matters**
    A name that one document alone spells so was mistyped, or translated there and back by a machine: what that document
    says of the person is not found under the person's name.

    **Example**
    "Defence Minister Antonia Blythe" in four seeds, "Defence Minister Anthonia Blyth" in a fifth.

    **When it is wrong**
    Two people with nearly the same name and the same title, of whom one is seldom in the corpus. Likeness alone is never
    enough: the spellings must share a title, or other people in their seeds, and never stand in one seed. Names are
    compared within a language only, as other languages spell many names in their own way. Where no title is shared, the
    finding only informs.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    `min-seeds` (2): seeds that must have the preferred spelling, at least twice as many as have the other. Copies of one text,
    with the same words in the same order, count as one.
    """

    code: ClassVar[str] = "SPL201"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    min_seeds: Annotated[Count, Field(ge=2)] = 2

    def tally(self, batch: Batch) -> NameCounts:
        """Return who is named in the batch, in how many seeds, with which titles and beside whom."""
        return count_names(batch)

    def merge(self, left: NameCounts, right: NameCounts) -> NameCounts:
        """Return the counts of both."""
        return left.add(right)

    def decide(self, counts: NameCounts) -> dict[Key, Verdict]:
        """Return the names to report, each with the preferred one."""
        return verdicts(counts, self.min_seeds, self.agreed)

    def required_literals(self, decisions: dict[Key, Verdict]) -> frozenset[str]:
        """Return the rarer spellings as written."""
        return frozenset(form for verdict in decisions.values() for form in verdict.forms)

    def find(self, batch: Batch, decisions: dict[Key, Verdict]) -> Iterator[Hit]:
        """Report the first place of such a name in a seed, with a fix for all places there."""
        found = batch.once(people)
        rows = np.flatnonzero(within(found.hash, distinct(hash_keys(decisions))))
        columns = (found.document[rows], found.start[rows], found.end[rows])
        found_spans: dict[tuple[int, Key], list[tuple[int, int]]] = defaultdict(list)
        for key, document, start, end in zip(found.keys(rows), *(column.tolist() for column in columns), strict=True):
            found_spans[document, key].append((start, end))
        for (_, key), spans in found_spans.items():
            if key in decisions:
                yield _hit(batch, spans, decisions[key])


def _hit(batch: Batch, spans: list[tuple[int, int]], verdict: Verdict) -> Hit:
    """Return the hit for the rarer spelling in one seed, at the first of its spans."""
    right, wrong = verdict.preferred, batch.text[slice(*spans[0])]
    return Hit(
        *spans[0],
        f"one person in two spellings: “{right}” in {_seeds(verdict.seeds)}, “{wrong}” in {_seeds(verdict.rare_seeds)}",
        None if verdict.sure else "info",
        fix=Fix(safe=False, edits=tuple(Edit(start=a, end=b, text=right) for a, b in spans)),
        variants=(right, wrong),
        related=verdict.examples,
    )


def _seeds(count: int) -> str:
    """Return "1 seed" or "5 seeds"."""
    return f"{count:,} seed{'s' * (count != 1)}"
