"""Lines that recur on pages of different content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.offtopic.recurring.boilerplate import SOLID, Standing, Verdict, standing
from seedproof.checks.offtopic.recurring.fingerprints import forms, literals
from seedproof.checks.offtopic.recurring.known import known
from seedproof.checks.offtopic.recurring.line_counts import Recurrence, recurrence
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.spans import prefix_sum

__all__ = ["RecurringBoilerplate"]

_SURE_WORDS = 8  # of a stretch that is safe to cut


class RecurringBoilerplate(CorpusCheck[Recurrence, Standing]):
    """Finds lines that recur in documents of different content: they belong to the pages, not to the text.

    **Why it matters**
    What a site prints on each of its pages comes with every document taken from it, in whatever language and wording. A model
    learns it by heart, and a search for one of its words finds the whole site.

    **Example**
    "The Tallow Bay Courier is made by eleven people and a cat." below four articles of one paper that have nothing else in common.

    **When it is wrong**
    A refrain, the motto at the end of a column, or the background that an agency repeats in every report on one affair. Lines
    with quotation marks, short sentences and sentences whose words the text before has too are passed over, copies of one
    document (reprints, several extractions of one page) count as one, and what recurs is an error only where it stands at the
    same end of most documents of its source. The source is what a document is credited to, or its folder. Titles and lines that
    name the author are left alone. Of a corpus of more than 50,000 documents a sample is counted.

    **Options**
    `least` (4): documents of one source that must have a line, and a fifth of that source's; twice as many where they come from
    anywhere. `already-reported` (false): report also what another check of this family reports.
    """

    code: ClassVar[str] = "OFF401"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    least: int = Field(default=4, ge=3)
    already_reported: bool = False

    def tally(self, batch: Batch) -> Recurrence:
        """Return the lines of the batch, as hashes."""
        return recurrence(batch)

    def merge(self, left: Recurrence, right: Recurrence) -> Recurrence:
        """Return the lines of both."""
        return left.add(right)

    def decide(self, counts: Recurrence) -> Standing:
        """Return the lines that belong to the pages."""
        return standing(counts, self.least)

    def required_literals(self, decisions: Standing) -> frozenset[str]:
        """Return the beginnings of the longest words of those that are reported with nothing else beside them."""
        return frozenset(literal for (_, literal), verdict in decisions.verdicts.items() if verdict.alone)

    def find(self, batch: Batch, decisions: Standing) -> Iterator[Hit]:
        """Report each stretch of such lines."""
        lines, found = batch.lines, self._verdicts(batch, decisions)
        other = batch.once(forms).size >= SOLID
        other[list(found)] = False
        others = prefix_sum(other)
        for run in _runs(batch, found):
            start, end = int(lines.start[run[0]]), int(lines.end[run[-1]])
            low, high = lines.of_document[lines.document[run[0]] :][:2]
            inside = others[low] < others[run[0]] and others[run[-1]] < others[high]
            if self.already_reported or not batch.once(known)[start:end].all():
                yield _hit(batch, start, end, [found[line] for line in run if line in found], may_be_sure=not inside)

    def _verdicts(self, batch: Batch, decisions: Standing) -> dict[int, Verdict]:
        """The verdict of each line that has one."""
        form = batch.once(forms)
        at = np.flatnonzero(form.usable & np.isin(form.key, decisions.keys))
        pairs = zip(at.tolist(), form.key[at].tolist(), literals(batch, at).text.tolist(), strict=True)
        return {line: decisions.verdicts[key, literal] for line, key, literal in pairs if (key, literal) in decisions.verdicts}


def _runs(batch: Batch, found: dict[int, Verdict]) -> Iterator[list[int]]:
    """The stretches of such lines, with what stands between two of them and holds nothing but dates and numbers."""
    document, size = batch.lines.document, batch.once(forms).size
    stretches: list[list[int]] = []
    for line in sorted(found):
        between = range(stretches[-1][-1] + 1, line) if stretches else range(0)
        if stretches and document[stretches[-1][-1]] == document[line] and not any(size[i] for i in between):
            stretches[-1] += [*between, line]
        else:
            stretches.append([line])
    yield from (run for run in stretches if any(found[i].alone for i in run if i in found))


def _hit(batch: Batch, start: int, end: int, verdicts: list[Verdict], *, may_be_sure: bool) -> Hit:
    seed = batch.documents[int(np.searchsorted(batch.starts, start, side="right")) - 1].id
    told = [v for v in verdicts if v.alone]
    words = int(np.searchsorted(batch.words.start, end) - np.searchsorted(batch.words.start, start))
    # One sentence alone may be the motto of a column.
    sure = may_be_sure and all(v.sure for v in told) and words >= _SURE_WORDS and (len(verdicts) > 1 or not told[0].sentence)
    first = batch.text[start:end].partition("\n")[0].strip()
    shown = first if len(first) <= 60 else first[:59].rstrip() + "…"
    held = f"stands in {max(v.documents for v in told)} documents that have little else in common"
    return Hit(
        start,
        end,
        f"“{shown}” {held}: it belongs to their pages, not to the text",
        "error" if sure else None,
        fix=Fix(safe=sure, edits=(Edit(start=start, end=end, text=""),)),
        related=tuple(place for v in told for place in v.examples if place.seed != seed)[:1],
    )
