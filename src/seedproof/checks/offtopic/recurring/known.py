"""What the other checks of the family report of a batch."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.advertisement_marker import AdvertisementMarker
from seedproof.checks.offtopic.inline.inline_promo import InlinePromo
from seedproof.checks.offtopic.inline.inline_teaser import InlineTeaser
from seedproof.checks.offtopic.inline.leading_boilerplate import LeadingBoilerplate
from seedproof.checks.offtopic.inline.stray_caption import StrayCaption
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.text import codepoints
from seedproof.text.spans import Flags, mask

__all__ = ["reported"]

_INSIDE = (AdvertisementMarker(), InlinePromo(), InlineTeaser(), LeadingBoilerplate(), StrayCaption())


def reported(batch: Batch) -> Flags:
    """Return which characters they report, white space always among them."""
    spans = [(s.start, s.end) for s in batch.once(segments)] + [(hit.start, hit.end) for check in _INSIDE for hit in check.find(batch)]
    starts, ends = np.array(spans, np.int64).reshape(-1, 2).T
    return mask(starts, ends, len(batch.text)) | batch.characters.where(codepoints.SPACE)
