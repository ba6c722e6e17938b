"""What is known to stand round or between articles without looking at other documents: the cut, fixed wording, captions."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.captions import caption_spans
from seedproof.checks.offtopic.inline.interruptions import advertisement_markers, calls, teasers
from seedproof.checks.offtopic.inline.page_head import page_head
from seedproof.checks.offtopic.inline.picture_labels import picture_labels
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Spans, mask

__all__ = ["known"]

_INTERRUPTING = (advertisement_markers, calls, teasers, page_head, picture_labels)


def known(batch: Batch) -> Flags:
    """Return which characters are known to be no article's, white space always among them.

    The analyses are those of the family, as they are without any options: what a corpus selects, ignores or sets changes nothing.
    """
    tails = np.array([(segment.start, segment.end) for segment in batch.once(segments)], np.int64).reshape(-1, 2)
    spans = [Spans(*tails.T), batch.once(caption_spans), *(batch.once(find).spans(batch.lines) for find in _INTERRUPTING)]
    starts, ends = (np.concatenate(edges) for edges in zip(*spans, strict=True))
    return mask(starts, ends, len(batch.text)) | batch.characters.where(codepoints.SPACE)
