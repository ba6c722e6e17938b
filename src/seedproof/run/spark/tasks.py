"""What a task does where the documents are. Each function takes what a partition holds, as Arrow batches, and yields such batches.

A task that is lost is run again elsewhere. Nothing is kept from one to the next but the worker, which knows no document.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import pyarrow as pa

from seedproof.core.document import Document
from seedproof.core.finding import Finding
from seedproof.corpus.corpus import BATCH_CHARACTERS, Corpus, ReadProblem
from seedproof.corpus.policy import Policy
from seedproof.run.absorption import absorb
from seedproof.run.arrow import FINDINGS, SEEDS, fields_of, finding_from, seed_fields
from seedproof.run.findings import of_nth
from seedproof.run.prefilter import prefilter
from seedproof.run.processes import MakeChecks
from seedproof.run.tallies import Tallies
from seedproof.run.worker import BatchResult, Worker

__all__ = ["COUNTS", "PARTS", "Read", "examine", "examine_again", "finish", "merge", "partial_counts"]

#: How the documents of an Arrow batch are read.
Read = Callable[[pa.RecordBatch], Iterable[Document | ReadProblem]]

#: Counts of many batches, pickled.
COUNTS: Final = pa.schema([pa.field("counts", pa.binary())])

_ORIGIN: Final = [pa.field("path", pa.string()), pa.field("row", pa.int64())]

#: What a task gives back: of each row one field is filled.
PARTS: Final = pa.schema(
    [
        pa.field("seed", pa.struct(list(SEEDS))),
        pa.field("finding", pa.struct(list(FINDINGS))),
        *COUNTS,
        pa.field("failure", pa.binary()),
        pa.field("problem", pa.struct([pa.field(name, pa.string()) for name in ReadProblem._fields])),
        pa.field("again", pa.struct([*_ORIGIN, pa.field("digest", pa.string())])),
    ]
)


def examine(checks: bytes, read: Read, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Examine the documents of a partition; the counts of all of them come last, merged. ``checks`` is a pickled pair of ``MakeChecks``
    and ``Policy``.
    """
    worker = _worker(checks)
    tallies = Tallies(worker.checks)
    for documents, problems in _Partition(read, batches).batches():
        result = worker.examine(documents) if documents else BatchResult()
        tallies.add(result.counts)
        yield _parts(result, problems)
    yield _counted(tallies)


def examine_again(checks: bytes, decided: bytes, read: Read, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Look in a partition for what was decided. What cannot be read is known from the first time."""
    worker, decisions = _worker(checks), pickle.loads(decided)  # noqa: S301 (what the driver has sent)
    all_batches = (documents for documents, _ in _Partition(read, batches).batches() if documents)
    for documents in prefilter(all_batches, decisions.required_literals, BATCH_CHARACTERS, decisions.required_origins):
        yield _parts(worker.examine_again(documents, decisions.by_check))


def merge(checks: bytes, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Merge the counts that came to a partition into one."""
    counts = (data for batch in batches for data in batch.column("counts").to_pylist())
    yield _counted(partial_counts(checks, counts), COUNTS)


def finish(checks: bytes, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the findings of a partition, of which those of each document stand together, as a run tells them.

    A column more than a finding has, ``nth``, says which of the documents of its id it is of.
    """
    kinds = _worker(checks).checks
    rows = (row for batch in batches for row in batch.to_pylist())
    for _, group in groupby(rows, key=itemgetter("path", "row")):
        told = absorb(map(_of_nth, group), kinds)
        yield pa.RecordBatch.from_pylist([fields_of(finding) for finding in told], FINDINGS)


def partial_counts(checks: bytes, pickled: Iterable[bytes]) -> Tallies:
    """Return the tallies of counts that were made elsewhere."""
    tallies = Tallies(_worker(checks).checks)
    for data in pickled:
        tallies.take(pickle.loads(data))  # noqa: S301 (what another task of this run has written)
    return tallies


class _Partition(Corpus):
    """Documents of a partition. It is read once."""

    def __init__(self, read: Read, batches: Iterable[pa.RecordBatch]) -> None:
        self._read, self._batches = read, batches

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        for batch in self._batches:
            yield from self._read(batch)


@lru_cache(maxsize=1)
def _worker(checks: bytes) -> Worker:
    """Return the worker of this process: Spark keeps its processes, and checks take seconds to make."""
    make_checks: MakeChecks
    policy: Policy
    make_checks, policy = pickle.loads(checks)  # noqa: S301 (what the driver has sent)
    return Worker(make_checks(), policy)


def _of_nth(row: dict[str, Any]) -> Finding:
    nth = row.pop("nth")
    return of_nth(finding_from(row), nth or 0)


def _parts(result: BatchResult, problems: Sequence[ReadProblem] = ()) -> pa.RecordBatch:
    rows: list[dict[str, Any]] = [{"seed": seed_fields(seed)} for seed in result.seeds]
    rows += [{"finding": fields_of(finding)} for finding in result.findings]
    rows += [{"failure": pickle.dumps(failure)} for failure in result.failures]
    rows += [{"problem": problem._asdict()} for problem in problems]
    rows += [{"again": {"path": at.path or None, "row": at.row or None, "digest": digest}} for at, digest in result.read_again.items()]
    return pa.RecordBatch.from_pylist(rows, PARTS)


def _counted(tallies: Tallies, schema: pa.Schema = PARTS) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"counts": pickle.dumps(tallies.export())}], schema)
