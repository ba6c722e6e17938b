"""Sequences of words as numbers, so that the same words in the same order are found again in any document."""

from __future__ import annotations

from seedproof.batch.batch import Batch
from seedproof.text.hashes import Hashes, RollingHash

__all__ = ["sequences", "wordings"]


def sequences(batch: Batch) -> RollingHash:
    """Return what hashes any run of words, given by their indexes; use as ``batch.once(sequences)``."""
    return RollingHash(batch.words.hash)


def wordings(batch: Batch) -> Hashes:
    """Return a hash of all words of each document, in their order: copies have the same one, whatever their spaces, marks and capitals."""
    edges = batch.words.of_document
    return batch.once(sequences).of(edges[:-1], edges[1:])
