"""Find documents that share an id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.schema.fields import first_line
from seedproof.core.document import Document
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.hashes import Hashes
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Offsets

__all__ = ["DuplicateId", "IdCounts"]

_LONGEST_SHOWN = 60  # characters of an id in a message


class IdCounts(NamedTuple):
    """Hold how many documents have each id.

    ``hash``: of the ids, sorted, each once
    ``documents``: how many have it
    """

    hash: Hashes
    documents: Offsets


class DuplicateId(CorpusCheck[IdCounts, dict[int, int]]):
    """Finds documents whose id another document of the corpus has too.

    **Why it matters**
    Whoever reads a finding, keeps a baseline or joins tables names a document by its id. Where two have one, nobody can say
    which is meant, and their rows are mixed; often it is one page that was scraped twice.

    **Example**
    Two rows with "id": "2019-04-12-0031" in one JSONL file, or in two of them.

    **When it is wrong**
    Parts of one document that are meant to share an id: give each part one of its own. Ids are compared as they are written,
    capitals and spaces included.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH108"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"

    def tally(self, batch: Batch) -> IdCounts:
        """Return how many documents of the batch have each id."""
        return IdCounts(*np.unique(_hashes(batch.documents), return_counts=True))

    def merge(self, left: IdCounts, right: IdCounts) -> IdCounts:
        """Return the counts of both."""
        ids, owner = np.unique(np.concatenate((left.hash, right.hash)), return_inverse=True)
        counts = np.zeros(len(ids), np.int64)
        np.add.at(counts, owner, np.concatenate((left.documents, right.documents)))
        return IdCounts(ids, counts)

    def decide(self, counts: IdCounts) -> dict[int, int]:
        """Return the ids that several documents have, as hashes, with their number."""
        shared = counts.documents > 1
        return dict(zip(counts.hash[shared].tolist(), counts.documents[shared].tolist(), strict=True))

    # No literals are required: an id is no part of the text, so that every document is looked at again where any id is shared.

    def concerning(self, decisions: dict[int, int], documents: Sequence[Document]) -> dict[int, int]:
        """Return how many documents have the id of each of these."""
        return {number: decisions[number] for number in _hashes(documents).tolist() if number in decisions}

    def find(self, batch: Batch, decisions: dict[int, int]) -> Iterator[Hit]:
        """Report the first line of each document with such an id."""
        shared = np.array(sorted(decisions), np.uint64)
        hashes = _hashes(batch.documents)
        for index in np.flatnonzero(find_sorted(hashes, shared) >= 0).tolist():
            name, count = _shown(batch.documents[index].id), decisions[int(hashes[index])]
            yield Hit(*first_line(batch, index), f"the id “{name}” is that of {count:,} documents: nothing tells them apart")


def _hashes(documents: Sequence[Document]) -> Hashes:
    """Return a hash of each document's id: ids of a large corpus would not fit in memory, and of 64 bits hardly two are ever the same."""
    names = (document.id.encode("utf-8", "surrogatepass") for document in documents)
    digests = b"".join(hashlib.blake2b(name, digest_size=8).digest() for name in names)
    return np.frombuffer(digests, np.uint64)


def _shown(name: str) -> str:
    """Return an id as a message shows it."""
    return name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
