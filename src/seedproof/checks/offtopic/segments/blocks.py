"""The stretches of a document that the model of segments tells to be none of the article: above it, and between its paragraphs."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.form import within_sentence
from seedproof.checks.offtopic.segments.chain import Likelihoods
from seedproof.checks.offtopic.segments.segment_features import closes_paragraph, opens_paragraph
from seedproof.checks.offtopic.segments.segments import BLOCK, LEAD, TAIL, told
from seedproof.text.spans import Flags, Offsets, prefix_sum, runs_within, sums

__all__ = ["Blocks", "blocks"]

# How likely it must be that a segment is none of the article, where it stands on lines of its own and where it is a sentence in a line. Of
# what no other check of the family finds, 36 of 37 and 29 of 33 such were marked by a reader too, on sites that were not learnt from.
_LIKELY: Final = 0.75
_SENTENCE_LIKELY: Final = 0.8
_PROSE_LIKELY: Final = 0.93  # the same of a sentence of some length: what is lost by mistake is the article's own
_PROSE: Final = 12  # words of it (guessed)
_FAINT_LIKELY: Final = 0.97  # the same of a name or a date: the signatures of a letter, a line-up, a by-line
_NAME: Final = 4  # words at most (guessed)
_MOST: Final = (
    0.5  # share of the words of a document: where more is told to be none of the article, more likely that is misjudged (guessed)
)
# Menus of whole pages have more words than their articles: surer than this, in lines of so many words, with so many words left (guessed).
_SURELY, _ITEM, _LEFT = 0.97, 5, 60
_BULLETS: Final = "*•·●-–"  # before an item of a list


class Blocks(NamedTuple):
    """Columns over stretches of segments that are none of the article, and no tail.

    ``start``, ``end``: their spans in the batch's text
    ``above``: whether it stands above the article, and not inside it
    ``likely``: how likely the least likely of its segments is none of the article
    """

    start: Offsets
    end: Offsets
    above: Flags
    likely: Likelihoods


def blocks(batch: Batch) -> Blocks:
    """Return the blocks of all documents of the batch, in order."""
    own, likely = batch.once(told)
    lines = own.lines
    off = likely[:, LEAD] + likely[:, BLOCK] + likely[:, TAIL]
    alone = opens_paragraph(own) & closes_paragraph(own)
    prose = (lines.word_count >= _PROSE) & lines.ends_sentence
    needed = np.select((_faint(own), prose, ~alone), (_FAINT_LIKELY, _PROSE_LIKELY, _SENTENCE_LIKELY), _LIKELY)
    flags = (off >= needed) & (likely[:, TAIL] < off / 2) & ~own.lines_of_title
    first, last = runs_within(flags, lines.document)
    words = prefix_sum(lines.word_count)
    low, high = lines.of_document[lines.document[first]], lines.of_document[lines.document[first] + 1]
    inside, outside = words[last] - words[first], words[high] - words[last] + words[first] - words[low]
    menu = (sums(off, first, last) >= _SURELY * (last - first)) & (inside <= _ITEM * (last - first)) & (outside >= _LEFT)
    small = (inside <= _MOST * (inside + outside)) | menu & (likely[first, LEAD] > likely[first, BLOCK])
    small &= (last - first > 1) | ~within_sentence(own)[first]  # the words of a link, on a line of their own
    first, last = first[small], last[small]
    above = likely[first, LEAD] >= likely[first, BLOCK]
    own_items = ~above & _among_items(own, first, last)
    first, last, above = first[~own_items], last[~own_items], above[~own_items]
    least = np.minimum.reduceat(np.append(off, 1.0), np.stack((first, last), 1).ravel())[::2] if len(first) else np.zeros(0)
    return Blocks(lines.start[first], lines.end[last - 1], above, least)


def _among_items(batch: Batch, first: Offsets, last: Offsets) -> Flags:
    """Return which stretches ``[first, last)`` are items of a list that begins before them or goes on after them: the article's own."""
    lines, opens = batch.lines, opens_paragraph(batch)
    at = lines.start[opens]
    item = batch.characters.are(at, _BULLETS) & batch.characters.are(at + 1, " ")
    # Items of one list are alike; whatever else is like nothing.
    alike = np.where(item, batch.characters.codes_at(at) + (lines.document[opens] << 32), -2 - np.arange(len(at)))
    alike, line = np.append(alike, -1), np.cumsum(opens) - 1
    begins, ends = line[first], line[last - 1]
    return opens[first] & ((alike[begins] == alike[begins - 1]) | (alike[ends] == alike[ends + 1]))


def _faint(batch: Batch) -> Flags:
    """Return which segments are nothing but a name or a date, and hold no fixed wording: such lines stand in articles too."""
    lines, words = batch.lines, batch.words
    plain = np.bincount(words.line[words.initial_upper | words.has_digit], minlength=len(lines))
    said = np.bincount(batch.phrases.line, minlength=len(lines)) > 0
    return (lines.word_count <= _NAME) & (plain == lines.word_count) & ~said
