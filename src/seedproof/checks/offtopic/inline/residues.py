"""Where links left something: pointers and notes in brackets, and prices of shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.interruptions import teasers
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.core.patterns import regex
from seedproof.text.spans import Flags, Spans, ranges

__all__ = ["residues"]

_OPENING, _CLOSING = "([", ")]"
_LONGEST: Final = 220  # characters between the brackets: a headline, or two (guessed)
_PRICE: Final = regex(r"(?<=\w\s)[A-Z][A-Z0-9.]{1,11},\s[+−-]\d{1,3}\.\d{1,4}%")  # a share's symbol and how its price has changed


def residues(batch: Batch) -> Spans:
    """Return the places, in order, but for lines that are pointers as a whole and those of a tail."""
    found = sorted({*_bracketed(batch), *_prices(batch)})
    spans = Spans(*(np.array(edge, np.int64) for edge in (zip(*found, strict=True) if found else ((), ()))))
    kept = _running(batch)[batch.lines.containing(spans.start)] if found else np.zeros(0, bool)
    return Spans(spans.start[kept], spans.end[kept])


def _running(batch: Batch) -> Flags:
    """Return which lines are looked at."""
    flags, pointers = before_cut(batch), batch.once(teasers)
    flags[ranges(pointers.first, pointers.last + 1)] = False
    return flags


def _bracketed(batch: Batch) -> Iterator[tuple[int, int]]:
    """Yield brackets that begin with a pointer, or hold a note and nothing else."""
    text, characters = batch.text, batch.characters
    pointers, notes = (batch.phrases.of(topic) for topic in ("link-pointer", "link-note"))
    opened = characters.are(pointers.start - 1, _OPENING)
    ends = batch.lines.end[pointers.line[opened]]
    for start, end, line_end in zip(pointers.start[opened].tolist(), pointers.end[opened].tolist(), ends.tolist(), strict=True):
        close = _closing(text, start - 1, end, line_end)
        if close >= 0:
            yield start - 1, close + 1
    closed = characters.are(notes.start - 1, _OPENING) & characters.are(notes.end, _CLOSING)
    yield from zip((notes.start[closed] - 1).tolist(), (notes.end[closed] + 1).tolist(), strict=True)


def _closing(text: str, opening: int, end: int, line_end: int) -> int:
    """Return where a bracket is closed on its line, as a page's width has parted it or not, -1 where it is not, or too far away."""
    wanted = _CLOSING[_OPENING.index(text[opening])]
    close = text.find(wanted, end, opening + _LONGEST)
    within = text[opening + 1 : close]
    return -1 if close < 0 or ("\n" in within and close >= line_end) or text[opening] in within else close


def _prices(batch: Batch) -> Iterator[tuple[int, int]]:
    """Yield a share's symbol with its change, where it stands within a line."""
    percents = batch.characters.find_marks("%")
    lines = np.unique(batch.lines.containing(percents))
    for start, end in zip(batch.lines.start[lines].tolist(), batch.lines.end[lines].tolist(), strict=True):
        yield from (match.span() for match in _PRICE.finditer(batch.text, start, end))
