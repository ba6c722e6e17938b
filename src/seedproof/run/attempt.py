"""Computing something of a batch, and where that fails, of each document that it does not fail for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TypeVar

from seedproof.batch import Batch
from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.run.failure import CheckFailure, failure_of

__all__ = ["Attempts", "noting"]

T = TypeVar("T")


@contextmanager
def noting(failures: list[CheckFailure], check: Check | None, document: Document | None = None) -> Iterator[None]:
    """Note in ``failures`` what ``check``, or parsing, raises within, instead of passing it on. Only a person may interrupt."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        failures.append(failure_of(check, error, document))


class Attempts:
    """Try documents as one batch, and one by one for what fails on the batch; ``failures`` are noted on the way."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.batch = batch_of(documents)
        self.failures: list[CheckFailure] = []

    def of(self, check: Check, compute: Callable[[Batch], T]) -> list[T]:
        """Return what ``compute`` gives of the batch, or, where it raises, of each document for which it does not.

        The parts are as good as the whole: what a check finds or counts in a document does not depend on the batch.
        """
        whole: list[T] = []
        with noting([], check):
            whole.append(compute(self.batch))
        return whole or self._one_by_one(check, compute)

    def parsed(self, read: Callable[[Batch], Sequence[T]], unread: Callable[[Document], T] | None = None) -> list[T]:
        """Return what ``read`` gives of each document, and ``unread`` of those that cannot be parsed: ``batch`` is without them then."""
        whole: list[Sequence[T]] = []
        with noting([], None):
            whole.append(read(self.batch))
        return list(whole[0]) if whole else self._parsed_one_by_one(read, unread)

    def _parsed_one_by_one(self, read: Callable[[Batch], Sequence[T]], unread: Callable[[Document], T] | None) -> list[T]:
        rows: list[T] = []
        sound: list[Document] = []
        for document, batch in zip(self.batch.documents, self._batches_of_one, strict=True):
            failures = len(self.failures)
            with noting(self.failures, None, document):
                rows += read(batch)
                sound.append(document)
            if len(self.failures) > failures and unread:
                rows.append(unread(document))
        self.batch = batch_of(sound)
        del self._batches_of_one
        return rows

    def _one_by_one(self, check: Check, compute: Callable[[Batch], T]) -> list[T]:
        parts: list[T] = []
        for document, batch in zip(self.batch.documents, self._batches_of_one, strict=True):
            with noting(self.failures, check, document):
                parts.append(compute(batch))
        return parts

    @cached_property
    def _batches_of_one(self) -> list[Batch]:
        return [batch_of([document]) for document in self.batch.documents]
