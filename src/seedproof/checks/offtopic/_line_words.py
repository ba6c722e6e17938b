"""What the words of each line say, as numbers: how they lean, and whether the document has had them before."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.text.columns import Columns
from seedproof.text.spans import Offsets, sums
from seedproof.text.words import Hashes, hash_words

__all__ = ["WORD_FEATURES", "word_features", "word_weights"]

WORD_FEATURES: Final = ("word-weight", "word-weight-sum", "word-weight-top", "seen-before", "in-first-line", "repeated", "all-in-one")


@cache
def word_weights() -> tuple[Hashes, npt.NDArray[np.float32]]:
    """Return the words that lean to the article (below 0) or to what stands round it (above), by hash, and how far."""
    rows = files("seedproof.checks.offtopic").joinpath("data/words.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")]
    hashes = hash_words([p[0] for p in pairs])
    order = np.argsort(hashes)
    weights = np.rint(np.array([p[1] for p in pairs], np.float32) * 64) / 64  # sums of 64ths are exact in any order
    return hashes[order], weights[order].astype(np.float32)


def word_features(columns: Columns) -> list[npt.NDArray[np.generic]]:
    """Return the columns of ``WORD_FEATURES``, a value a line."""
    lines, words = columns.lines, columns.words
    hashes, weights = word_weights()
    types, _, _, inverse = words.types
    index = np.minimum(np.searchsorted(hashes, types), len(hashes) - 1)
    weight = np.where(hashes[index] == types, weights[index], np.float32(0))[inverse] if len(words) else np.zeros(0, np.float32)
    total = sums(weight, lines.first, lines.last)
    top = sums(np.maximum(weight - 1, 0), lines.first, lines.last)
    of_weights = [total / (lines.word_count + 3), np.clip(total / 8, -2, 2), np.minimum(top / 4, 2)]
    return [*of_weights, *_seen(columns), _repeated(columns), _alone(columns)]


def _seen(columns: Columns) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The share of each line's longer words that its document has in a line before, and in its first line."""
    lines, words = columns.lines, columns.words
    content, first_line = words.length > 4, _first_line_of_type(columns)
    total = sums(content, lines.first, lines.last) + 1
    before = sums(content & (first_line < words.line), lines.first, lines.last)
    return before / total, sums(content & (first_line == lines.of_document[words.document]), lines.first, lines.last) / total


def _first_line_of_type(columns: Columns) -> Offsets:
    """For each word, the line in which its document first has it."""
    words, count = columns.words, len(columns.words)
    types, _, _, inverse = words.types
    # One sort of plain integers, far faster than an argsort: document, then type, then place.
    bits = count.bit_length()
    packed = np.sort(((words.document * len(types) + inverse) << bits) + np.arange(count))
    place = packed & ((1 << bits) - 1)
    fresh = np.diff(packed >> bits, prepend=-1) != 0
    first = np.empty(count, np.int64)
    first[place] = place[fresh][np.cumsum(fresh) - 1]
    return words.line[first]


def _repeated(columns: Columns) -> npt.NDArray[np.bool_]:
    """Whether the document has a line of the same words elsewhere."""
    lines = columns.lines
    total = np.concatenate((np.zeros(1, np.uint64), np.cumsum(columns.words.hash)))
    key = (total[lines.last] - total[lines.first]) ^ (lines.document.astype(np.uint64) << np.uint64(40))
    _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    return (counts[inverse] > 1) & (lines.word_count > 0)


def _alone(columns: Columns) -> npt.NDArray[np.float64]:
    """The line's share of its document's words."""
    lines = columns.lines
    total = np.bincount(lines.document, lines.word_count, minlength=len(columns))
    return lines.word_count / np.maximum(total, 1)[lines.document]
