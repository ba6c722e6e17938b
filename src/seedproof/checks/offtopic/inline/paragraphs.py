"""The paragraphs of the article, and which lines stand above, below or between them."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import PARAGRAPH
from seedproof.checks.offtopic.inline.picture_credits import NO_CREDIT, picture_credits
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["before_prose", "between_prose", "paragraphs"]


def before_prose(batch: Batch) -> Flags:
    """Return which lines have a paragraph of the article somewhere below them."""
    above, lines = batch.once(_paragraphs_above), batch.lines
    return above[lines.of_document[lines.document + 1]] > above[1:]


def between_prose(batch: Batch) -> Flags:
    """Return which lines have a paragraph of the article somewhere above them and one below."""
    above, lines = batch.once(_paragraphs_above), batch.lines
    return before_prose(batch) & (above[:-1] > above[lines.of_document[lines.document]])


def paragraphs(batch: Batch) -> Flags:
    """Return which lines are sentences of some length. Of scripts without spaces characters are counted, two for a word."""
    lines, words = batch.lines, batch.words
    long = lines.word_count >= PARAGRAPH
    if len(words):
        first = np.minimum(lines.first, len(words) - 1)
        unspaced = codepoints.UNSPACED[batch.characters.scripts[words.start[first]]] & (lines.word_count > 0)
        long |= unspaced & (lines.end - lines.start >= 2 * PARAGRAPH)
    return long & lines.ends_sentence


def _paragraphs_above(batch: Batch) -> Offsets:
    """Return how many paragraphs of the batch stand above each line: sentences of some length before the cut that are no captions."""
    credit = batch.once(picture_credits).start
    return prefix_sum(paragraphs(batch) & before_cut(batch) & (credit == NO_CREDIT))
