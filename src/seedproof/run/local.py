"""The local runner: batches through one process or several, in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from seedproof.core.document import Document
from seedproof.corpus.corpus import BATCH_CHARACTERS, Corpus, ReadProblem
from seedproof.corpus.registry import CheckSelection
from seedproof.run.findings import in_order
from seedproof.run.prefilter import prefilter
from seedproof.run.result import Result
from seedproof.run.tallies import Tallies
from seedproof.run.worker import BatchResult, Worker

__all__ = ["check_corpus"]

_WORTH_A_PROCESS = 4 * BATCH_CHARACTERS  # below this, starting processes takes longer than checking
Progress = Callable[[int], None]


def check_corpus(
    corpus: Corpus, plan: CheckSelection, *, jobs: int = 0, batch_size: int = BATCH_CHARACTERS, progress: Progress | None = None
) -> Result:
    """Check every document of ``corpus`` by ``plan``.

    ``jobs``: processes, 0 for one a core where the corpus is large enough to gain by it. ``progress`` is called with the
    characters of each batch that is done. The result is the same whatever ``jobs`` and ``batch_size`` are.
    """
    jobs = jobs or (os.cpu_count() or 1 if corpus.size() > _WORTH_A_PROCESS else 1)
    worker = Worker(plan)
    problems: list[ReadProblem] = []
    with _Pool(plan, worker, jobs) as pool:
        tallies = Tallies(worker.corpus_checks)
        first = [_counted(o, tallies) for o in pool.map("examine", _reported(corpus.batches(batch_size), problems), progress)]
        decisions = tallies.decisions()
        literals = tallies.required_literals(decisions)
        second = _second_look(pool, corpus, decisions, literals, batch_size) if decisions else []
    outcomes = [*first, *second]
    seeds = tuple(row for o in first for row in o.seeds)
    return Result(
        seeds=seeds,
        findings=in_order((f for o in outcomes for f in o.findings), ((row.id, row.origin) for row in seeds)),
        checks=worker.checks,
        failures=tuple(tallies.failures + [f for o in outcomes for f in o.failures]),
        problems=tuple(problems),
    )


def _second_look(
    pool: _Pool, corpus: Corpus, decisions: dict[str, Any], literals: list[Collection[str] | None], batch_size: int
) -> list[BatchResult]:
    """Read the corpus again for what was decided. Its problems are those of the first reading, so they are not kept."""
    concerned = prefilter(_reported(corpus.batches(batch_size), []), literals, batch_size)
    return list(pool.map("examine_again", concerned, None, decisions))


def _reported(batches: Iterable[tuple[list[Document], list[ReadProblem]]], problems: list[ReadProblem]) -> Iterator[list[Document]]:
    for documents, met in batches:
        problems += met
        if documents:
            yield documents


def _counted(outcome: BatchResult, tallies: Tallies) -> BatchResult:
    """Hand the counts over: kept with every outcome they would grow with the corpus."""
    tallies.add(outcome.counts)
    outcome.counts.clear()
    return outcome


class _Pool:
    """Calls a method of the worker on each batch, in order, here or in processes, with few batches in flight."""

    def __init__(self, plan: CheckSelection, worker: Worker, jobs: int) -> None:
        self._worker, self._jobs = worker, jobs
        # Not fork: a forked child of a threaded program may hang, and Windows and macOS have no fork to test with.
        context = get_context("spawn")
        self._executor = ProcessPoolExecutor(jobs, context, initializer=_prepare, initargs=(plan,)) if jobs > 1 else None

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def map(self, method: str, batches: Iterable[list[Document]], progress: Progress | None, *more: Any) -> Iterator[BatchResult]:
        for size, outcome in self._outcomes(method, batches, *more):
            if progress:
                progress(size)
            yield outcome

    def _outcomes(self, method: str, batches: Iterable[list[Document]], *more: Any) -> Iterator[tuple[int, BatchResult]]:
        if self._executor is None:
            for documents in batches:
                yield _characters(documents), getattr(self._worker, method)(documents, *more)
            return
        flying: deque[tuple[int, Future[BatchResult]]] = deque()
        for documents in batches:
            flying.append((_characters(documents), self._executor.submit(_call, method, documents, *more)))
            if len(flying) > 2 * self._jobs:
                size, future = flying.popleft()
                yield size, future.result()
        yield from ((size, future.result()) for size, future in flying)


def _characters(documents: Sequence[Document]) -> int:
    return sum(len(d.text) for d in documents)


_worker: Worker


def _prepare(plan: CheckSelection) -> None:
    global _worker
    _worker = Worker(plan)


def _call(method: str, documents: list[Document], *more: Any) -> BatchResult:
    outcome: BatchResult = getattr(_worker, method)(documents, *more)
    return outcome
