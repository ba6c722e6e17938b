"""What is known to stand round or between articles without looking at other documents: behind the cut, by fixed wording, as captions.

This is all that recurring boilerplate asks the rest of the family. It needs to know no more of it than that each of these analyses is a
function of the batch that tells which text is no article's.
"""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.captions import caption_spans
from seedproof.checks.offtopic.inline.interruptions import advertisement_markers, calls, teasers
from seedproof.checks.offtopic.inline.page_head import page_head
from seedproof.checks.offtopic.inline.picture_labels import picture_labels
from seedproof.checks.offtopic.inline.stretches import single
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.text import codepoints
from seedproof.text.spans import Flags, mask

__all__ = ["known"]

_INTERRUPTING = (advertisement_markers, calls, teasers, page_head, picture_labels)


def known(batch: Batch) -> Flags:
    """Return which characters are known to be no article's, white space always among them.

    The analyses are those of the family, as they are without any options: what a corpus selects, ignores or sets changes nothing.
    """
    batch = laid_out(batch)
    stretches = [single(~before_cut(batch)), *(batch.once(find) for find in _INTERRUPTING)]
    spans = [batch.once(caption_spans), *(found.spans(batch.lines) for found in stretches)]
    starts, ends = (np.concatenate(edges) for edges in zip(*spans, strict=True))
    return mask(starts, ends, len(batch.text)) | batch.characters.where(codepoints.SPACE)
