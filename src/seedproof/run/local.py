"""The engine of one machine: batches through one process or several, in bounded memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from seedproof.checks.base import CorpusCheck
from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.corpus.corpus import BATCH_CHARACTERS, Corpus, ReadProblem, read_of, weight
from seedproof.corpus.policy import Policy
from seedproof.run.prefilter import prefilter
from seedproof.run.processes import MakeChecks, Processes
from seedproof.run.spending import Meter
from seedproof.run.tallies import Decisions, Tallies
from seedproof.run.worker import BatchResult

__all__ = ["LocalEngine", "Progress"]

_WORTH_A_PROCESS = 4 * BATCH_CHARACTERS  # below this, starting processes takes longer than checking (tried on two cores)
Progress = Callable[[int], None]


class LocalEngine:
    """Read a corpus batch by batch, twice where corpus checks have decided to look for something.

    ``make_checks`` gives the checks, in each process anew; ``policy`` is what becomes of what they find. The rest is told of at
    ``run.checking.check_corpus``.
    """

    def __init__(
        self,
        corpus: Corpus,
        make_checks: MakeChecks,
        policy: Policy | None = None,
        *,
        only: Callable[[Document], bool] | None = None,
        jobs: int = 0,
        batch_size: int = BATCH_CHARACTERS,
        progress: Progress | None = None,
        measured: bool = False,
    ) -> None:
        self._corpus, self._batch_size, self._progress = corpus, batch_size, progress
        self._only = only
        self._looked_at: set[str] = set()  # ids, where not all are
        self._processes = Processes(make_checks, lambda: jobs or _usual_jobs(corpus), policy, measured=measured)
        self.meter = Meter(on=measured)
        self._tallies = Tallies(self.checks)
        self._problems: list[ReadProblem] = []

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(self, *error: object) -> None:
        self._processes.__exit__(*error)

    @property
    def checks(self) -> Sequence[Check]:
        """Return the checks of the run, by code."""
        return self._processes.worker.checks

    @property
    def problems(self) -> Sequence[ReadProblem]:
        """Return what could not be read."""
        return self._problems

    def examine(self) -> Iterator[BatchResult]:
        """Read the corpus and examine each batch; counts are merged at once, as kept with the batches they would grow with the corpus."""
        if self._only is None:
            yield from self._counted("examine", self._batches(self._problems))
            return
        for result in self._counted("examine", self._part(self._problems)):
            self._looked_at.update(row.id for row in result.seeds)
            yield result
        yield from self._counted("count", self._part([], others=True))

    def merged(self) -> Tallies:
        """Return the counts of all batches."""
        return self._tallies

    def examine_again(self, decisions: Decisions) -> Iterator[BatchResult]:
        """Read the corpus again for what was decided. What cannot be read is known from the first time."""
        batches = self._batches([]) if self._only is None else self._part([])
        concerned = prefilter(batches, decisions.required_literals, self._batch_size, decisions.required_origins)
        yield from (result for _, result in self._processes.map("examine_again", concerned, decisions.by_check))
        pairing = {check.name() for check in self.checks if isinstance(check, CorpusCheck) and check.pairs}
        pairs = {name: decided for name, decided in decisions.by_check.items() if name in pairing}
        if self._only is not None and pairs:
            yield from self._partners(decisions, pairs)

    def _partners(self, decisions: Decisions, pairs: Mapping[str, Any]) -> Iterator[BatchResult]:
        """Look among the others for what makes a pair with what was looked at: of two copies, it is the shorter one that is told."""
        named = prefilter(self._part([], others=True), (), self._batch_size, decisions.required_origins)
        for _, result in self._processes.map("examine_anew", named, pairs):
            result.findings = [f for f in result.findings if any(place.seed in self._looked_at for place in f.related)]
            told = {finding.origin for finding in result.findings}
            result.seeds = [row for row in result.seeds if row.origin in told]
            yield result

    def _counted(self, method: str, batches: Iterator[list[Document]]) -> Iterator[BatchResult]:
        for documents, result in self._processes.map(method, batches):
            with self.meter.step("counts merged"):
                self._tallies.add(result.counts)
                result.counts.clear()
            if self._progress:
                self._progress(read_of(documents))
            yield result

    def _batches(self, problems: list[ReadProblem]) -> Iterator[list[Document]]:
        for documents, met in self.meter.each("reading", self._corpus.batches(self._batch_size)):
            problems += met
            if documents:
                yield documents

    def _part(self, problems: list[ReadProblem], *, others: bool = False) -> Iterator[list[Document]]:
        """Yield the documents that are looked at, or the others, in batches of their own."""
        assert self._only
        part: list[Document] = []
        for documents in self._batches(problems):
            part += [document for document in documents if self._only(document) is not others]
            if sum(weight(document.text) for document in part) >= self._batch_size:
                yield part
                part = []
        if part:
            yield part


def _usual_jobs(corpus: Corpus) -> int:
    """Return one process a core that we may use, where a corpus is large enough to gain by them. To know takes a look at each file."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if cores > 1 and corpus.size() > _WORTH_A_PROCESS else 1
