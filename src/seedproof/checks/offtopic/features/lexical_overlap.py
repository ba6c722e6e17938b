"""Lexical overlap: what each line shares with the rest of its document, as numbers: words, names, length and first word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Column
from seedproof.checks.offtopic.features.line_keys import line_keys
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["SEEN_BEFORE", "overlap_features"]

#: The feature that says which share of a line's content words its document has had before.
SEEN_BEFORE: Final = "seen-before"

_CONTENT: Final = 4  # characters; longer words are seldom function words (guessed)
_LONG: Final = 5  # longer ones are seldom common ones (guessed)
_FIELD: Final = 21  # bits of a packed count: no line of real text has two million words
_LEAD: Final = 3  # lines in which title and byline are expected
_APART: Final = 2.0  # the step in length to a line that is not there: that from one word to twenty
_MOST_LONG: Final = 8  # long words; more of them say no more (guessed)


def overlap_features(batch: Batch) -> dict[str, Column]:
    """Return what each line shares with the rest of its document."""
    lines, words, content = batch.lines, batch.words, _content_words(batch)
    line, length, start = words.line[content], words.length[content], lines.of_document[words.document[content]]
    first, last = _occurrences(batch, content)
    seen, lengthy, long = first < line, length > _CONTENT, length > _LONG
    name = words.initial_upper[content] & (content != lines.first[line])  # every line begins with a capital

    again, lead, known = last > line, first < start + _LEAD, long & seen
    counted = _counted(
        lines, content, name, lengthy, long, name & seen, lengthy & seen, known, lengthy & (first == start), long & again, known & lead
    )
    names, contents, longs, names_seen, contents_seen, longs_seen, opening, repeated, leading = counted
    size = lines.word_count + 1
    return {
        SEEN_BEFORE: contents_seen / (contents + 1),
        "in-first-line": opening / (contents + 1),
        "repeated": _repeated(batch),
        "all-in-one": _share_of_document(batch),
        "names-seen": names_seen / (names + 1),
        "long-words-seen": longs_seen / (longs + 1),
        "long-words-again": repeated / (longs + 1),
        "long-words-in-lead": leading / (longs + 1),
        "names": names / size,
        "long-words": longs / size,
        **_rhythm(batch),
        "long-word-count": np.minimum(longs + 1, _MOST_LONG + 1) / _MOST_LONG,
    }


def _counted(lines: Lines, words: Offsets, *flags: Flags) -> Iterator[Offsets]:
    """Yield for each of ``flags`` how many of ``words`` have it in each line. Three are summed at a time, packed in one number."""
    edges = np.searchsorted(words, np.append(lines.first, lines.last[-1:]))
    for i in range(0, len(flags), 3):
        total = prefix_sum(np.bitwise_or.reduce([flag.astype(np.int64) << (_FIELD * j) for j, flag in enumerate(flags[i : i + 3])]))
        yield from (np.diff(total[edges]) >> (_FIELD * j) & ((1 << _FIELD) - 1) for j in range(len(flags[i : i + 3])))


def _content_words(batch: Batch) -> Offsets:
    """Return the words that may be names or tell what a line speaks of: about half of them."""
    return np.flatnonzero((batch.words.length > _CONTENT) | batch.words.initial_upper)


def _occurrences(batch: Batch, chosen: Offsets) -> tuple[Offsets, Offsets]:
    """Return for each of the words ``chosen`` the lines in which its document first and last has it."""
    words, count = batch.words, len(chosen)
    types, _, _, inverse = words.types
    # One sort of plain integers, far faster than an argsort: document, then type, then index.
    bits = count.bit_length()
    packed = np.sort(((words.document[chosen] * len(types) + inverse[chosen]) << bits) + np.arange(count))
    index = packed & ((1 << bits) - 1)
    fresh = np.diff(packed >> bits, prepend=-1) != 0
    group, starts, line = np.cumsum(fresh) - 1, np.flatnonzero(fresh), words.line[chosen]
    first, last = np.empty(count, np.int64), np.empty(count, np.int64)
    first[index] = line[index[starts]][group]
    last[index] = line[index[np.append(starts, count)[1:] - 1]][group]
    return first, last


def _rhythm(batch: Batch) -> dict[str, Column]:
    """Return how far the length of each line is from those next to it, and whether they begin with the same word."""
    lines = batch.lines
    joined = np.diff(lines.document) == 0  # each line but the last to the one after it
    step = np.where(joined, np.abs(np.diff(np.log1p(lines.word_count))), _APART)
    begins = batch.once(line_keys)["first-word"]
    same = joined & (begins[1:] == begins[:-1]) & (begins[1:] != 0)
    apart, no = np.full(min(len(lines), 1), _APART), np.zeros(min(len(lines), 1), bool)
    return {
        "length-step-before": np.append(apart, step),
        "length-step-after": np.append(step, apart),
        "same-start-before": np.append(no, same),
        "same-start-after": np.append(same, no),
    }


def _repeated(batch: Batch) -> Flags:
    """Return whether the document has a line of the same words elsewhere."""
    lines = batch.lines
    total = prefix_sum(batch.words.hash)
    key = (total[lines.last] - total[lines.first]) ^ (lines.document.astype(np.uint64) << np.uint64(40))
    _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    return (counts[inverse] > 1) & (lines.word_count > 0)


def _share_of_document(batch: Batch) -> npt.NDArray[np.float64]:
    """Return the line's share of its document's words."""
    lines = batch.lines
    total = np.bincount(lines.document, lines.word_count, minlength=len(batch))
    return lines.word_count / np.maximum(total, 1)[lines.document]
