"""Several processes that put batches through workers, this one among them, with few batches in flight."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

from seedproof.core.document import Document
from seedproof.core.orphan import end_after
from seedproof.corpus.own_code import MODULES
from seedproof.run.failure import lost
from seedproof.run.worker import BatchResult, Worker

__all__ = ["Pool"]

MakeWorker = Callable[[], Worker]
_OURS = "seedproof."
_IN_FLIGHT = 3  # batches for each process, at most, that wait for one before them (guessed)
_SELDOM = 200_000  # as in cli/entry.py: what a batch finds is sent off, and holds no circles
_MOST_ON_WINDOWS = 61  # processes that one can wait for there


class Pool:
    """Call a method of a worker on each batch, in order, in so many processes.

    ``make_worker`` is called in each of them: checks are never pickled. This process is one of them, as to begin one takes as long as to
    check a megabyte: while the others are busy it does a batch by its own ``worker``. It does not where there is own code, such as a Seed
    class, since what ends a process would end the run. A process that ends in the middle of a batch, as one does by
    ``os._exit``, takes all others of its pool with it: what they were at is tried again, one batch at a time, so that only the batch that
    ended it is lost. What cannot be sent is done by the ``worker`` of this process.
    """

    def __init__(self, make_worker: MakeWorker, jobs: int, worker: Worker) -> None:
        self._make_worker, self._worker = make_worker, worker
        foreign = any(not type(check).__module__.startswith(_OURS) for check in worker.checks)
        self._helps = not foreign and not any(name.startswith(MODULES) for name in sys.modules)
        self._others = jobs - 1 if self._helps else jobs
        self._executor = self._started(self._others)

    def close(self) -> None:
        """End the processes, and wait until they have ended."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def map(self, method: str, batches: Iterable[list[Document]], *more: Any) -> Iterator[tuple[list[Document], BatchResult]]:
        """Yield each batch with what the method gives of it."""
        flying: deque[tuple[list[Document], Future[BatchResult] | BatchResult]] = deque()
        for documents in batches:
            busy = sum(isinstance(one, Future) and not one.done() for _, one in flying) > self._others
            helped = self._helps and busy
            flying.append((documents, self._here(method, documents, *more) if helped else self._submitted(method, documents, *more)))
            while flying and (_is_done(flying[0][1]) or len(flying) > _IN_FLIGHT * (self._others + 1)):
                yield self._landed(*flying.popleft(), method, *more)
        while flying:
            yield self._landed(*flying.popleft(), method, *more)

    def _here(self, method: str, documents: list[Document], *more: Any) -> BatchResult:
        result: BatchResult = getattr(self._worker, method)(documents, *more)
        return result

    def _submitted(self, *call: Any) -> Future[BatchResult]:
        try:
            return self._executor.submit(_call, *call)
        except BrokenProcessPool:
            self._executor = self._started(self._others)
            return self._executor.submit(_call, *call)

    def _landed(
        self, documents: list[Document], future: Future[BatchResult] | BatchResult, method: str, *more: Any
    ) -> tuple[list[Document], BatchResult]:
        if isinstance(future, BatchResult):
            return documents, future
        try:
            return documents, future.result()
        except BrokenProcessPool:
            return documents, self._tried_again(method, documents, *more)
        except Exception:  # own counts or decisions that cannot be sent, or a fault of ours, which then shows here
            return documents, self._here(method, documents, *more)

    def _tried_again(self, method: str, documents: list[Document], *more: Any) -> BatchResult:
        with self._started(1) as alone:
            try:
                return alone.submit(_call, method, documents, *more).result()
            except BrokenProcessPool:
                return BatchResult(failures=[lost(documents)])

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        jobs = min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs
        # Not fork: a forked child of a threaded program may hang, and Windows and macOS have no fork to test with.
        return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_prepare, initargs=(self._make_worker,))


def _is_done(one: Future[BatchResult] | BatchResult) -> bool:
    return isinstance(one, BatchResult) or one.done()


_worker: Worker


def _prepare(make_worker: MakeWorker) -> None:
    global _worker
    if parent := parent_process():
        end_after(parent.join)  # a pool's processes wait for ever for what a parent that was killed would have sent
    _worker = make_worker()
    gc.freeze()  # what there is stays as long as the process
    gc.set_threshold(_SELDOM)


def _call(method: str, documents: list[Document], *more: Any) -> BatchResult:
    result: BatchResult = getattr(_worker, method)(documents, *more)
    return result
