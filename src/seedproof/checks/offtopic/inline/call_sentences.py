"""Calls to subscribe, sign up or give that stand in a paragraph: "… said the mayor. Sign up for our newsletter."."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.inline.interruptions import LONGEST_CALL
from seedproof.checks.offtopic.inline.wording import before_cut, wording_in
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.text.layout import divided
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Spans, runs_within

__all__ = ["call_sentences"]

_CALLS: Final = "inline-promo"  # the topic of what calls begin with


def call_sentences(batch: Batch, longest: int = LONGEST_CALL) -> Spans:
    """Return the sentences of at most ``longest`` words that begin as a call does, outside quotations: those in a row as one."""
    parts, begun = batch.once(_begun)
    first, end = runs_within(begun & (parts.word_count <= longest), batch.lines.containing(parts.start))
    return _with_blocks(batch, Spans(parts.start[first], parts.end[end - 1]))


def _begun(batch: Batch) -> tuple[Lines, Flags]:
    """Return the lines, of which those with words of a call are cut into sentences, and which of these parts begin as a call does."""
    held = np.zeros(len(batch.lines), bool)
    held[batch.lines.containing(batch.wording.starts_of(_CALLS))] = True
    parts = divided(batch.lines, batch.characters, held, batch.once(sentence_ends))
    line = batch.lines.containing(parts.start)
    found = (parts.start != batch.lines.start[line]) | (parts.end != batch.lines.end[line])
    found &= wording_in(batch, parts, _CALLS).start & before_cut(batch)[line] & ~batch.lines_of_title[line]
    chosen = np.flatnonzero(found)
    found[chosen] = ~batch.in_quote[parts.start[chosen]]
    return parts, found


def _with_blocks(batch: Batch, calls: Spans) -> Spans:
    """Return the calls, each with all of the block that it is a part of: "Always up to date? Download our app."."""
    found = batch.once(blocks)
    at = np.searchsorted(found.start, calls.end) - 1  # the last block that begins before a call ends
    beside = (at >= 0) & (np.append(found.end, 0)[at] > calls.start)
    start = np.where(beside, np.minimum(calls.start, np.append(found.start, 0)[at]), calls.start)
    end = np.where(beside, np.maximum(calls.end, np.append(found.end, 0)[at]), calls.end)
    return Spans(start, end)
