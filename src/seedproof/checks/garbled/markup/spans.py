"""Spans of markup: which of them lie in prose, and how far one may reach."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.code_spans import in_code_span
from seedproof.checks.programming import about_code
from seedproof.core.patterns import regex
from seedproof.text.spans import Offsets

__all__ = ["Span", "in_prose", "with_limits"]

Span = tuple[int, int]

_MARKUP_TERM: Final = regex(
    r"(?<![\w/.<-])(?:html|xml|markup|css|javascript|bbcode|shortcodes?)(?![\w/=>-])|>[\"”’]?\s+(?:tags?|elements?)\b|\b(?:tags?|elements?)\s+[\"“‘]?<",
    re.IGNORECASE,
)
_BLOCK: Final = 400  # characters of a line beside which such a term counts (guessed)


def in_prose(batch: Batch, spans: Iterable[Span]) -> list[Span]:
    """Return those spans that lie in no document about programming, in no code span, nor in a line that talks of markup."""
    found = list(spans)
    if not found:
        return found
    text, lines, start = batch.text, batch.lines, np.array([start for start, _ in found], np.int64)
    line = lines.containing(start)
    # One answer for each block of a line, as some lines are tags and nothing else.
    block = (start - lines.start[line]) // _BLOCK
    blocks = list(zip(lines.start[line].tolist(), lines.end[line].tolist(), block.tolist(), strict=True))
    talks = {where: _talks_of_markup(text, *where) for where in set(blocks)}
    coding = (batch.once(about_code)[batch.document_of(start)] | in_code_span(batch, start)).tolist()
    return [span for span, code, where in zip(found, coding, blocks, strict=True) if not code and not talks[where]]


def with_limits(batch: Batch, offsets: Offsets) -> list[tuple[int, int]]:
    """Return each offset with the end of its document, past which nothing that begins there may reach."""
    return list(zip(offsets.tolist(), batch.ends[batch.document_of(offsets)].tolist(), strict=True))


def _talks_of_markup(text: str, start: int, end: int, block: int) -> bool:
    """Tell whether the line ``[start, end)`` mentions markup in this block or beside it."""
    low = start + block * _BLOCK
    return bool(_MARKUP_TERM.search(text, max(low - _BLOCK, start), min(low + 2 * _BLOCK, end)))
