"""What each line shares with the rest of its document, as numbers: words, names, length and first word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["OVERLAP_FEATURES", "overlap_features"]

OVERLAP_FEATURES: Final = (
    "seen-before", "in-first-line", "repeated", "all-in-one", "names-seen", "long-words-seen", "long-words-again", "long-words-in-lead",
    "names", "long-words", "length-step-before", "length-step-after", "same-start-before", "same-start-after", "long-word-count",
)  # fmt: skip

_CONTENT = 4  # characters; longer words are seldom function words
_LONG = 5  # longer ones are seldom common ones
_FIELD = 21  # bits of a packed count: no line of real text has two million words
_LEAD = 3  # lines in which title and byline are expected


def overlap_features(batch: Batch) -> list[npt.NDArray[np.generic]]:
    """Return the columns of ``OVERLAP_FEATURES``, a value a line."""
    lines, words, told = batch.lines, batch.words, _telling(batch)
    line, length, start = words.line[told], words.length[told], lines.of_document[words.document[told]]
    first, last = _occurrences(batch, told)
    seen, content, long = first < line, length > _CONTENT, length > _LONG
    name = words.initial_upper[told] & (told != lines.first[line])  # every line begins with a capital

    again, lead, known = last > line, first < start + _LEAD, long & seen
    counted = _counted(
        lines, told, name, content, long, name & seen, content & seen, known, content & (first == start), long & again, known & lead
    )
    names, contents, longs, names_seen, contents_seen, longs_seen, opening, repeated, leading = counted
    size = lines.word_count + 1
    return [
        contents_seen / (contents + 1), opening / (contents + 1), _repeated(batch), _alone(batch), names_seen / (names + 1),
        longs_seen / (longs + 1), repeated / (longs + 1), leading / (longs + 1), names / size, longs / size, *_rhythm(batch),
        np.minimum(longs + 1, 9) / 8,
    ]  # fmt: skip


def _counted(lines: Lines, told: Offsets, *flags: Flags) -> Iterator[Offsets]:
    """For each of ``flags``, how many of the words ``told`` have it in each line. Three are summed at a time, packed in one number."""
    edges = np.searchsorted(told, np.append(lines.first, lines.last[-1:]))
    for i in range(0, len(flags), 3):
        total = prefix_sum(np.bitwise_or.reduce([flag.astype(np.int64) << (_FIELD * j) for j, flag in enumerate(flags[i : i + 3])]))
        yield from (np.diff(total[edges]) >> (_FIELD * j) & ((1 << _FIELD) - 1) for j in range(len(flags[i : i + 3])))


def _telling(batch: Batch) -> Offsets:
    """The words that may be names or tell what a line speaks of: about half of them."""
    return np.flatnonzero((batch.words.length > _CONTENT) | batch.words.initial_upper)


def _occurrences(batch: Batch, told: Offsets) -> tuple[Offsets, Offsets]:
    """For each of the words ``told``, the lines in which its document first and last has it."""
    words, count = batch.words, len(told)
    types, _, _, inverse = words.types
    # One sort of plain integers, far faster than an argsort: document, then type, then place.
    bits = count.bit_length()
    packed = np.sort(((words.document[told] * len(types) + inverse[told]) << bits) + np.arange(count))
    place = packed & ((1 << bits) - 1)
    fresh = np.diff(packed >> bits, prepend=-1) != 0
    group, starts, line = np.cumsum(fresh) - 1, np.flatnonzero(fresh), words.line[told]
    first, last = np.empty(count, np.int64), np.empty(count, np.int64)
    first[place] = line[place[starts]][group]
    last[place] = line[place[np.append(starts, count)[1:] - 1]][group]
    return first, last


def _rhythm(batch: Batch) -> list[npt.NDArray[np.generic]]:
    """How far the length of each line is from those next to it, and whether they begin with the same word."""
    lines = batch.lines
    size, index = np.log1p(lines.word_count), np.arange(len(lines))
    joined = np.append(np.diff(lines.document) == 0, [False])  # to the line after
    step = np.where(joined, np.abs(np.append(np.diff(size), [0.0])), 2.0)
    hashes = batch.words.hash
    begins = hashes[np.minimum(lines.first, len(hashes) - 1)] if len(hashes) else np.zeros(len(lines), np.uint64)
    same = joined & (begins == begins[np.minimum(index + 1, len(lines) - 1)]) & (lines.word_count > 0)
    same &= lines.word_count[np.minimum(index + 1, len(lines) - 1)] > 0
    return [np.append([2.0], step[:-1]), step, np.append([False], same[:-1]), same]


def _repeated(batch: Batch) -> Flags:
    """Whether the document has a line of the same words elsewhere."""
    lines = batch.lines
    total = prefix_sum(batch.words.hash)
    key = (total[lines.last] - total[lines.first]) ^ (lines.document.astype(np.uint64) << np.uint64(40))
    _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    return (counts[inverse] > 1) & (lines.word_count > 0)


def _alone(batch: Batch) -> npt.NDArray[np.float64]:
    """The line's share of its document's words."""
    lines = batch.lines
    total = np.bincount(lines.document, lines.word_count, minlength=len(batch))
    return lines.word_count / np.maximum(total, 1)[lines.document]
