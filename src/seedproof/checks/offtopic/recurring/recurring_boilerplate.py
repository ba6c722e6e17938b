"""Lines that recur on pages of different content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import not_
from typing import Annotated, ClassVar, Final

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.offtopic.recurring.boilerplate import Boilerplate, Verdict, boilerplate
from seedproof.checks.offtopic.recurring.fingerprints import SOLID, fingerprints, literals
from seedproof.checks.offtopic.recurring.known import are_known
from seedproof.checks.offtopic.recurring.letters import of_letters
from seedproof.checks.offtopic.recurring.line_counts import LineCounts, count_lines, numbers_of
from seedproof.checks.offtopic.reporting import first_line, removal
from seedproof.checks.options import Count, Flag
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.sets import within
from seedproof.text.spans import Flags, prefix_sum

__all__ = ["RecurringBoilerplate"]

_ANNOUNCES: Final = 5  # words of a line that announces a list: "The grants were given to these towns:" (guessed)
_SURE_WORDS: Final = 8  # of a stretch that is safe to cut (guessed)


class RecurringBoilerplate(CorpusCheck[LineCounts, Boilerplate]):
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
    name the author are left alone, as are addresses, greetings and signatures of letters, and what announces a list that does not
    recur. Of a corpus of more than 50,000 documents a sample is counted.

    **Options**
    `least` (4): documents of one source that must have a line, and a fifth of that source's; twice as many where they come from
    anywhere. `already-reported` (false): report also what the cut, fixed wording or captions tell to be no part of the article, which
    other checks of this family report; whether a corpus runs these checks, and with which options, changes nothing here.
    """

    code: ClassVar[str] = "OFF401"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    least: Annotated[Count, Field(ge=3)] = 4
    already_reported: Flag = False

    def tally(self, batch: Batch) -> LineCounts:
        """Return the lines of the batch, as hashes."""
        return count_lines(batch)

    def merge(self, left: LineCounts, right: LineCounts) -> LineCounts:
        """Return the lines of both."""
        return left.add(right)

    def decide(self, counts: LineCounts) -> Boilerplate:
        """Return the lines that belong to the pages."""
        return boilerplate(counts, self.least)

    def required_literals(self, decisions: Boilerplate) -> frozenset[str]:
        """Return the beginnings of the longest words of those that are reported with nothing else beside them."""
        return frozenset(literal for (_, literal), verdict in decisions.verdicts.items() if verdict.alone)

    def find(self, batch: Batch, decisions: Boilerplate) -> Iterator[Hit]:
        """Report each stretch of such lines."""
        lines, found = batch.lines, _verdicts(batch, decisions)
        other = batch.once(fingerprints).size >= SOLID
        other[list(found)] = False
        others = prefix_sum(other)
        runs = list(_runs(batch, found))
        known = [False] * len(runs)
        if runs and not self.already_reported:
            known = are_known(batch, [(run[0], run[-1]) for run in runs], numbers_of(batch), decisions.noted)
        for run in compress(runs, map(not_, known)):
            low, high = lines.of_document[lines.document[run[0]] :][:2]
            inside = others[low] < others[run[0]] and others[run[-1]] < others[high]
            yield _hit(batch, run, [found[line] for line in run if line in found], may_be_sure=not inside)


def _verdicts(batch: Batch, decisions: Boilerplate) -> dict[int, Verdict]:
    """Return the verdict on each line that has one."""
    prints = batch.once(fingerprints)
    at = np.flatnonzero(prints.usable & within(prints.key, decisions.keys))
    pairs = zip(at.tolist(), prints.key[at].tolist(), literals(batch, at).text.tolist(), strict=True)
    found = {line: decisions.verdicts[key, literal] for line, key, literal in pairs if (key, literal) in decisions.verdicts}
    kept = ~_own(batch, list(found)) if found else np.zeros(0, bool)
    return {line: verdict for (line, verdict), keep in zip(found.items(), kept.tolist(), strict=True) if keep}


def _own(batch: Batch, found: Sequence[int]) -> Flags:
    """Return which lines are the text's own though they recur: those of letters, and what announces lines that do not recur."""
    lines, line = batch.lines, np.array(found, np.int64)
    after = np.minimum(line + 1, len(lines) - 1)
    alone = (lines.document[after] == lines.document[line]) & (after > line) & ~np.isin(after, line) & ~np.isin(line - 1, line)
    announces = batch.characters.are(lines.end[line] - 1, ":：") & (lines.word_count[line] >= _ANNOUNCES) & alone
    return batch.once(of_letters)[line] | announces


def _runs(batch: Batch, found: dict[int, Verdict]) -> Iterator[list[int]]:
    """Yield the stretches of such lines, with what stands between two of them and holds nothing but dates and numbers."""
    document, size = batch.lines.document, batch.once(fingerprints).size
    stretches: list[list[int]] = []
    for line in sorted(found):
        between = range(stretches[-1][-1] + 1, line) if stretches else range(0)
        if stretches and document[stretches[-1][-1]] == document[line] and not any(size[i] for i in between):
            stretches[-1] += [*between, line]
        else:
            stretches.append([line])
    yield from (run for run in stretches if any(found[i].alone for i in run if i in found))


def _hit(batch: Batch, run: list[int], verdicts: list[Verdict], *, may_be_sure: bool) -> Hit:
    """Return what is reported of a stretch of lines."""
    lines = batch.lines
    start, end, seed = int(lines.start[run[0]]), int(lines.end[run[-1]]), batch.documents[int(lines.document[run[0]])].id
    reported = [verdict for verdict in verdicts if verdict.alone]
    words = lines.last[run[-1]] - lines.first[run[0]]
    # One sentence alone may be the motto of a column.
    several = len(verdicts) > 1 or not reported[0].sentence
    sure = bool(may_be_sure and all(verdict.sure for verdict in reported) and words >= _SURE_WORDS and several)
    held = f"stands in {max(verdict.documents for verdict in reported)} documents that have little else in common"
    return Hit(
        start,
        end,
        f"“{first_line(batch.text[start:end])}” {held}: it belongs to their pages, not to the text",
        "error" if sure else None,
        fix=removal(start, end, safe=sure),
        related=tuple(example for verdict in reported for example in verdict.examples if example.seed != seed)[:1],
    )
