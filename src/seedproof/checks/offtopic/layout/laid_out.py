"""The lines that a flattened document had: the checks of this family go by lines, and a page on one line would be one to them."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.layout.breaks import lost_breaks
from seedproof.text.layout import divided
from seedproof.text.spans import Flags, Spans

__all__ = ["breaks", "flattened", "laid_out"]

_LONG: Final = 100  # words of a line that holds several paragraphs (guessed: paragraphs of news have 15 to 90)
_MOSTLY: Final = 0.5  # share of a document's words that stand in such lines where it was flattened (guessed)


def laid_out(batch: Batch) -> Batch:
    """Return the batch with the long lines of flattened documents cut: after sentences, and where a line seems to have ended.

    All other documents are as they are.
    """
    found = batch.once(_cut)
    return batch if found is None else found


def _cut(batch: Batch) -> Batch | None:
    """Return the batch with other lines, None where no document was flattened."""
    flat = flattened(batch)
    return batch.divided(divided(batch.lines, batch.characters, flat, breaks(batch, flat))) if flat.any() else None


def flattened(batch: Batch) -> Flags:
    """Return which lines are long, and hold most of their document."""
    lines, words = batch.lines, batch.lines.word_count
    long = words >= _LONG
    in_long, total = (np.bincount(lines.document, counted, minlength=len(batch)) for counted in (words * long, words))
    return long & (in_long >= _MOSTLY * total)[lines.document]


def breaks(batch: Batch, flat: Flags) -> Spans:
    """Return where sentences end and the next begin, and where lines seem to have ended, in order."""
    sentences = batch.once(sentence_ends)
    lost = lost_breaks(batch, np.flatnonzero(flat))
    end, chosen = np.unique(np.append(sentences.end, lost.end), return_index=True)
    return Spans(np.append(sentences.start, lost.start)[chosen], end)
