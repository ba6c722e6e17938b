"""Batches through workers, in this process or in several, with few of them in flight."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.core.orphan import end_after
from seedproof.corpus.policy import Policy
from seedproof.run.failure import lost
from seedproof.run.worker import BatchResult, Worker

__all__ = ["MakeChecks", "Processes"]

MakeChecks = Callable[[], Sequence[Check]]
_MOST_ON_WINDOWS = 61  # processes that one can wait for there


class Processes:
    """Call a method of a worker on each batch, in order. With one job that is done here, else in so many processes.

    ``make_checks`` is called in each of them: checks are never pickled. A process that ends in the middle of a batch, as one does by
    ``os._exit``, takes all others of its pool with it: what they were at is tried again, one batch at a time, so that only the batch that
    ended it is lost.
    """

    def __init__(self, make_checks: MakeChecks, jobs: int, policy: Policy | None = None) -> None:
        self._make_checks, self._policy, self._jobs = make_checks, policy, jobs
        self.worker = Worker(make_checks(), policy)
        self._executor = self._started(jobs) if jobs > 1 else None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def map(self, method: str, batches: Iterable[list[Document]], *more: Any) -> Iterator[tuple[list[Document], BatchResult]]:
        """Yield each batch with what the method gives of it."""
        if self._executor is None:
            for documents in batches:
                yield documents, getattr(self.worker, method)(documents, *more)
            return
        flying: deque[tuple[list[Document], Future[BatchResult]]] = deque()
        for documents in batches:
            flying.append((documents, self._submitted(method, documents, *more)))
            if len(flying) > 2 * self._jobs:
                yield self._landed(*flying.popleft(), method, *more)
        while flying:
            yield self._landed(*flying.popleft(), method, *more)

    def _submitted(self, *call: Any) -> Future[BatchResult]:
        assert self._executor
        try:
            return self._executor.submit(_call, *call)
        except BrokenProcessPool:
            self._executor = self._started(self._jobs)
            return self._executor.submit(_call, *call)

    def _landed(
        self, documents: list[Document], future: Future[BatchResult], method: str, *more: Any
    ) -> tuple[list[Document], BatchResult]:
        try:
            return documents, future.result()
        except BrokenProcessPool:
            return documents, self._tried_again(method, documents, *more)
        except Exception:  # own counts or decisions that cannot be sent, or a fault of ours, which then shows here
            return documents, getattr(self.worker, method)(documents, *more)

    def _tried_again(self, method: str, documents: list[Document], *more: Any) -> BatchResult:
        with self._started(1) as alone:
            try:
                return alone.submit(_call, method, documents, *more).result()
            except BrokenProcessPool:
                return BatchResult(failures=[lost(documents)])

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        jobs = min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs
        # Not fork: a forked child of a threaded program may hang, and Windows and macOS have no fork to test with.
        return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_prepare, initargs=(self._make_checks, self._policy))


_worker: Worker


def _prepare(make_checks: MakeChecks, policy: Policy | None) -> None:
    global _worker
    if parent := parent_process():
        end_after(parent.join)  # a pool's processes wait for ever for what a parent that was killed would have sent
    _worker = Worker(make_checks(), policy)


def _call(method: str, documents: list[Document], *more: Any) -> BatchResult:
    result: BatchResult = getattr(_worker, method)(documents, *more)
    return result
