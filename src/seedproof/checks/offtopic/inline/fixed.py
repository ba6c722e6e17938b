"""What the other checks of the family report of one document: by fixed wording, as captions, behind the cut."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.call_sentences import call_sentences
from seedproof.checks.offtopic.inline.captions import caption_spans
from seedproof.checks.offtopic.inline.interruptions import advertisement_markers, calls, teasers
from seedproof.checks.offtopic.inline.page_head import page_head
from seedproof.checks.offtopic.inline.picture_labels import picture_labels
from seedproof.checks.offtopic.inline.post_sentences import post_sentences
from seedproof.checks.offtopic.inline.posts import posts
from seedproof.checks.offtopic.inline.residues import residues
from seedproof.checks.offtopic.tail.segments import segments
from seedproof.text.spans import Flags, Spans, mask

__all__ = ["fixed"]

_INTERRUPTING = (calls, teasers, page_head, picture_labels, posts)


def fixed(batch: Batch) -> Flags:
    """Return which characters are reported.

    The analyses are those of the checks, as they are without any options: what a corpus selects, ignores or sets changes nothing.
    """
    tails = batch.once(segments)
    spans = [
        Spans(np.array([tail.start for tail in tails], np.int64), np.array([tail.end for tail in tails], np.int64)),
        batch.once(advertisement_markers),
        batch.once(caption_spans),
        batch.once(residues),
        batch.once(call_sentences),
        batch.once(post_sentences)[0],
        *(batch.once(find).spans(batch.lines) for find in _INTERRUPTING),
    ]
    starts, ends = (np.concatenate(edges) for edges in zip(*spans, strict=True))
    return mask(starts, ends, len(batch.text))
