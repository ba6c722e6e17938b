"""Marks of advertisements that run into the text: "… said the mayor. Advertisement The ferry …"."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.spoken import tells
from seedproof.lang.phrases import PLACES, by_place, by_topic
from seedproof.lang.word_lists import every, lookup
from seedproof.text import codepoints
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets, Spans

__all__ = ["MARKER", "behind", "running_markers"]

MARKER: Final = "advertisement-marker"  # the topic of its wording

_QUOTES: Final = "\"'“‘«„"
_SHORT: Final = 3  # letters up to which one must have capitals: "AD", "PUB" (guessed)


def running_markers(batch: Batch) -> Spans:
    """Return the marks that stand where a sentence begins, with another sentence, or another mark, behind them on their line.

    "Advertising Harbourside told the paper": a mark of one word counts where it has capitals alone, a word that begins sentences is behind
    it, or a quotation, or where the document has the same mark so. One of few letters ("AD Kevin White said") counts by what is behind it
    alone, and one of a script without capitals does not: any sentence may begin with it.
    """
    found, lines, characters = batch.wording, batch.lines, batch.characters
    chosen = np.flatnonzero(_whole()[found.phrase])
    chosen = chosen[tells(batch, found.phrase[chosen], batch.document_of(found.start[chosen]))]
    chosen = chosen[np.lexsort((-found.end[chosen], found.start[chosen]))]
    start, end = found.start[chosen], found.end[chosen]
    line, following = lines.containing(start), behind(batch, end)
    begins = within(start, batch.once(sentence_ends).end) | (start == lines.start[line])
    parted = (following > end) & (following < lines.end[line]) & ~characters.is_(following, codepoints.LOWER)
    spans = _chained(start, end, following, begins, parted & _has_capitals(batch, start, end))
    return _told(batch, spans)


def _told(batch: Batch, marks: Spans) -> Spans:
    """Return the marks that are clear, and those that their document has clear elsewhere; none of a title."""
    document = batch.document_of(marks.start)
    clear = _is_clear(batch, marks)
    said = list(
        zip(document.tolist(), (batch.text[a:b].casefold() for a, b in zip(*map(np.ndarray.tolist, marks), strict=True)), strict=True)
    )
    known = {one for one, is_clear in zip(said, clear.tolist(), strict=True) if is_clear}
    kept = np.array([one in known for one in said], bool) & (marks.start >= batch.titles.end[document])
    return Spans(marks.start[kept], marks.end[kept])


def _is_clear(batch: Batch, marks: Spans) -> Flags:
    """Return which marks have several words, or capitals alone, or begin before what surely begins a sentence."""
    words, characters, after = batch.words, batch.characters, behind(batch, marks.end)
    lower, upper = (characters.counted(kind) for kind in (codepoints.LOWER, codepoints.UPPER))
    capitals = (lower[marks.end] == lower[marks.start]) & (marks.end - marks.start > _SHORT)
    several = np.searchsorted(words.start, marks.end) - np.searchsorted(words.start, marks.start) > 1
    starts = np.zeros(len(after), bool)
    word = words.at(after)
    starts[word >= 0] = lookup(words.hash[word[word >= 0]], every("sentences", "starter") | every("sentences", "inside"))
    cased = upper[marks.end] > upper[marks.start]
    flags: Flags = several | (cased & (starts | capitals | characters.are(after, _QUOTES)))
    return flags


def behind(batch: Batch, end: Offsets) -> Offsets:
    """Return where the next word or mark after white space begins, or the text ends."""
    if not len(end):  # as in most batches, whose whole text need not be looked at
        return end
    inked = np.flatnonzero(~batch.characters.where(codepoints.SPACE))
    return np.append(inked, len(batch.text))[np.searchsorted(inked, end)]


def _chained(start: Offsets, end: Offsets, following: Offsets, begins: Flags, fits: Flags) -> Spans:
    """Return those that fit and stand where a sentence begins or behind another one; of several with one start, the longest."""
    kept: list[tuple[int, int]] = []
    past, goes_on = -1, -1
    for first, last, after, opens, fit in zip(*(column.tolist() for column in (start, end, following, begins, fits)), strict=True):
        if fit and first >= past and (opens or first == goes_on):
            kept.append((first, last))
            past, goes_on = last, after
    return Spans(*np.array(kept, np.int64).reshape(-1, 2).T)


def _has_capitals(batch: Batch, start: Offsets, end: Offsets) -> Flags:
    """Return which begin with no small letter, and have none at all where they are short."""
    lower = batch.characters.counted(codepoints.LOWER)
    return ~batch.characters.is_(start, codepoints.LOWER) & ((end - start > _SHORT) | (lower[end] == lower[start]))


@cache
def _whole() -> Flags:
    """Return which phrases are marks that are a whole line."""
    flags: Flags = (by_topic({MARKER: 1}, 0) == 1) & (by_place(range(len(PLACES))) == PLACES.index("line"))
    return flags
