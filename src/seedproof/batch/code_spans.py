"""Code spans: what stands between backticks, as Markdown and reStructuredText write the names of programs and what is typed."""

from __future__ import annotations

from itertools import groupby
from typing import Final

import numpy as np

from seedproof.batch.batch import Batch
from seedproof.core.patterns import regex
from seedproof.text.spans import Flags, Offsets, Spans, holder

__all__ = ["code_spans", "in_code_span"]

_TICK: Final = "`"
_LONGEST: Final = 200  # characters between the backticks (guessed)
_SENTENCE, _MOSTLY = 5, 0.6  # words of a sentence, and the part of them that is nothing but letters (guessed)
_PARTED: Final = regex(r"[\n\r]\s*[\n\r](?<!\r\n)|[\n\r]\s*(?:[-*+•]|\d+[.)]) ")  # a paragraph, or an item of a list
_FENCE: Final = 3  # backticks that begin a block, which holds lines


def code_spans(batch: Batch) -> Spans:
    """Return where code spans stand, with their backticks, in order; use as ``batch.once(code_spans)``.

    A run of one or two backticks begins one, and the next run of as many ends it, in the same paragraph. Quotation marks that are written
    with backticks, ``quoted'', are none.
    """
    ticks = batch.characters.find_marks(_TICK)
    runs = [(at, count) for at, count in _runs(ticks.tolist()) if count < _FENCE]
    found: list[tuple[int, int]] = []
    k = 0
    while k < len(runs) - 1:
        (start, count), (end, other) = runs[k : k + 2]
        if count == other and _is_code(batch.text, start, end, count):
            found.append((start, end + count))
            k += 1
        k += 1
    spans = np.array(found, np.int64).reshape(-1, 2)
    return Spans(spans[:, 0], spans[:, 1])


def in_code_span(batch: Batch, offsets: Offsets) -> Flags:
    """Return which offsets lie in a code span."""
    spans = batch.once(code_spans)
    flags: Flags = holder(offsets, spans.start, spans.end) >= 0
    return flags


def _runs(ticks: list[int]) -> list[tuple[int, int]]:
    """Return where backticks that touch begin, and how many they are."""
    grouped = (list(group) for _, group in groupby(enumerate(ticks), key=lambda one: one[1] - one[0]))
    return [(group[0][1], len(group)) for group in grouped]


def _is_code(text: str, start: int, end: int, count: int) -> bool:
    """Tell whether what stands between two runs of backticks is code: it touches both, no word touches either from outside.

    A sentence between them is a quotation.
    """
    inside = text[start + count : end]
    if not inside.strip() or len(inside) > _LONGEST or "''" in inside or _PARTED.search(inside):
        return False
    words = inside.split()
    if len(words) >= _SENTENCE and sum(map(str.isalpha, words)) >= _MOSTLY * len(words):
        return False
    touches = not inside[0].isspace() and not inside[-1].isspace()
    return touches and not text[max(start - 1, 0) : start].isalnum() and not text[end + count : end + count + 1].isalnum()
