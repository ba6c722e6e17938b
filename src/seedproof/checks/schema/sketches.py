"""Sketch documents, so that their likeness can be told later, without their texts and in little memory.

A document is known by its five-grams, the sequences of five words in it. Of their hashes a sketch keeps the lowest, the same ones of
any two documents: what two sketches share below the limits of both is a fair sample of what the documents share (a bottom-k sketch, which
is MinHash with one hash function). Of a document that has no more than ``FIVE_GRAMS`` it is all of them.

Particulars are kept beside them, names and numbers: what one form letter has in common with the next is all but these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.sequences import sequences, wordings
from seedproof.core.document import Origin
from seedproof.core.finding import EXCERPT_LENGTH
from seedproof.core.spill import Spill, SpilledList, shared_spill
from seedproof.text.codepoints import UNSPACED
from seedproof.text.hashes import Hashes, RollingHash
from seedproof.text.spans import Offsets, prefix_sum, ranges
from seedproof.text.spilled import SpilledArray

__all__ = ["FIVE_GRAMS", "HERE", "PARTICULARS", "Head", "Samples", "Sketched", "Sketches", "drawings", "merged", "sketches"]

# That are kept of a document, no more than 0.8 KB. Of 2,965 pairs of scraped documents that share most of the one, all but 17 of 1,542
# that are told to be copies by so many are told so by all; with half as many all but 66, with twice as many all but 15.
FIVE_GRAMS: Final = 128
PARTICULARS: Final = 64
HERE: Final = 2_000_000  # bytes of samples that stay in memory: those of some 3,000 documents (guessed)

_LENGTH: Final = 5  # words
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_HALF: Final = np.uint64(32)  # bits of a hash that are kept: among a few hundred, hardly two are ever the same


#: Start and end of a word in its document, and how it is written.
Head = tuple[int, int, str]


class Sketched(NamedTuple):
    """What is told of a document: what it is called, where it is from, and the place of its first word."""

    id: str
    origin: Origin
    head: Head


class Samples(NamedTuple):
    """Columns over documents: the lowest of the different hashes that each has.

    ``hashes``: of all documents, those of each in order · ``kept``: how many each has there · ``whole``: whether these are all it has
    """

    hashes: npt.NDArray[np.uint32] | SpilledArray[np.uint32]
    kept: Offsets
    whole: npt.NDArray[np.bool_]


class Sketches(NamedTuple):
    """Columns over documents.

    ``documents``: what is told of them
    ``wording``: hash of all words · ``words``: how many
    ``five_grams``, ``particulars``: samples of these
    """

    documents: Sequence[Sketched]
    wording: Hashes
    words: Offsets
    five_grams: Samples
    particulars: Samples

    @property
    def here(self) -> int:
        """Return how many bytes of samples are in memory."""
        samples = (self.five_grams.hashes, self.particulars.hashes)
        return sum(hashes.nbytes for hashes in samples if isinstance(hashes, np.ndarray))

    def spilled(self, spill: Spill) -> Sketches:
        """Return the sketches with what is large of them in a file."""
        documents = self.documents if isinstance(self.documents, SpilledList) else SpilledList(self.documents, spill)
        five_grams, particulars = (
            one._replace(hashes=SpilledArray(one.hashes, spill)) if isinstance(one.hashes, np.ndarray) else one
            for one in (self.five_grams, self.particulars)
        )
        return self._replace(documents=documents, five_grams=five_grams, particulars=particulars)


def sketches(batch: Batch) -> Sketches:
    """Return the sketches of the documents of a batch; use as ``batch.once(sketches)``."""
    return _sketched(batch, FIVE_GRAMS, PARTICULARS)


def drawings(batch: Batch) -> Sketches:
    """Return all there is of the documents of a batch in the form of sketches, for what is not kept: nothing is left out of them."""
    most = len(batch.words) + len(batch.text)
    return _sketched(batch, most, most)


def _sketched(batch: Batch, five_grams: int, particulars: int) -> Sketches:
    words = batch.words
    document, hashes = _five_grams(batch)
    particular = np.flatnonzero(words.has_digit | (words.initial_upper & ~words.starts_sentence))
    return Sketches(
        [Sketched(document.id, document.origin, head) for document, head in zip(batch.documents, _heads(batch), strict=True)],
        batch.once(wordings),
        np.diff(words.of_document),
        _lowest(document, hashes, len(batch), five_grams),
        _lowest(words.document[particular], words.hash[particular], len(batch), particulars),
    )


def merged(left: list[Sketches], right: list[Sketches]) -> list[Sketches]:
    """Return the sketches of both; of many documents what is large of them lies in a file."""
    parts = left + right
    if sum(part.here for part in parts) <= HERE:
        return parts
    spill = shared_spill()
    return [part.spilled(spill) for part in parts]


def _heads(batch: Batch) -> list[Head]:
    """Return the first word of each document, of those without words an empty place."""
    first, past = batch.words.of_document[:-1], batch.words.of_document[1:]
    heads = []
    for word, has_words, offset in zip(first.tolist(), (first < past).tolist(), batch.starts.tolist(), strict=True):
        start, end = (int(batch.words.start[word]), int(batch.words.end[word])) if has_words else (offset, offset)
        heads.append((start - offset, end - offset, batch.text[start : min(end, start + EXCERPT_LENGTH)]))
    return heads


def _five_grams(batch: Batch) -> tuple[Offsets, Hashes]:
    """Return the document and the hash of each five-gram; two characters of a script without spaces count as a word."""
    words, characters = batch.words, batch.characters
    unspaced = UNSPACED[characters.scripts[words.start]]
    if unspaced.any():
        units = np.where(unspaced, words.length, 1)
        start = ranges(words.start, words.start + units)
        end = np.where(
            np.repeat(unspaced, units), np.minimum(start + 2, np.repeat(words.bare_end, units)), np.repeat(words.bare_end, units)
        )
        rolling, edges = RollingHash(characters.hashed.of(start, end)), prefix_sum(units)[words.of_document]
    else:
        rolling, edges = batch.once(sequences), words.of_document
    counts = np.maximum(np.diff(edges) - _LENGTH + 1, 0)
    first = ranges(edges[:-1], edges[:-1] + counts)
    return np.repeat(np.arange(len(counts)), counts), rolling.of(first, first + _LENGTH)


def _lowest(document: Offsets, hashes: Hashes, count: int, most: int) -> Samples:
    """Return the lowest hashes of each of ``count`` documents, ``most`` of each."""
    # The document goes before its hash, so that one sort orders both.
    packed = np.sort((document.astype(np.uint64) << _HALF) | ((hashes * _MIX) >> _HALF))
    packed = packed[np.append(True, packed[1:] != packed[:-1])[: len(packed)]]
    document = (packed >> _HALF).astype(np.int64)
    held = np.bincount(document, minlength=count)
    rank = np.arange(len(packed)) - np.repeat(np.cumsum(held) - held, held)
    return Samples(packed[rank < most].astype(np.uint32), np.minimum(held, most), held <= most)
