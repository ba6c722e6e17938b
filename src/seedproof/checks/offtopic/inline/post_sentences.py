"""Posts of social networks that run into a paragraph: "… said the mayor. The boats are back — Ana Petrov (@anapetrov) May 4, 2019 …"."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.inline.paragraphs import before_prose
from seedproof.checks.offtopic.inline.post_marks import other_beginnings, post_marks
from seedproof.checks.offtopic.inline.posts import posts
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.text.spans import Flags, Offsets, Spans, holder

__all__ = ["post_sentences"]

_LONGEST: Final = 280  # characters of a post
_LEADS: Final = (": ", ":\n", ":\xa0")


def post_sentences(batch: Batch) -> tuple[Spans, Flags]:
    """Return the posts that are no lines of their own.

    In a document of another language a post begins with the first of its sentences; in one of the same only a colon tells where, and
    without one its last sentence is told alone. Doubtful is what a colon leads to, and what has no signature and is in the article's
    language: the text may be made of such posts.
    """
    lines, marks = batch.lines, batch.once(post_marks)
    found = (holder(marks.end - 1, *batch.once(posts).spans(lines)) < 0) & before_cut(batch)[marks.line] & ~batch.lines_of_title[marks.line]
    other, led = batch.once(other_beginnings), _behind_colons(batch)
    closing = marks.end == lines.end[lines.containing(marks.end - 1)]
    found &= (other > lines.start[marks.line]) | ~closing | before_prose(batch)[marks.line]
    own = other < 0
    start = np.where(own, np.where(led < 0, _last_sentence(batch), led), other)[found]
    doubtful = own & (~marks.signed | (led >= 0))
    return Spans(np.array([_past_spaces(batch.text, at) for at in start.tolist()], np.int64), marks.end[found]), doubtful[found]


def _last_sentence(batch: Batch) -> Offsets:
    """Return where the sentence begins that each mark ends, in its line."""
    marks, begins = batch.once(post_marks), batch.once(sentence_ends).end
    at = np.searchsorted(begins, marks.start) - 1  # a mark may have a sentence for itself: that before it then
    start = np.where(at >= 0, np.append(begins, 0)[at], 0)
    return np.maximum(np.maximum(start, batch.lines.start[marks.line]), marks.lowest)


def _behind_colons(batch: Batch) -> Offsets:
    """Return where the text behind the last colon begins that may lead to the post of each mark, -1 where there is none."""
    marks, text = batch.once(post_marks), batch.text
    begun = np.full(len(marks.start), -1, np.int64)
    lowest = np.maximum(marks.lowest, marks.start - _LONGEST)
    for mark, (low, start) in enumerate(zip(lowest.tolist(), marks.start.tolist(), strict=True)):
        at = max(text.rfind(lead, low, start) for lead in _LEADS)
        if at >= 0:
            begun[mark] = at + len(_LEADS[0])
    return begun


def _past_spaces(text: str, at: int) -> int:
    """Return where the white space ends that stands at ``at``."""
    while text[at].isspace():
        at += 1
    return at
