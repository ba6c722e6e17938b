"""Posts of social networks that run into a paragraph: "… said the mayor. The boats are back — Ana Petrov (@anapetrov) May 4, 2019 …"."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.inline.paragraphs import before_prose
from seedproof.checks.offtopic.inline.post_marks import other_beginnings, post_marks
from seedproof.checks.offtopic.inline.posts import posts
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.text.spans import Flags, Offsets, Spans

__all__ = ["post_sentences"]


def post_sentences(batch: Batch) -> tuple[Spans, Flags]:
    """Return the posts that are no lines of their own, each from the sentence that its mark stands in.

    In a document of another language it begins with the first of its sentences; in one of the same nothing tells where the article's
    own end, and the last is told alone. Doubtful is one without a signature in the article's language: the text may be made of such posts.
    """
    lines, marks = batch.lines, batch.once(post_marks)
    whole = batch.once(posts).spans(lines)
    at = np.searchsorted(whole.start, marks.start, side="right") - 1
    alone = (at >= 0) & (np.append(whole.end, 0)[at] >= marks.end)
    found = ~alone & before_cut(batch)[marks.line] & ~batch.lines_of_title[marks.line]
    other = batch.once(other_beginnings)
    found &= (other > lines.start[marks.line]) | (marks.end != lines.end[marks.line]) | before_prose(batch)[marks.line]
    start = np.maximum(np.where(other < 0, batch.once(_last_sentence), other), batch.once(_behind_others))
    return Spans(start[found], marks.end[found]), ((marks.signed == 0) & (other < 0))[found]


def _last_sentence(batch: Batch) -> Offsets:
    """Return where the sentence begins that each mark ends, in its line."""
    marks, begins = batch.once(post_marks), batch.once(sentence_ends).end
    at = np.searchsorted(begins, marks.start) - 1  # a mark may have a sentence for itself: that before it then
    return np.maximum(np.where(at >= 0, np.append(begins, 0)[at], 0), batch.lines.start[marks.line])


def _behind_others(batch: Batch) -> Offsets:
    """Return where the mark before each one ends, 0 where none is before it."""
    return np.append(0, batch.once(post_marks).end)[:-1]
