"""What a run gives back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.core.check import Check
from seedproof.core.document import Document, Origin
from seedproof.core.errors import BrokenRunError, InputError
from seedproof.core.escape import in_html
from seedproof.core.finding import SEVERITIES, Finding, Severity
from seedproof.core.settings import FailOn
from seedproof.corpus.baseline import Baseline, Entry
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.known import known
from seedproof.corpus.policy import Excepted
from seedproof.run.absorption import Absorption, Unfolded, unfold
from seedproof.run.failure import CheckFailure, told
from seedproof.run.held import by_document, by_id, held_as
from seedproof.run.spending import Spent

__all__ = ["Result", "SeedRow", "fails", "severity_rank"]

_SHOWN = 20  # findings of a result in a notebook (guessed)


class SeedRow(NamedTuple):
    """A seed without its text: what suites and reports need of one that has no findings.

    - ``id``: of the document
    - ``path``: its file, if any
    - ``language``: its code, None where it is unclear
    - ``title``: its words, None where there is none
    - ``source``: the name of the best of its credits
    - ``title_length``, ``body_length``: in code points
    - ``quotes``: how many quotations it has
    - ``row``: its row of the file, if it is not all of it
    - ``digest``: of the text that was checked
    - ``publisher``: who has published it, as its row or its id says; else its source
    """

    id: str
    path: str | None
    language: str | None
    title: str | None
    source: str | None
    title_length: int
    body_length: int
    quotes: int
    row: int | None = None
    digest: str = ""
    publisher: str | None = None

    @property
    def origin(self) -> Origin:
        """Return what tells the seed from all others of the run."""
        return Origin(self.path or "", self.row or 0)

    @classmethod
    def of(cls, batch: Batch) -> list[SeedRow]:
        """Return the row of each seed of ``batch``; lengths are in code points."""
        start, end = batch.titles
        titles = [batch.text[low:high] or None for low, high in zip(start.tolist(), end.tolist(), strict=True)]
        quotes = np.bincount(batch.document_of(batch.quotes.start), minlength=len(batch)).tolist()
        in_titles, in_bodies = (end - start).tolist(), (batch.bodies.end - batch.bodies.start).tolist()
        sources = [source.name if source else None for source in batch.sources]
        fields = zip(batch.documents, batch.seed_languages, titles, sources, in_titles, in_bodies, quotes, strict=True)
        return [
            cls(d.id, d.path, language, title, source, in_title, in_body, quoted, d.row, d.digest(), d.publisher() or source)
            for d, language, title, source, in_title, in_body, quoted in fields
        ]

    @classmethod
    def unread(cls, document: Document) -> SeedRow:
        """Return the row of a document that cannot be parsed."""
        return cls(document.id, document.path, None, None, None, 0, 0, 0, document.row, document.digest(), document.publisher())


@dataclass(frozen=True)
class Result:
    """Everything a run found, in an order that does not depend on batches or jobs.

    - ``seeds``: in reading order; a tuple, or many in a file that is read again each time
    - ``findings``: by seed, start, code; what a wider finding absorbs is within it; a tuple, or many in a file that is read again each time
    - ``checks``: that were run
    - ``failures``: what checks did not look at
    - ``problems``: what could not be read
    - ``excepted``: what was found and is none of the findings, as the project excepts it
    - ``stale``: what is in the baseline, if there is one, and was not found
    - ``spent``: what the run took, by stage and by name of check, where that was measured
    """

    seeds: Sequence[SeedRow]
    findings: Sequence[Finding]
    checks: tuple[Check, ...]
    failures: tuple[CheckFailure, ...] = ()
    problems: tuple[ReadProblem, ...] = ()
    excepted: tuple[Excepted, ...] = ()
    stale: tuple[Entry, ...] = ()
    spent: Mapping[str, Spent] = field(default_factory=dict)

    def exit_code(self, fail_on: FailOn) -> int:
        """Return 0 passed, 1 findings of at least ``fail_on``, 2 unreadable input, 3 a check did not run to its end."""
        if self.failures:
            return 3
        if self.problems:
            return 2
        return int(fail_on != "never" and any(fails(f, fail_on) for f in self.findings))

    def by_document(self) -> Mapping[Origin, list[Finding]]:
        """Return the findings of each document that has any, in their order; where they are many, read when they are asked for."""
        return by_document(self.findings)

    def shared_ids(self) -> Set[str]:
        """Return the ids that several documents have: these have to be named with their origins."""
        return {seed for seed, count in Counter(row.id for row in self.seeds).items() if count > 1}

    def _repr_html_(self) -> str:
        """Return what a notebook shows of the result: its first findings, and what was not checked."""
        head = f"{len(self.findings):,} findings in {len(self.by_document()):,} of {len(self.seeds):,} seeds"
        shown = "".join(finding._repr_html_() for finding in self.findings[:_SHOWN])
        more = f"<div>and {len(self.findings) - _SHOWN:,} more</div>" if len(self.findings) > _SHOWN else ""
        lost = "".join(f"<div>not everything was checked: {in_html(sentence)}</div>" for sentence in self.unfinished())
        return f"<div><b>{head}</b>{lost}{shown}{more}</div>"

    def unfinished(self) -> list[str]:
        """Say what could not be read, and what was not checked of what was read."""
        return [*map(str, self.problems), *told(self.failures)]

    def only(self, findings: Iterable[Finding]) -> Result:
        """Return the result with these findings in place of its own."""
        return replace(self, findings=tuple(findings))

    def raise_if_empty(self) -> None:
        """Raise InputError where there was nothing to look at: a wrong folder must not look like a clean one."""
        if not self.seeds and not self.problems:
            raise InputError("there are no seeds", hint="name files or folders that hold .txt, .md, .jsonl or .parquet files")

    def raise_if_broken(self) -> None:
        """Raise InputError where something could not be read, BrokenRunError where a check did not run to its end."""
        for failure in self.failures[:1]:
            raise BrokenRunError(str(failure), hint="mend the check, or leave it out with --ignore; report it if it is a built-in one")
        for problem in self.problems:
            raise InputError(problem.what, where=problem.where, hint=problem.hint)

    def baselined(self, baseline: Baseline) -> Result:
        """Return the result with the findings that the baseline knows marked as baselined, and with its entries that nothing is left of.

        A known finding does not absorb one that the baseline does not have.
        """
        if not baseline.entries:
            return self
        found = Unfolded(self.by_document())
        entries, stale = known(baseline, found)
        marked = (
            finding.model_copy(update={"baselined": True}) if (origin, number) in entries else finding
            for origin, findings in found.items()
            for number, finding in enumerate(findings)
        )
        return replace(self, findings=held_as(self.findings, by_id(marked, Absorption(self.checks).absorb)), stale=stale)

    def unfolded(self) -> Result:
        """Return the result with what is absorbed as findings of their own, as the checks have found them."""
        return self.only(unfold(self.findings))


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Return whether ``finding`` makes a run fail: it is at least as severe as ``fail_on`` and not in the baseline."""
    return fail_on != "never" and not finding.baselined and severity_rank(finding.severity) <= severity_rank(fail_on)


def severity_rank(severity: Severity) -> int:
    """Return 0 for error, 1 for warning, 2 for info."""
    return SEVERITIES.index(severity)
