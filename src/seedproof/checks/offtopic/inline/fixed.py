"""What the other checks of the family report of one document: by fixed wording, as captions, behind the cut."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.captions import caption_spans
from seedproof.checks.offtopic.inline.interruptions import advertisement_markers, calls, teasers
from seedproof.checks.offtopic.inline.page_head import page_head
from seedproof.checks.offtopic.inline.picture_labels import picture_labels
from seedproof.checks.offtopic.inline.stretches import single
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.text.spans import Flags, mask

__all__ = ["fixed"]

_INTERRUPTING = (advertisement_markers, calls, teasers, page_head, picture_labels)


def fixed(batch: Batch) -> Flags:
    """Return which characters are reported.

    The analyses are those of the checks, as they are without any options: what a corpus selects, ignores or sets changes nothing.
    """
    stretches = [single(~before_cut(batch)), *(batch.once(find) for find in _INTERRUPTING)]
    spans = [batch.once(caption_spans), *(found.spans(batch.lines) for found in stretches)]
    starts, ends = (np.concatenate(edges) for edges in zip(*spans, strict=True))
    return mask(starts, ends, len(batch.text))
