"""The paragraphs of the article, and which lines stand above, below or between them."""

from __future__ import annotations

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import PARAGRAPH
from seedproof.checks.offtopic.inline.picture_credits import NO_CREDIT, picture_credits
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["before_prose", "between_prose"]


def before_prose(batch: Batch) -> Flags:
    """Return which lines have a paragraph of the article somewhere below them."""
    above, lines = batch.once(_paragraphs_above), batch.lines
    return above[lines.of_document[lines.document + 1]] > above[1:]


def between_prose(batch: Batch) -> Flags:
    """Return which lines have a paragraph of the article somewhere above them and one below."""
    above, lines = batch.once(_paragraphs_above), batch.lines
    return before_prose(batch) & (above[:-1] > above[lines.of_document[lines.document]])


def _paragraphs_above(batch: Batch) -> Offsets:
    """Return how many paragraphs of the batch stand above each line: sentences of some length before the cut that are no captions."""
    lines, credit = batch.lines, batch.once(picture_credits)
    return prefix_sum((lines.word_count >= PARAGRAPH) & lines.ends_sentence & before_cut(batch) & (credit == NO_CREDIT))
