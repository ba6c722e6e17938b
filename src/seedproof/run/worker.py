"""One batch through all checks. Runs in a worker process as well as in the main one."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache, partial, reduce
from itertools import chain
from typing import TYPE_CHECKING, Any

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, CorpusCheck, SeedCheck
from seedproof.core import one_core
from seedproof.core.check import Check
from seedproof.core.document import Document, Origin
from seedproof.core.finding import Finding, Hit
from seedproof.corpus.policy import Excepted, Policy
from seedproof.run.anchors import anchor
from seedproof.run.attempt import Attempts, noting
from seedproof.run.failure import CheckFailure
from seedproof.run.findings import findings_of
from seedproof.run.result import SeedRow
from seedproof.run.spending import Meter, Spent

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

__all__ = ["BatchResult", "Worker"]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collect no garbage and multiply matrices on one core, within.

    A batch makes many objects that live as long as it does and refer to each other in no circle: the collector would look through them
    again and again for nothing. It took 3 % of the CPU time of `seedproof check` on 3 MB of scraped news (2.76 s with it, 2.67 s without,
    medians of 7), and as much on 12 MB. And a process is one job: threads that wait for small products burn the cores of the other jobs.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        with nullcontext() if one_core.is_asked_for() else _one_core():
            yield
    finally:
        if collecting:
            gc.enable()


def _one_core() -> AbstractContextManager[Any]:
    return _threads(len(sys.modules)).limit(limits=1)


@lru_cache(maxsize=1)
def _threads(_imported: int) -> ThreadpoolController:
    """Return the threads of all libraries that are loaded: looked for again, which takes 3 ms, where more modules are imported."""
    from threadpoolctl import ThreadpoolController  # here, as the command does without it

    return ThreadpoolController()


@dataclass
class BatchResult:
    """Result of one batch.

    - ``seeds``: the row of each
    - ``findings``: of the checks that looked at it
    - ``excepted``: those that the project excepts
    - ``counts``: for the corpus checks, by name
    - ``failures``: what checks did not look at
    - ``read_again``: the digests of the texts that a second look was taken at, by document
    - ``counted``: id, origin and digest of each document that was only counted, and not looked at
    - ``spent``: what it took, by stage and check, where that is measured
    """

    seeds: list[SeedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    excepted: list[Excepted] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)
    failures: list[CheckFailure] = field(default_factory=list)
    read_again: dict[Origin, str] = field(default_factory=dict)
    counted: list[tuple[str, Origin, str]] = field(default_factory=list)
    spent: dict[str, Spent] = field(default_factory=dict)


class Worker:
    """Put batches through ``checks``. A check that fails on a document loses that document; no other check or document is lost.

    ``policy``: what the settings of the project make of what is found · ``measured``: whether to note what each step takes.
    """

    def __init__(self, checks: Iterable[Check], policy: Policy | None = None, *, measured: bool = False) -> None:
        self.checks, self._policy, self._meter = tuple(checks), policy or Policy(), Meter(on=measured)

    @_undisturbed()
    def examine(self, documents: Sequence[Document]) -> BatchResult:
        """Parse ``documents``, run every check that needs no other batch, and count for those that do."""
        attempts = self._attempts(documents)
        result = BatchResult(self._rows(attempts), failures=attempts.failures)
        for check in self.checks:
            with self._meter.step(check.name()):
                if isinstance(check, CorpusCheck):
                    _count(check, attempts, result)
                else:
                    result.findings += chain.from_iterable(attempts.of(check, partial(_found, check)))
        return self._judged(result, attempts)

    @_undisturbed()
    def count(self, documents: Sequence[Document]) -> BatchResult:
        """Count for the checks that need all documents, and look for nothing in these."""
        attempts = self._attempts(documents)
        result = BatchResult(failures=attempts.failures, counted=[(d.id, d.origin, d.digest()) for d in documents])
        for check in self.checks:
            if isinstance(check, CorpusCheck):
                with self._meter.step(check.name()):
                    _count(check, attempts, result)
        result.spent = self._meter.taken()
        return result

    @_undisturbed()
    def examine_again(self, documents: Sequence[Document], decisions: Mapping[str, Any]) -> BatchResult:
        """Look for what the corpus checks have decided to look for: ``decisions``, by name."""
        return self._examined_for(documents, self._attempts(documents), decisions)

    @_undisturbed()
    def examine_anew(self, documents: Sequence[Document], decisions: Mapping[str, Any]) -> BatchResult:
        """Look for what was decided in documents that were only counted, and have no rows yet."""
        attempts = self._attempts(documents)
        rows = self._rows(attempts)
        result = self._examined_for(documents, attempts, decisions)
        result.seeds = rows
        return result

    def _examined_for(self, documents: Sequence[Document], attempts: Attempts, decisions: Mapping[str, Any]) -> BatchResult:
        result = BatchResult(failures=attempts.failures, read_again={d.origin: d.digest() for d in documents})
        for check in self.checks:
            if isinstance(check, CorpusCheck) and check.name() in decisions:
                with self._meter.step(check.name()):
                    result.findings += chain.from_iterable(attempts.of(check, partial(_found_again, check, decisions[check.name()])))
        return self._judged(result, attempts)

    def _attempts(self, documents: Sequence[Document]) -> Attempts:
        attempts = Attempts(documents)
        with noting([], None):  # what breaks is told where it is asked for, with the document that breaks it
            self._meter.share(attempts.batch)
        return attempts

    def _rows(self, attempts: Attempts) -> list[SeedRow]:
        with self._meter.step("rows of seeds"):
            return attempts.parsed(SeedRow.of, SeedRow.unread)

    def _judged(self, result: BatchResult, attempts: Attempts) -> BatchResult:
        """Apply the policy to what was found in a batch, and note what a baseline is to know it by, if there is one, and what it took."""
        with self._meter.step("settings"):
            broken: list[CheckFailure] = []
            with noting(broken, None):
                self._apply_policy(result, attempts.batch)
            if broken:  # at a second look, by a document that cannot be parsed, as the first has told
                told = len(attempts.failures)
                attempts.parsed(SeedRow.of)
                del attempts.failures[told:]
                sound = {document.origin for document in attempts.batch.documents}
                result.findings = [finding for finding in result.findings if finding.origin in sound]
                self._apply_policy(result, attempts.batch)
        result.spent = self._meter.taken()
        return result

    def _apply_policy(self, result: BatchResult, batch: Batch) -> None:
        result.findings, result.excepted = self._policy.applied(result.findings, batch)
        if self._policy.anchored:
            anchor(result.findings, batch)


def _count(check: CorpusCheck[Any, Any], attempts: Attempts, result: BatchResult) -> None:
    parts = attempts.of(check, check.tally)
    with noting(attempts.failures, check):
        result.counts |= {check.name(): reduce(check.merge, parts)} if parts else {}


def _found(check: Check, batch: Batch) -> list[Finding]:
    return findings_of(check, _hits(check, batch), batch)


def _found_again(check: CorpusCheck[Any, Any], decided: Any, batch: Batch) -> list[Finding]:
    return findings_of(check, check.find(batch, decided), batch)


def _hits(check: Check, batch: Batch) -> Iterable[Hit]:
    if isinstance(check, BatchCheck):
        return check.find(batch)
    if isinstance(check, SeedCheck):
        offsets = batch.starts.tolist()
        return [
            _placed(_within(hit, len(seed.text)), offset)
            for offset, seed in zip(offsets, batch.seeds, strict=True)
            for hit in check.find(seed)
        ]
    raise TypeError(f"{type(check).__name__} is none of BatchCheck, SeedCheck, CorpusCheck")


def _within(hit: Hit, size: int) -> Hit:
    """Return a hit of a seed of ``size`` characters; past its end it would be a hit of the next seed in the batch."""
    for start, end in ((hit.start, hit.end), *((edit.start, edit.end) for edit in (hit.fix.edits if hit.fix else ()))):
        if not 0 <= start <= end <= size:
            raise ValueError(f"span {start}:{end} is not within a seed of {size} characters")
    return hit


def _placed(hit: Hit, offset: int) -> Hit:
    fix = hit.fix and hit.fix.model_copy(
        update={"edits": tuple(e.model_copy(update={"start": e.start + offset, "end": e.end + offset}) for e in hit.fix.edits)}
    )
    return hit._replace(start=hit.start + offset, end=hit.end + offset, fix=fix)
