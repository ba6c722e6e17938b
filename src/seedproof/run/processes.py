"""Batches through workers, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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

    How many ``jobs`` there are is asked when the first batches come.
    """

    def __init__(self, make_checks: MakeChecks, jobs: Callable[[], int], policy: Policy | None = None) -> None:
        self.worker = Worker(make_checks(), policy)
        self._make_checks, self._policy, self._jobs = make_checks, policy, jobs
        self._pool: Pool | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.close()

    def map(self, method: str, batches: Iterable[list[Document]], *more: Any) -> Iterator[tuple[list[Document], BatchResult]]:
        """Yield each batch with what the method gives of it."""
        if self._pool is None and (jobs := self._jobs()) > 1:
            self._pool = _pool(self._make_checks, jobs, self.worker, self._policy)
        if self._pool:
            yield from self._pool.map(method, batches, *more)
        else:
            yield from ((documents, getattr(self.worker, method)(documents, *more)) for documents in batches)


def _pool(make_checks: MakeChecks, jobs: int, worker: Worker, policy: Policy | None) -> Pool:
    from seedproof.run.pool import Pool  # which takes a while to import, and one file needs one process

    return Pool(make_checks, jobs, worker, policy)
