"""One batch through all checks. Runs in a worker process as well as in the main one."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, CorpusCheck, SeedCheck
from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.core.errors import SeedproofError
from seedproof.core.finding import Finding, Hit
from seedproof.corpus.registry import CheckSelection
from seedproof.parse import batch_of
from seedproof.run.findings import findings_of
from seedproof.run.result import CheckFailure, SeedRow

__all__ = ["BatchResult", "Worker"]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collect no garbage and multiply matrices on one core, within.

    A batch makes many objects that live as long as it does, and the collector would look through them again and again, for a
    sixth of the time of a check. Afterwards they are gone, as they refer to each other no more. And a process is one job: threads
    that wait for small products burn the cores of the other jobs.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        with _threads().limit(limits=1):
            yield
    finally:
        if collecting:
            gc.enable()


_threads = cache(ThreadpoolController)


@dataclass
class BatchResult:
    """What one batch gave: rows, findings, counts for the corpus checks (by name), and checks that raised."""

    seeds: list[SeedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)
    failures: list[CheckFailure] = field(default_factory=list)


class Worker:
    """Holds the checks of a plan and puts batches through them."""

    def __init__(self, plan: CheckSelection) -> None:
        self.checks = plan.checks()

    @property
    def corpus_checks(self) -> list[CorpusCheck[Any, Any]]:
        """The checks that need counts of the whole corpus."""
        return [c for c in self.checks if isinstance(c, CorpusCheck)]

    @_undisturbed()
    def examine(self, documents: Sequence[Document]) -> BatchResult:
        """Parse ``documents``, run every check that needs no other batch, and count for those that do."""
        batch = batch_of(documents)
        outcome = BatchResult(SeedRow.of(batch))
        for check in self.checks:
            try:
                if isinstance(check, CorpusCheck):
                    outcome.counts[check.name()] = check.tally(batch)
                else:
                    outcome.findings += findings_of(check, _hits(check, batch), batch)
            except Exception as error:
                outcome.failures.append(_failure(check, documents, error))
        return outcome

    @_undisturbed()
    def examine_again(self, documents: Sequence[Document], decisions: dict[str, Any]) -> BatchResult:
        """Look for what the corpus checks have decided to look for."""
        outcome, batch = BatchResult(), batch_of(documents)
        for check in self.corpus_checks:
            if check.name() in decisions:
                try:
                    outcome.findings += findings_of(check, check.find(batch, decisions[check.name()]), batch)
                except Exception as error:
                    outcome.failures.append(_failure(check, documents, error))
        return outcome


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


def _failure(check: Check, documents: Sequence[Document], error: Exception) -> CheckFailure:
    if isinstance(error, SeedproofError):
        raise error
    where = documents[0].id if len(documents) == 1 else f"{len(documents)} seeds from {documents[0].id!r} on"
    return CheckFailure(check.name(), where, f"{type(error).__name__}: {error}")
