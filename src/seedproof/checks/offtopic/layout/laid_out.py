"""The lines that a flattened document had: the checks of this family go by lines, and a page on one line would be one to them."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.layout.breaks import lost_breaks
from seedproof.checks.offtopic.layout.credit_ends import credit_ends
from seedproof.checks.offtopic.layout.end_marks import running_end_marks
from seedproof.checks.offtopic.layout.markers import behind, running_markers
from seedproof.text import codepoints
from seedproof.text.layout import divided
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, Spans

__all__ = ["before_end_marks", "breaks", "flattened", "laid_out"]

_LONG: Final = 100  # words of a line that holds several paragraphs (guessed: paragraphs of news have 15 to 90)
_MOSTLY: Final = 0.5  # share of a document's words that stand in such lines where it was flattened (guessed)


def laid_out(batch: Batch) -> Batch:
    """Return the batch with the long lines of flattened documents cut: after sentences, and where a line seems to have ended.

    All other documents are as they are, but that a mark of the end stands on a line of its own.
    """
    found = batch.once(_cut)
    return batch if found is None else found


def _cut(batch: Batch) -> Batch | None:
    """Return the batch with other lines, None where no document was flattened or has a mark of the end behind its last sentence."""
    flat = flattened(batch)
    lines = divided(batch.lines, batch.characters, flat, breaks(batch, flat)) if flat.any() else batch.lines
    lines = before_end_marks(batch, lines)
    return None if lines is batch.lines else batch.divided(lines)


def before_end_marks(batch: Batch, lines: Lines) -> Lines:
    """Return the lines, of which those that a mark of the end closes are cut before it."""
    marks = batch.once(running_end_marks)
    return divided(lines, batch.characters, np.ones(len(lines), bool), marks) if len(marks.start) else lines


def flattened(batch: Batch) -> Flags:
    """Return which lines are long, and hold most of their document. Of scripts without spaces characters are counted, two for a word."""
    lines, words = batch.lines, batch.once(_words)
    long = words >= _LONG
    in_long, total = (np.bincount(lines.document, counted, minlength=len(batch)) for counted in (words * long, words))
    return long & (in_long >= _MOSTLY * total)[lines.document]


def _words(batch: Batch) -> Offsets:
    """Return how many words each line has."""
    lines, words = batch.lines, batch.words
    if not len(words):
        return lines.word_count
    edges = (np.minimum(lines.first, len(words) - 1), np.maximum(lines.last - 1, 0))  # a year or a name in other letters may be the first
    first, last = (codepoints.UNSPACED[batch.characters.scripts[words.start[edge]]] for edge in edges)
    unspaced = (first | last) & (lines.word_count > 0)
    for line in np.flatnonzero(unspaced).tolist():
        unspaced[line] = codepoints.UNSPACED[batch.characters.scripts[lines.start[line] : lines.end[line]]].mean() > _MOSTLY
    return np.where(unspaced, np.maximum(lines.word_count, (lines.end - lines.start) // 2), lines.word_count)


def breaks(batch: Batch, flat: Flags) -> Spans:
    """Return where sentences end and the next begin, where lines seem to have ended, and where marks and credits end."""
    marked, closing = batch.once(running_markers).end, batch.once(running_end_marks)
    found = (
        batch.once(sentence_ends),
        lost_breaks(batch, np.flatnonzero(flat)),
        Spans(marked, behind(batch, marked)),
        batch.once(credit_ends),
    )
    end, chosen = np.unique(np.concatenate([spans.end for spans in found]), return_index=True)
    # A mark of the end is one thing, with its hour.
    kept = end <= np.append(closing.end, len(batch.text))[np.searchsorted(batch.document_of(closing.end), batch.document_of(end))]
    return Spans(np.concatenate([spans.start for spans in found])[chosen][kept], end[kept])
