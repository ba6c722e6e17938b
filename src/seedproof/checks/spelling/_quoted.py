"""Which words stand in running text: a headline has a style of its own, and a speaker a spelling and a style of his own."""

from __future__ import annotations

import numpy as np

from seedproof.checks.spelling._vocabulary import vocabulary
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.spans import Flags, Offsets

__all__ = ["quoted", "running_text"]


def running_text(batch: Batch, index: Offsets, language: str | None = None) -> Offsets:
    """Return those of the words at ``index`` that stand in running text, of ``language`` if one is given: no headline, no quotation."""
    vocab, line = batch.keep(vocabulary), batch.columns.words.line[index]
    kept = ~vocab.headline[line] & ~batch.lines_of_title[line]
    if language is not None:
        kept &= vocab.language[index] == LANGUAGES.index(language)
    index = index[kept]
    return index[~quoted(batch, index)]


def quoted(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words at ``index`` lie inside a quotation.

    Only these are looked up: ``Batch.in_quote`` marks every character, which takes longer than the checks that ask.
    """
    starts, reach = batch.keep(_quotations)
    place = batch.columns.words.start[index]
    last = np.searchsorted(starts, place, side="right") - 1
    flags: Flags = (last >= 0) & (place < np.append(reach, 0)[last])
    return flags


def _quotations(batch: Batch) -> tuple[Offsets, Offsets]:
    """Where quotations begin, in order, and how far the ones up to each reach: some hold others."""
    quotes = [quote for seed in batch.seeds for quote in seed.quotes]
    offsets = np.repeat(batch.columns.starts, [len(seed.quotes) for seed in batch.seeds])
    starts = offsets + np.array([quote.start for quote in quotes], np.int64)
    ends = offsets + np.array([quote.end for quote in quotes], np.int64)
    order = np.argsort(starts)
    return starts[order], np.maximum.accumulate(ends[order])
