"""Calls to subscribe, sign up or give that stand in a paragraph: "… said the mayor. Sign up for our newsletter."."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.interruptions import LONGEST_CALL
from seedproof.checks.offtopic.inline.wording import before_cut, wording
from seedproof.checks.offtopic.layout.segmented import segmented
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.text.spans import Spans, runs_within

__all__ = ["call_sentences"]


def call_sentences(batch: Batch, longest: int = LONGEST_CALL) -> Spans:
    """Return the sentences of at most ``longest`` words that begin as a call does, outside quotations: those in a row as one."""
    own = batch.once(segmented)
    lines, line = own.lines, batch.lines.containing(own.lines.start)
    part = (lines.start != batch.lines.start[line]) | (lines.end != batch.lines.end[line])
    found = part & wording(own, "inline-promo").start & (lines.word_count <= longest)
    found &= before_cut(batch)[line] & ~batch.lines_of_title[line]
    chosen = np.flatnonzero(found)
    found[chosen] = ~batch.in_quote[lines.start[chosen]]
    first, end = runs_within(found, line)
    return _with_blocks(batch, Spans(lines.start[first], lines.end[end - 1]))


def _with_blocks(batch: Batch, calls: Spans) -> Spans:
    """Return the calls, each with all of the block that it is a part of: "Always up to date? Download our app."."""
    found = batch.once(blocks)
    at = np.searchsorted(found.start, calls.end) - 1  # the last block that begins before a call ends
    beside = (at >= 0) & (np.append(found.end, 0)[at] > calls.start)
    start = np.where(beside, np.minimum(calls.start, np.append(found.start, 0)[at]), calls.start)
    end = np.where(beside, np.maximum(calls.end, np.append(found.end, 0)[at]), calls.end)
    return Spans(start, end)
