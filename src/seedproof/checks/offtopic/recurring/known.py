"""What is known to stand round or between articles without looking at other documents: by fixed wording, by its looks, behind the cut.

This is all that recurring boilerplate asks the rest of the family. It is asked of stretches of lines when their documents are read once
more. By then the other checks have mostly looked at these documents, so what they know is noted when lines are counted; what was not
noted is found out anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.fixed import fixed
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.text import codepoints
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, mask, prefix_sum
from seedproof.text.spilled import Table

__all__ = ["NOTED", "are_known", "known_of", "note"]

#: Lines of a document that stand side by side and are known: the first of them, and the one behind the last, counted from its first line.
#: Each document of which this is noted has an empty stretch too.
NOTED: Final = np.dtype([("document", "u8"), ("first", "i4"), ("past", "i4")])

_MOST: Final = 0.6  # of the text of a batch, beyond which nothing would be saved, as a part is read anew (guessed)


def note(batch: Batch, numbers: Hashes) -> Table:
    """Return, as ``NOTED``, which lines are known in a batch whose documents have these ``numbers``.

    It is empty where no other check has looked at the batch: to find out takes most of what the whole family does.
    """
    laid = laid_out(batch)
    if not (laid.has(segments) and laid.has(blocks)):
        return np.zeros(0, NOTED)
    lines, unknown = batch.lines, prefix_sum(~batch.once(_known), np.int32)
    known = unknown[lines.end] == unknown[lines.start]
    goes_on = known[1:] & known[:-1] & (lines.document[1:] == lines.document[:-1])
    first = np.flatnonzero(known & ~np.append(False, goes_on)[: len(known)])
    last = np.flatnonzero(known & ~np.append(goes_on, False)[: len(known)])
    document = lines.document[first]
    table = np.zeros(len(batch) + len(first), NOTED)
    table["document"] = np.concatenate((numbers, numbers[document]))
    table["first"][len(batch) :] = first - lines.of_document[document]
    table["past"][len(batch) :] = last + 1 - lines.of_document[document]
    return table


def are_known(batch: Batch, stretches: Sequence[tuple[int, int]], numbers: Hashes, noted: Table) -> list[bool]:
    """Return which stretches of lines, each of one document, are known as a whole: the first line of each is given, and the last.

    ``numbers``: of the documents of the batch · ``noted``: what is noted of some documents, in the order of these
    """
    first, last = np.array(stretches, np.int64).reshape(-1, 2).T
    document = batch.lines.document[first]
    low, high = (np.searchsorted(noted["document"], numbers[document], side) for side in ("left", "right"))
    asked = np.flatnonzero(_times(noted, low, high) != 1)  # nothing is noted; or the same of two documents that nothing tells apart
    flags = known_of(batch, set(document[asked].tolist()))
    offset = batch.lines.of_document[document]
    spans = zip(first - offset, last - offset, low, high, strict=True)
    known = [bool(np.any((noted["first"][a:b] <= start) & (noted["past"][a:b] > end))) for start, end, a, b in spans]
    for index in asked.tolist():
        known[index] = bool(flags[batch.lines.start[first[index]] : batch.lines.end[last[index]]].all())
    return known


def known_of(batch: Batch, documents: Collection[int]) -> Flags:
    """Return which characters of some documents are known to be no article's, white space always among them; of others it may tell none.

    Few documents of a batch have lines that recur, and to tell what is known takes most of what the whole family does: of these alone it is
    told anew.
    """
    chosen = sorted(documents)
    if sum(len(batch.documents[index].text) for index in chosen) > _MOST * len(batch.text):
        return batch.once(_known)
    flags, part = np.zeros(len(batch.text), bool), batch.part(chosen)
    for index, start, end in zip(chosen, part.starts.tolist(), part.ends.tolist(), strict=True):
        flags[batch.starts[index] : batch.ends[index]] = part.once(_known)[start:end]
    return flags


def _times(noted: Table, low: Offsets, high: Offsets) -> Offsets:
    """Return how many documents each stretch ``[low, high)`` of the table was noted of."""
    empty = prefix_sum(noted["past"] == 0)
    return empty[high] - empty[low]


def _known(batch: Batch) -> Flags:
    batch = laid_out(batch)
    found = batch.once(blocks)
    return batch.once(fixed) | mask(found.start, found.end, len(batch.text)) | batch.characters.where(codepoints.SPACE)
