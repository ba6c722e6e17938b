"""Another corpus, that the one that is checked is compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from seedproof.batch import Batch
from seedproof.core.errors import InputError
from seedproof.corpus.corpus import Corpus, ReadProblem, read_of
from seedproof.parse import batch_of

__all__ = ["Against"]


class Against:
    """Read another corpus batch by batch, as often as it is asked for; ``problems`` are those of the last time."""

    def __init__(self, corpus: Corpus, progress: Callable[[int], None] | None = None) -> None:
        self._corpus, self._progress = corpus, progress
        self._is_empty = False
        self.problems: list[ReadProblem] = []

    def batches(self) -> Iterator[Batch]:
        """Yield the batches."""
        self.problems, self._is_empty = [], True
        for documents, met in self._corpus.batches():
            self.problems += met
            self._is_empty = False
            if documents:
                yield batch_of(documents)
            if self._progress:
                self._progress(read_of(documents))

    def raise_if_empty(self) -> None:
        """Raise InputError where it was read and there was nothing: a wrong folder must not look like one that shares nothing."""
        if self._is_empty:
            hint = "name files or folders that hold .txt, .md, .jsonl or .parquet files"
            raise InputError("the other corpus has no documents", hint=hint)
