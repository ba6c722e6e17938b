"""Batches through workers, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.corpus.policy import Policy
from seedproof.run.worker import BatchResult, Worker

if TYPE_CHECKING:
    from seedproof.run.pool import Pool

__all__ = ["MakeChecks", "Processes"]

MakeChecks = Callable[[], Sequence[Check]]


class Processes:
    """Call a method of a worker on each batch, in order. With one job that is done here, else in so many processes.

    How many ``jobs`` there are is asked when the first batches come. ``measured``: whether results say what they took.
    """

    def __init__(self, make_checks: MakeChecks, jobs: Callable[[], int], policy: Policy | None = None, *, measured: bool = False) -> None:
        self._make_worker = partial(_worker, make_checks, policy, measured)
        self.worker, self._jobs = self._make_worker(), jobs
        self._pool: Pool | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.close()

    def map(self, method: str, batches: Iterable[list[Document]], *more: Any) -> Iterator[tuple[list[Document], BatchResult]]:
        """Yield each batch with what the method gives of it."""
        if self._pool is None and (jobs := self._jobs()) > 1:
            self._pool = _pool(self._make_worker, jobs, self.worker)
        if self._pool:
            yield from self._pool.map(method, batches, *more)
        else:
            yield from ((documents, getattr(self.worker, method)(documents, *more)) for documents in batches)


def _worker(make_checks: MakeChecks, policy: Policy | None, measured: bool) -> Worker:
    return Worker(make_checks(), policy, measured=measured)


def _pool(make_worker: Callable[[], Worker], jobs: int, worker: Worker) -> Pool:
    from seedproof.run.pool import Pool  # which takes a while to import, and one file needs one process

    return Pool(make_worker, jobs, worker)
