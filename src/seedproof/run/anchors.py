"""Anchoring findings of a batch, so that a baseline knows them again."""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sequences import sequences
from seedproof.core.anchor import FEW, OF_FINDING, OF_SEED, Anchor
from seedproof.core.finding import Finding
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Offsets, ranges

__all__ = ["anchor"]

_LENGTH: Final = 3  # words of a sequence that a document is known by: a word that is mended changes three
_NEXT_TO: Final = 24  # letters and digits before and after a finding: about four words (guessed)
_MOST: Final = 255  # words that an anchor counts: in one byte
_LOOKED_AT: Final = 200  # characters among which these are looked for
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_ABOVE: Final = np.uint64(48)  # the bits above tell the place of a hash, those below which is the lowest
_BELOW: Final = np.uint64(2**48 - 1)
_NONE: Final = np.uint64(2**64 - 1)


def anchor(findings: list[Finding], batch: Batch) -> None:
    """Give each of the findings of a batch its anchor."""
    if not findings:
        return
    index = {document.origin: number for number, document in enumerate(batch.documents)}
    seeds = _signatures_of_seeds(batch, sorted({index[finding.origin] for finding in findings}))
    for finding in findings:
        number = index[finding.origin]
        finding.at(_anchored(finding, batch, int(batch.starts[number]), int(batch.ends[number]), seeds[number]))


def _anchored(finding: Finding, batch: Batch, start: int, end: int, seed: bytes) -> Anchor:
    low, high = start + finding.start, start + finding.end
    words = batch.words
    first, past = int(np.searchsorted(words.end, low, "right")), int(np.searchsorted(words.start, high, "left"))
    before = "".join(filter(str.isalnum, batch.text[max(start, low - _LOOKED_AT) : low]))[-_NEXT_TO:]
    after = "".join(filter(str.isalnum, batch.text[high : min(end, high + _LOOKED_AT)]))[:_NEXT_TO]
    if past - first > FEW:
        (known_by,) = _signatures(np.zeros(past - first, np.int64), words.hash[first:past], 1, OF_FINDING)
    else:  # all of it, with the rest of the words that it begins and ends in; or the marks that it is
        inside = range(first, past)
        edges = (low, high, *(int(words.start[word]) for word in inside), *(int(words.end[word]) for word in inside))
        known_by = _digest(batch.text[min(edges) : max(edges)], OF_FINDING)
    return Anchor(seed, known_by, min(max(past - first, 0), _MOST), _digest(before, 4), _digest(after, 4))


def _signatures_of_seeds(batch: Batch, numbers: list[int]) -> dict[int, bytes]:
    """Return the signatures of some documents of a batch, by their numbers: of sequences of words, of few words one by one."""
    edges, wanted = batch.words.of_document, np.array(numbers, np.int64)
    count = edges[wanted + 1] - edges[wanted]
    length = np.where(count < _LENGTH, 1, _LENGTH)
    sequence = np.maximum(count - length + 1, 0)
    first = ranges(edges[wanted], edges[wanted] + sequence)
    hashes = batch.once(sequences).of(first, first + np.repeat(length, sequence))
    return dict(zip(numbers, _signatures(np.repeat(np.arange(len(wanted)), sequence), hashes, len(wanted), OF_SEED), strict=True))


def _signatures(group: Offsets, hashes: Hashes, groups: int, size: int) -> list[bytes]:
    """Return a signature of so many bytes for each group of hashes."""
    mixed = hashes * _MIX
    place = group * size + (mixed >> _ABOVE).astype(np.int64) % size
    lowest = np.full(groups * size, _NONE)
    np.minimum.at(lowest, place, mixed & _BELOW)
    signature = np.where(lowest == _NONE, 0, 1 + lowest % np.uint64(255)).astype(np.uint8)
    return [row.tobytes() for row in signature.reshape(groups, size)]


def _digest(text: str, size: int) -> bytes:
    """Return a hash of some text, whatever its white space and capitals are."""
    folded = " ".join(text.split()).casefold()
    return hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=size).digest()
