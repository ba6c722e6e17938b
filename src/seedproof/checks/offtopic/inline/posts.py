"""Posts of social networks that a page embeds: which lines are one, by what the network's own code writes below it."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.paragraphs import before_prose
from seedproof.checks.offtopic.inline.post_marks import other_beginnings, post_marks
from seedproof.checks.offtopic.inline.stretches import Stretches
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["posts"]

_LONGEST: Final = 75  # words of a post of 280 characters with its signature (guessed)


def posts(batch: Batch) -> Stretches:
    """Return the posts above the last paragraph, each with the line above its signature where that has one for itself.

    Below it a post may be what the article ends with. Doubtful is one that a colon leads to: the article may say nothing of what is in it;
    and those in a row that have no signature.
    """
    lines, marks = batch.lines, batch.once(post_marks)
    other = batch.once(other_beginnings)
    closing = (marks.end == lines.end[marks.line]) & (other <= lines.start[marks.line])
    closing &= before_prose(batch)[marks.line] & (lines.word_count[marks.line] <= _LONGEST)
    line, alone = marks.line[closing], (marks.start == lines.start[marks.line])[closing]
    above = np.maximum(line - 1, 0)
    follows = (line > lines.of_document[lines.document[line]]) & (lines.word_count[above] <= _LONGEST)
    first = line - (alone & follows & ~batch.lines_of_title[above] & ~batch.characters.are(lines.end[above] - 1, ":"))
    own = ~np.isin(line, first[first < line])  # a line that ends in an address, above the signature of its post
    line, first, other = line[own], _begun(batch, first[own], line[own]), other[closing][own]
    first = np.where(other < 0, first, np.minimum(first, np.searchsorted(lines.start, other)))
    led = (first > lines.of_document[lines.document[first]]) & batch.characters.are(lines.end[first - 1] - 1, ":")
    return Stretches(first, line, led | _in_rows(first, line, ~marks.signed[closing][own]))


def _in_rows(first: Offsets, line: Offsets, unsigned: Flags) -> Flags:
    """Return which posts without a signature stand right beside another such one: a text may be a list of what is to be posted."""
    beside = (first[1:] == line[:-1] + 1) & unsigned[1:] & unsigned[:-1]
    return np.append(False, beside)[: len(line)] | np.append(beside, False)[: len(line)]


def _begun(batch: Batch, first: Offsets, line: Offsets) -> Offsets:
    """Return the first sentence of each post of a flattened text: the one behind a colon that leads to it.

    Where none does, nothing tells where the article's own sentences end, and the last one is told alone.
    """
    lines, begun = batch.lines, first.copy()
    leads, signed = batch.characters.are(lines.end - 1, ":"), np.zeros(len(lines), bool)
    signed[line] = True
    for post, (at, last) in enumerate(zip(first.tolist(), line.tolist(), strict=True)):
        while lines.gap[at] == 0 and not (leads[at - 1] or signed[at - 1]) and _words(lines, at - 1, last) <= _LONGEST:
            at -= 1
        if lines.gap[at] == 0 and leads[at - 1]:
            begun[post] = at
    return begun


def _words(lines: Lines, first: int, last: int) -> int:
    """Return how many words the lines from ``first`` to ``last`` have."""
    return int(lines.last[last] - lines.first[first])
